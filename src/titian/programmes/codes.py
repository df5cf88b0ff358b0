"""The closed lists of programmes and secondments."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy


class ProgrammeKind(models.TextChoices):
    TRAINING = "training", gettext_lazy("training")
    INVESTIGATION = "investigation", gettext_lazy("investigations programme")
    ROUNDTABLE = "roundtable", gettext_lazy("roundtable")


class ProgrammeState(models.TextChoices):
    PLANNED = "planned", gettext_lazy("planned")
    RUNNING = "running", gettext_lazy("under way")
    CLOSED = "closed", gettext_lazy("closed")
    CANCELLED = "cancelled", gettext_lazy("cancelled")


BEFORE_CLOSING: Final = frozenset({ProgrammeState.PLANNED, ProgrammeState.RUNNING})
HELD: Final = frozenset({ProgrammeState.PLANNED, ProgrammeState.RUNNING, ProgrammeState.CLOSED})


class LineKind(models.TextChoices):
    MODULE = "module"
    FACILITATOR = "facilitator"
    COUNTRY = "country"
    AGENCY = "agency"


class CallState(models.TextChoices):
    PLANNED = "planned", gettext_lazy("planned")
    OPEN = "open", gettext_lazy("open for nominations")
    CLOSED = "closed", gettext_lazy("closed")
    CANCELLED = "cancelled", gettext_lazy("cancelled")


class SecondmentState(models.TextChoices):
    NOMINATED = "nominated", gettext_lazy("nominated")
    SELECTED = "selected", gettext_lazy("selected")
    PLACED = "placed", gettext_lazy("placed")
    HANDED_OVER = "handed_over", gettext_lazy("handed over")
    ALUMNI = "alumni", gettext_lazy("alumni")
    DECLINED = "declined", gettext_lazy("not selected")
    ENDED = "ended", gettext_lazy("ended early")


WAS_HERE: Final = frozenset({SecondmentState.HANDED_OVER, SecondmentState.ALUMNI, SecondmentState.ENDED})
FORGETTABLE: Final = WAS_HERE | {SecondmentState.DECLINED}
# A list of names goes a year after its programme at the latest.
LONGEST_NAMES: Final = timedelta(days=366)
