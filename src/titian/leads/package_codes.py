"""The closed lists of packages, and of who reads them."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy


class PackageState(models.TextChoices):
    DRAFT = "draft", gettext_lazy("being put together")
    REVIEWED = "reviewed", gettext_lazy("reviewed, waits for a second person")
    OUT = "out", gettext_lazy("released")
    RECALLED = "recalled", gettext_lazy("recalled, not everybody has said that it is gone")
    GONE = "gone", gettext_lazy("recalled, and gone everywhere")


class ReadingFor(models.TextChoices):
    """What a recipient reads for. Control of migration is none of it."""

    WARNING = "warning", gettext_lazy("to warn people")
    DISRUPTION = "disruption", gettext_lazy("to stop offers")
    INVESTIGATION = "investigation", gettext_lazy("to investigate")


class ReadingUse(models.TextChoices):
    """What a recipient does with what it reads."""

    LOOK = "look", gettext_lazy("looks at it")
    MATCH = "match", gettext_lazy("compares it with what it has")
    ACT = "act", gettext_lazy("acts on it: asks to remove, warns, reviews")
    PUBLISH = "publish", gettext_lazy("publishes it")


class WhyRecalled(models.TextChoices):
    POSSIBLE_VICTIM = "possible_victim", gettext_lazy("Somebody in it may be a victim")
    MISTAKEN = "mistaken", gettext_lazy("It was a mistake")
    CLEARED = "cleared", gettext_lazy("The offer is gone")
    GIVER = "giver", gettext_lazy("Whoever gave it asks for it")


OUT_FOR: Final = 90
"""Days until a package expires, where nobody says otherwise."""
LONGEST_OUT: Final = 180
MOST_LEADS: Final = 100
MOST_RECIPIENTS: Final = 50
READ_LASTS_DAYS: Final = 365
"""Of a key to read with."""
