"""What a recipient may ask back, and what may be answered: codes with words, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

# How the meeting can be made to work. Nothing that the person would have to tell, and nothing of why.
QUESTIONS: Final[Mapping[str, Promise]] = {
    "still_there": gettext_lazy("Is the person still with you?"),
    "interpreter": gettext_lazy("Is an interpreter needed, and is one with you?"),
    "when": gettext_lazy("When can we meet the person?"),
    "transport": gettext_lazy("Can you bring the person to us?"),
}
_YES_NO: Final[Mapping[str, Promise]] = {
    "yes": gettext_lazy("Yes"),
    "no": gettext_lazy("No"),
    "not_known": gettext_lazy("We do not know"),
}
ANSWERS: Final[Mapping[str, Mapping[str, Promise]]] = {
    "still_there": _YES_NO,
    "interpreter": {
        "none_needed": gettext_lazy("None is needed"),
        "with_us": gettext_lazy("Yes, and one is with us"),
        "bring_one": gettext_lazy("Yes, and none is with us: bring one"),
        "not_known": gettext_lazy("We do not know"),
    },
    "when": {
        "now": gettext_lazy("Now, at any hour"),
        "today": gettext_lazy("Later today"),
        "tomorrow": gettext_lazy("Tomorrow"),
        "call": gettext_lazy("Call the station"),
    },
    "transport": _YES_NO,
}
# What came of it, once the person has arrived.
OUTCOMES: Final[Mapping[str, Promise]] = {
    "helped": gettext_lazy("We help the person"),
    "information": gettext_lazy("The person wanted information only"),
    "passed_on": gettext_lazy("Another organisation goes on, with the person’s yes"),  # noqa: RUF001
    "own_way": gettext_lazy("The person goes their own way"),
    "other": gettext_lazy("Something else"),
}


def say_answer(code: str, answer: str) -> Promise | str:
    """The words of an answer; nothing while there is none."""
    return ANSWERS.get(code, {}).get(answer, "")
