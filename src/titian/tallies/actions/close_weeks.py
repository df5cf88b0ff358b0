from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Min
from django.utils import timezone

from titian import audit
from titian.tables.hiding import is_broad
from titian.tallies.keeping import DAY_CEILING, KEEP_DAYS
from titian.tallies.models import ClosedWeek, CountedCell, Tally

WEEK: Final = timedelta(days=7)
# Phones send a day once it is over and when they next have a network: one more week is waited for.
SETTLES_AFTER: Final = timedelta(days=7)
# Of a hub that closes its first week, or stood still for long: what is older is counted in the first one closed.
MOST_AT_ONCE: Final = 26

Cell = tuple[UUID, str, str]  # station, kind, name


def close_weeks(now: datetime | None = None) -> int:
    """Close every week that ended a week ago or earlier and say how many; the worker calls it each hour.

    A closed week's figures are what phones have told of it and of all weeks before, and no closed week has counted. So
    a late total is counted once, in the week that closes next, and nothing published ever changes: nobody can take an
    older publication from a newer one. Safe to run twice and by two workers.
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
    told: dict[Cell, dict[UUID, int]] = defaultdict(lambda: defaultdict(int))
    for tally, number in _take_new(week):
        if not tally.language_group:
            told[tally.station_id, CountedCell.Kind.MARK, tally.level][tally.enrolment_id] += number
            continue
        for kind, name in (
            (CountedCell.Kind.LEVEL, tally.level),
            (CountedCell.Kind.GROUP, tally.language_group),
            (CountedCell.Kind.TOTAL, "all"),
        ):
            told[tally.station_id, kind, name][tally.enrolment_id] += number
    CountedCell.objects.bulk_create(
        CountedCell(
            week=made,
            station_id=station,
            kind=kind,
            name=name,
            number=sum(shares.values()),
            is_broad=_is_broad(kind, shares, told.get((station, CountedCell.Kind.TOTAL, "all"), {})),
        )
        for (station, kind, name), shares in told.items()
    )
    audit.record("hub", "worker", "figures.close", f"week:{week}")


def _is_broad(kind: str, shares: Mapping[UUID, int], screenings: Mapping[UUID, int]) -> bool:
    """Of a mark those without it are told by taking it from the total, so they must be as broad as it is."""
    if kind != CountedCell.Kind.MARK:
        return is_broad(shares.values())
    without = [max(0, number - shares.get(phone, 0)) for phone, number in screenings.items()]
    return is_broad(shares.values()) and is_broad(without)


def _take_new(week: date) -> Iterator[tuple[Tally, int]]:
    """What no closed week has counted yet, of this week and all before; marked as counted.

    Of one phone's day no more than `DAY_CEILING` screenings, and as many marks: a phone that tells more than a day can
    hold forges no figure of a country.
    """
    new = Tally.objects.select_for_update().filter(week__lte=week, total__gt=F("counted")).order_by("pk")
    rows = list(new)
    days = {(row.enrolment_id, row.day) for row in rows}
    before = Tally.objects.filter(day__in={day for _, day in days}, counted__gt=0)
    room: dict[tuple[UUID, date, bool], int] = defaultdict(lambda: DAY_CEILING)
    for phone, day, group, counted in before.values_list("enrolment", "day", "language_group", "counted"):
        room[phone, day, bool(group)] -= counted
    for row in rows:
        place = (row.enrolment_id, row.day, bool(row.language_group))
        number = min(row.total - row.counted, max(0, room[place]))
        room[place] -= number
        row.counted = row.total  # beyond the ceiling it is not counted later either
        if number:
            yield row, number
    Tally.objects.bulk_update(rows, ["counted"], batch_size=500)


def forget_counted_days(now: datetime | None = None) -> int:
    """Take phones' days away that were counted weeks ago: on which day what was, figures do not need. How many rows.

    Days before the phone was there are a wrong clock's: they stay, as more may be told of them. Safe to run twice.
    """
    first = (now or timezone.now()).date() - KEEP_DAYS
    old = Tally.objects.filter(day__lt=first, counted__gte=F("total"), enrolment__enrolled_at__date__lte=F("day"))
    return old.delete()[0]
