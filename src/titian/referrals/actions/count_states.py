from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Count, Sum
from django.utils import timezone

from titian import audit
from titian.people.models import Country, Station
from titian.referrals.models import ArrivalCell, CountedState, Level, PastReferral, Referral
from titian.referrals.querysets import CLOSED_STATE

# A new count takes the place of the old one only when so many referrals came since: else the difference of the two
# would be a small figure, and would say that one person was referred in that week. As many as hide in one figure.
FEWEST_NEW: Final = 11


def count_states(now: datetime | None = None) -> int:
    """Counts each country's referrals by state, once a week; says for how many countries. The worker calls it hourly.

    What the country sees is the last of these counts. Safe to run twice and by two workers.
    """
    now = now or timezone.now()
    return sum(_count(country, now) for country in Country.objects.order_by("pk"))


def _count(country: Country, now: datetime) -> bool:
    week = now.date() - timedelta(days=now.weekday())
    before = CountedState.objects.filter(country=country).find_newest()
    if before is not None and before.counted_at.date() >= week:
        return False
    states = Referral.objects.filter(country=country).count_by_state()
    states[CLOSED_STATE] += _count_gone(country)
    if before is not None and sum(states.values()) - sum(before.states.values()) < FEWEST_NEW:
        return False
    try:
        with transaction.atomic():
            CountedState.objects.bulk_create(
                CountedState(country=country, week=week, counted_at=now, state=state, number=number)
                for state, number in states.items()
            )
            _count_arrivals(country, week, before.counted_at if before else None, now)
            audit.record("hub", "worker", "referrals.count", f"country:{country.pk}")
    except IntegrityError:
        return False  # another worker was faster
    return True


def _count_gone(country: Country) -> int:
    """Closed ones of which no envelope is left."""
    past = PastReferral.objects.filter(country=country).aggregate(all=Sum("number"))["all"] or 0
    gone = ArrivalCell.objects.filter(country=country, kind=ArrivalCell.Kind.GONE).aggregate(all=Sum("number"))["all"]
    return int(past + (gone or 0))


def _count_arrivals(country: Country, week: date, since: datetime | None, now: datetime) -> None:
    """What came since the last count, by level and by kind of place, also what has gone since."""
    rows = Referral.objects.filter(country=country, received_at__lte=now)
    if since is not None:
        rows = rows.filter(received_at__gt=since)
    cells = {(ArrivalCell.Kind.LEVEL.value, name): 0 for name in Level.values}
    cells |= {(ArrivalCell.Kind.PLACE.value, name): 0 for name in Station.Kind.values}
    for level, place, number in rows.order_by().values_list("level", "station__kind").annotate(Count("pk")):
        cells[ArrivalCell.Kind.LEVEL, level] += number
        cells[ArrivalCell.Kind.PLACE, place] += number
    waiting = ArrivalCell.objects.select_for_update().filter(country=country).waiting()
    for kind, name, number in waiting.values_list("kind", "name", "number"):
        cells[kind, name] += number
    waiting.delete()
    ArrivalCell.objects.bulk_create(
        ArrivalCell(country=country, week=week, kind=kind, name=name, number=number)
        for (kind, name), number in cells.items()
        if number
    )
