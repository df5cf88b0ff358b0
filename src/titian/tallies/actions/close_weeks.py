from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Min, Sum
from django.utils import timezone

from titian import audit
from titian.tallies.models import ClosedWeek, CountedCell, Tally

WEEK: Final = timedelta(days=7)
# Phones send a day once it is over and when they next have a network: one more week is waited for.
SETTLES_AFTER: Final = timedelta(days=7)
# Of a hub that closes its first week, or stood still for long: what is older is counted in the first one closed.
MOST_AT_ONCE: Final = 26

Cell = tuple[UUID, str, str]  # station, kind, name


def close_weeks(now: datetime | None = None) -> int:
    """Close every week that ended a week ago or earlier and say how many; the worker calls it each hour.

    A closed week's figures are what phones have told of it and of all weeks before, less what earlier closed weeks
    have counted. So a late total is counted once, in the week that closes next, and nothing published ever changes:
    nobody can take an older publication from a newer one. Safe to run twice and by two workers.
    """
    now = now or timezone.now()
    closed = 0
    for week in _list_due(now.date()):
        try:
            with transaction.atomic():
                _close(week, now)
        except IntegrityError:
            return closed  # another worker was faster
        closed += 1
    return closed


def _list_due(today: date) -> list[date]:
    last = today - SETTLES_AFTER - timedelta(days=today.weekday()) - WEEK
    newest = ClosedWeek.objects.order_by("-week").values_list("week", flat=True).first()
    first = newest + WEEK if newest else Tally.objects.aggregate(first=Min("week"))["first"]
    if first is None:
        return []
    first = max(first, last - (MOST_AT_ONCE - 1) * WEEK)
    return [first + number * WEEK for number in range(max(0, (last - first) // WEEK + 1))]


def _close(week: date, now: datetime) -> None:
    made = ClosedWeek.objects.create(week=week, closed_at=now)
    told: dict[Cell, int] = defaultdict(int)
    rows = Tally.objects.filter(week__lte=week).values_list("station", "language_group", "level")
    for station, group, level, total in rows.annotate(counted=Sum("total")):
        if not group:
            told[station, CountedCell.Kind.MARK, level] += total
            continue
        told[station, CountedCell.Kind.LEVEL, level] += total
        told[station, CountedCell.Kind.GROUP, group] += total
    before = CountedCell.objects.values_list("station", "kind", "name").annotate(counted=Sum("number"))
    for station, kind, name, counted in before:
        told[station, kind, name] -= counted
    CountedCell.objects.bulk_create(
        CountedCell(week=made, station_id=station, kind=kind, name=name, number=number)
        for (station, kind, name), number in told.items()
        if number > 0
    )
    audit.record("hub", "worker", "figures.close", f"week:{week}")
