from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from titian.devices.sql import EnrolledPhone
from titian.tallies.models import Tally

Total = tuple[date, str, str, int]  # day, group of languages (empty: a mark), level or mark, total


def keep_highest_totals(phone: EnrolledPhone, totals: Iterable[Total]) -> None:
    """Keep, for each of the phone's days, groups and levels, the highest total it has ever told.

    Phones tell absolute totals, so what comes twice, late or out of order counts once. Runs in the caller's
    transaction.
    """
    highest: dict[tuple[date, str, str], int] = {}
    for day, group, level, total in totals:
        key = (day, group, level)
        highest[key] = max(total, highest.get(key, 0))
    for (day, group, level), total in sorted(highest.items()):
        place = {"enrolment_id": phone.id, "day": day, "language_group": group, "level": level}
        # Raised only where it is lower, in one statement: a parallel request cannot undo a higher total.
        if Tally.objects.filter(**place, total__lt=total).update(total=total):
            continue
        Tally.objects.get_or_create(
            **place,
            defaults={"station_id": phone.station_id, "week": day - timedelta(days=day.weekday()), "total": total},
        )
