"""The closed lists of a meeting."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy

from titian.workplan.codes import MeetingState

STATES: Final = {
    MeetingState.PLANNED: gettext_lazy("planned"),
    MeetingState.ASKING: gettext_lazy("asks for updates"),
    MeetingState.IN_SESSION: gettext_lazy("in session"),
    MeetingState.CLOSED: gettext_lazy("closed"),
    MeetingState.CANCELLED: gettext_lazy("cancelled"),
}
BEFORE: Final = frozenset({MeetingState.PLANNED, MeetingState.ASKING})
SITS: Final = frozenset({MeetingState.IN_SESSION})
NOT_OVER: Final = BEFORE | SITS
# What was said is written while a meeting sits, and by whoever keeps it also afterwards: such words are marked.
WRITTEN_IN: Final = frozenset({MeetingState.IN_SESSION, MeetingState.CLOSED})


class Seat(models.TextChoices):
    """As what a delegation takes part. Companies and civil society are counted together, and are no members."""

    CO_CHAIR = "co_chair", gettext_lazy("co-chair")
    MEMBER = "member", gettext_lazy("member")
    OBSERVER = "observer", gettext_lazy("observer")
    OFFICE = "office", gettext_lazy("regional office")
    COMPANIES = "companies", gettext_lazy("companies")
    CIVIL_SOCIETY = "civil_society", gettext_lazy("civil society")


WITHOUT_A_MEMBER: Final = frozenset({Seat.OBSERVER, Seat.OFFICE, Seat.COMPANIES, Seat.CIVIL_SOCIETY})


class SessionState(StrEnum):
    PLANNED = "planned"
    CANCELLED = "cancelled"


class PaperState(models.TextChoices):
    PROPOSED = "proposed", gettext_lazy("proposed")
    ACCEPTED = "accepted", gettext_lazy("accepted")
    DECLINED = "declined", gettext_lazy("declined")


class TaskState(models.TextChoices):
    """There is no state for a task whose day has passed."""

    OPEN = "open", gettext_lazy("open")
    DONE = "done", gettext_lazy("done")
    DROPPED = "dropped", gettext_lazy("no longer needed")
