"""What the form itself says to the officer. Words for the person come from the pack alone."""

from __future__ import annotations

MODE = "Who asks?"
MODES = {
    "officer": "The officer at the counter",
    "minimum": "An officer in a crowd: the short talk, which is no screening",
    "specialist": "A specialist",
    "legal_aid": "A lawyer, on a form that goes to legal aid alone",
}
STOPPED = "The person has stopped: ask nothing more"
STOPPED_VALUES = {"no": "No", "yes": "Yes"}
OFFERED = {"yes": "Yes", "no": "No", "stopped": "Began, and stopped"}

NOT_NOW = "Enough is known, or these questions are not for now: do not ask {which}. Go on to: {next}."
REFUSED = "The person said no to questions: ask nothing here. What was said before stays."
COVERED = "The person has told this already: do not ask {which}. Go on to: {next}."
ALL_OF_THEM = "any of them"
THE_END = "what follows"

CONSENT = (
    "Before this question say who you are, why you ask, that a no or a skip has no bad result, who will read the "
    "answers and how long they are kept. This form sends every answer to its server."
)
PRIVATE = "Private: not aloud, not where others hear."
SENSITIVE = "Ask once. A skip is final; do not ask why."
SELF_INCRIMINATING = (
    "The answer could be used against the person, and this form sends it to its server with all others. "
    "Ask only where legal aid alone reads it."
)
NOT_RECORDED = "Titian records no answer to this. This form does: it sends the answer to its server with all others."
SEEN = "You see this. Do not ask."

OUTCOME = "What follows: a suggestion, never a finding"
TO_SAY = "Say: {words}"
