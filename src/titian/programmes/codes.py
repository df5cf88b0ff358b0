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


class Agency(models.TextChoices):
    LAW_ENFORCEMENT = "law_enforcement", gettext_lazy("law enforcement")
    IMMIGRATION = "immigration", gettext_lazy("immigration")
    COAST_GUARD = "coast_guard", gettext_lazy("coast guard")
    NAVY = "navy", gettext_lazy("navy")
    CUSTOMS = "customs", gettext_lazy("customs")
    PROSECUTION = "prosecution", gettext_lazy("prosecution")
    SOCIAL_WELFARE = "social_welfare", gettext_lazy("social welfare")
    LABOUR = "labour", gettext_lazy("labour")
    FOREIGN_AFFAIRS = "foreign_affairs", gettext_lazy("foreign affairs")
    CIVIL_SOCIETY = "civil_society", gettext_lazy("civil society")
    INTERNATIONAL = "international", gettext_lazy("international organisation")
    OTHER = "other", gettext_lazy("another")


class Gender(models.TextChoices):
    WOMEN = "women", gettext_lazy("women")
    MEN = "men", gettext_lazy("men")
    ANOTHER = "another", gettext_lazy("another gender")
    NOT_SAID = "not_said", gettext_lazy("not said")


class FollowUpState(models.TextChoices):
    """There is no state for an answer that has not come, but that nothing is known."""

    PLANNED = "planned", gettext_lazy("not asked yet")
    ASKED = "asked", gettext_lazy("asked")
    ANSWERED = "answered", gettext_lazy("answered")
    NO_ANSWER = "no_answer", gettext_lazy("no answer")


SETTLED: Final = frozenset({FollowUpState.ANSWERED, FollowUpState.NO_ANSWER})
MONTHS: Final = (3, 6)
# How long a question stays open; after that it stands as no answer.
ASKED_FOR: Final = timedelta(days=42)


class Answer(models.TextChoices):
    DONE = "done", gettext_lazy("done")
    PARTLY = "partly", gettext_lazy("partly")
    NOT_YET = "not_yet", gettext_lazy("not yet")


class Barrier(models.TextChoices):
    TIME = "time", gettext_lazy("no time beside other work")
    MONEY = "money", gettext_lazy("no money for it")
    DECISION = "decision", gettext_lazy("no decision from above")
    MOVED = "moved", gettext_lazy("moved to other work")
    EQUIPMENT = "equipment", gettext_lazy("no equipment or no material")
    LAW = "law", gettext_lazy("law or procedure is in the way")
    OTHER = "other", gettext_lazy("something else")


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
