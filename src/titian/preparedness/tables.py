"""The list of events."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db.models import QuerySet
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy

from titian.preparedness.codes import Kind, Status
from titian.preparedness.figures.published import read_seas
from titian.preparedness.models import Event
from titian.preparedness.words import say_sea
from titian.tables import Choice, Column, Day, Table, Words

SEAS: Final = {code: lazy(say_sea, str)(code) for code in read_seas()}


def narrow_sea(rows: QuerySet[Event], code: str) -> QuerySet[Event]:
    return rows.filter(sea=code)


def narrow_day(rows: QuerySet[Event], day: date) -> QuerySet[Event]:
    return rows.filter(first_on__gte=day)


EVENTS: Final = Table(
    name="events",
    caption=gettext_lazy("Events"),
    columns=(
        Column(
            "kind",
            gettext_lazy("What happened"),
            lambda row: Kind(row.kind).label,
            sort=("kind",),
            link=Event.get_absolute_url,
        ),
        Column("name", gettext_lazy("Known as"), lambda row: row.name),
        Column("first", gettext_lazy("Day"), lambda row: row.first_on, sort=("first_on",)),
        Column("last", gettext_lazy("Until"), lambda row: row.last_on),
        Column("sea", gettext_lazy("Sea"), lambda row: say_sea(row.sea), sort=("sea",)),
        Column("state", gettext_lazy("How far it has come"), lambda row: Status(row.state).label),
    ),
    order="-first",
    filters=(
        Words(gettext_lazy("Words"), ("name",)),
        Choice("kind", gettext_lazy("What happened"), dict(Kind.choices), lambda rows, code: rows.filter(kind=code)),
        Choice("sea", gettext_lazy("Sea"), SEAS, narrow_sea),
        Choice(
            "state",
            gettext_lazy("How far it has come"),
            dict(Status.choices),
            lambda rows, code: rows.filter(state=code),
        ),
        Day("since", gettext_lazy("Since"), narrow_day),
    ),
    empty=gettext_lazy("Nothing has been reported here yet."),
    hides_caption=True,
)
