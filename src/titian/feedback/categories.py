"""What a complaint may be about, as pictures on the phone. The hub learns it only from counts a body publishes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CATEGORIES: Final[Mapping[str, Promise]] = {
    "hurt": _("Hit, pushed or hurt"),
    "threatened": _("Threatened or shouted at"),
    "touched": _("Touched in a way they did not want"),
    "pressed": _("Pressed to answer or not allowed to stop"),
    "money": _("Money or things asked for or taken"),
    "no_care": _("No water, food, rest, toilet or doctor"),
    "told_others": _("What they said was told to others"),
    "other": _("Something else"),
}

# What an officer's act may be, why, and the levels, by the codes of contracts/schemas/complaint.schema.json.
ACTS: Final[Mapping[str, Promise]] = {
    "lowered": _("Two officers lowered the level"),
    "without_consent": _("Sent without the person's yes"),
    "went_on": _("Went on after the app said to stop the questions"),
    "stopped": _("The person stopped the talk"),
    "danger_over": _("The danger is over and help is here"),
    "taken_over": _("Somebody has taken responsibility"),
    "person_asks": _("The person asks for it"),
    "seen_in_error": _("What was seen was something else"),
    "threat_to_life": _("A life is in danger"),
    "child": _("A child's best interests"),
    "incapacity": _("They cannot say yes or no"),
    "NOW": _("Now"),
    "TODAY": _("Today"),
    "REFER": _("Refer"),
    "INFO": _("Information"),
    "INCOMPLETE": _("Incomplete"),
}
