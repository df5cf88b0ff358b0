"""The codes of arrivals and their words. A test holds the codes to contracts/arrivals/codes.json."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: Final[Mapping[str, Promise]] = {
    "boat": _("Boat"),
    "bus": _("Bus or lorry"),
    "raid": _("Raid"),
    "release": _("Release from a compound"),
    "other": _("Other event"),
}
AUTHORITIES: Final[Mapping[str, Promise]] = {
    "immigration": _("Immigration"),
    "police": _("Police"),
    "coast_guard": _("Coast guard"),
    "navy": _("Navy"),
    "army": _("Army"),
    "labour": _("Labour inspection"),
    "social_welfare": _("Social welfare"),
    "local_government": _("Local government"),
    "other": _("Other authority"),
}
AGES: Final[Mapping[str, Promise]] = {
    "a0": _("0 to 4"),
    "a5": _("5 to 11"),
    "a12": _("12 to 17"),
    "a18": _("18 to 59"),
    "a60": _("60 and over"),
    "ax": _("age not known"),
}
SEXES: Final[Mapping[str, Promise]] = {"f": _("female"), "m": _("male"), "x": _("not known")}
NEEDS: Final[Mapping[str, Promise]] = {
    "water": _("Water"),
    "food": _("Food"),
    "blankets": _("Blankets"),
    "doctor": _("Doctor"),
}
STATES: Final[Mapping[str, Promise]] = {
    "waiting": _("Waiting"),
    "urgent": _("Urgent first"),
    "in_conversation": _("In conversation"),
    "referred": _("Referred"),
    "sheltered": _("Sheltered"),
    "left": _("Left"),
    "hospital": _("Hospital"),
    "transferred": _("Transferred"),
    "removed": _("Removed before screening"),
    "died": _("Died"),
    "unknown": _("Not known where"),
}
PARTS: Final[Mapping[str, Promise]] = {
    "seen": _("Seen"),
    "waiting": _("Waiting"),
    "left": _("Left"),
    "hospital": _("In hospital"),
    "transferred": _("Transferred"),
    "removed": _("Removed before screening"),
    "died": _("Died"),
    "unknown": _("Not known where"),
}
HEADS: Final = tuple(f"{age}.{sex}" for age in AGES for sex in SEXES)
INTERPRETER: Final = "interpreter."


class Stage(models.TextChoices):
    """When counts were made for a region's hub: once when the arrival was closed, once when its sheet was final."""

    CLOSED = "closed", _("when it was closed")
    FINAL = "final", _("final")
