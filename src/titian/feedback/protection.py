"""Counts that protect: where talks were stopped or went on against the app's advice, where nobody answers, where people
complain. For the station's supervisor and the country's coordinator; as counts, and never as a ranking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from titian.feedback.published import list_published
from titian.people.desk import for_permission
from titian.people.models import Station, User
from titian.people.policies import Permission, Scope, find_scope
from titian.referrals.models import CountedState, Referral
from titian.referrals.states import Responsibility
from titian.tables import Column, Table
from titian.tables.drawn import Drawn
from titian.tables.hiding import SMALLEST_SHOWN, hide_small_cells
from titian.tables.shown import say_figure
from titian.tallies.groups import MARKS
from titian.tallies.models import CountedCell
from titian.tallies.tables import EMPTY, FILTERS, STATION, WEEK
from titian.tallies.views import list_stations, read_weeks

PROTECTION: Final = Table(
    name="protection",
    caption=gettext_lazy("How screenings went, by station and week"),
    columns=(
        WEEK,
        STATION,
        Column("stopped", MARKS["STOPPED"], lambda row: say_figure(row.marks["STOPPED"]), is_numeric=True),
        Column("overridden", MARKS["OVERRIDDEN"], lambda row: say_figure(row.marks["OVERRIDDEN"]), is_numeric=True),
        Column("refused", MARKS["REFUSED"], lambda row: say_figure(row.marks["REFUSED"]), is_numeric=True),
    ),
    order="-week",
    filters=FILTERS,
    empty=EMPTY,
)


@dataclass(frozen=True)
class Unanswered:
    """Open referrals that nobody has taken: those still with somebody, and those that everyone asked has declined.

    A supervisor has the station's exact counts, to act on them. A coordinator has the last weekly count, hidden where
    it is small (None), and the day of it.
    """

    waiting: int | None
    nobody_left: int | None
    counted_on: datetime | None = None


def draw_protection(request: HttpRequest, reader: User) -> Drawn:
    weeks = CountedCell.objects.protection_visible_to(reader).list_station_weeks(
        Station.objects.visible_to(reader).name_by_id(), limit=read_weeks(request)
    )
    return PROTECTION.draw(request, reader, weeks, options={"station": list_stations(reader)})


def count_unanswered(reader: User) -> Unanswered:
    if find_scope(reader, Permission.SEE_PROTECTION_COUNTS) == Scope.STATION:
        counts = Referral.objects.counted_for(reader).count_by_level_and_age(timezone.now())
        nobody = sum(count.referrals for count in counts if count.responsibility == Responsibility.NOBODY_LEFT)
        return Unanswered(sum(count.referrals for count in counts) - nobody, nobody)
    counted = CountedState.objects.visible_to(reader).find_newest()
    shown = hide_small_cells(counted.states).cells if counted else {}
    return Unanswered(
        shown.get(Responsibility.WAITING),
        shown.get(Responsibility.NOBODY_LEFT),
        counted_on=counted.counted_at if counted else None,
    )


@require_safe
@for_permission(Permission.SEE_PROTECTION_COUNTS)
def show_protection(request: HttpRequest, reader: User) -> HttpResponseBase:
    table = draw_protection(request, reader)
    return table.export() or render(
        request,
        "feedback/protection.html",
        {
            "table": table,
            "unanswered": count_unanswered(reader),
            "complaints": list_published(reader),
            "smallest": SMALLEST_SHOWN,
        },
    )
