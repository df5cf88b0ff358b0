from __future__ import annotations

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy

from titian.feedback.doors import Door
from titian.feedback.querysets import ComplaintQuerySet
from titian.feedback.states import Status
from titian.tables import Choice, Column, Table


def of_state(rows: ComplaintQuerySet, code: str) -> ComplaintQuerySet:
    if code == "waiting":
        return rows.exclude(status=Status.CLOSED)
    return rows if code == "any" else rows.filter(status=code)


RECEIVED: Final = Column(
    "received",
    gettext_lazy("Received on"),
    lambda row: row.received_on,
    sort=("received_on",),
    link=lambda row: reverse("complaint", args=[row.pk]),
)
STATUS: Final = Column(
    "status", gettext_lazy("State"), lambda row: Status(row.status).label, sort=("standing", "received_on")
)
DOOR: Final = Column(
    "door", gettext_lazy("How it came"), lambda row: Door(row.door).label, sort=("door", "received_on")
)
STATES: Final = Choice(
    "state",
    gettext_lazy("State"),
    {
        "waiting": gettext_lazy("Not closed"),
        **{code.value: code.label for code in Status},
        "any": gettext_lazy("All states"),
    },
    of_state,
    first="waiting",
)

COMPLAINTS: Final = Table(
    name="complaints",
    caption=gettext_lazy("Complaints"),
    columns=(
        RECEIVED,
        STATUS,
        DOOR,
        Column("answered", gettext_lazy("Answered on"), lambda row: row.answered_on, sort=("answered_on",)),
        Column("closed", gettext_lazy("Closed on"), lambda row: row.closed_on, sort=("closed_on",)),
    ),
    order="status",
    filters=(STATES,),
    empty=gettext_lazy("No complaint has come. When one comes it stands here, sealed to you alone."),
    hides_caption=True,
)

RECORDS: Final = Table(
    name="records",
    caption=gettext_lazy("What has come"),
    columns=(
        RECEIVED,
        STATUS,
        DOOR,
        Column("closed", gettext_lazy("Closed on"), lambda row: row.closed_on, sort=("closed_on",)),
    ),
    order="status",
    filters=(STATES,),
    empty=gettext_lazy("Nothing has come. When phones tell of an override, a stop or an exception it stands here."),
)
