"""What came in one period, between two of the country's weekly counts.

The hub counts a country's referrals once a week and lets a new count stand only when at least eleven came since
(`titian.referrals.actions.count_states`). A period lies between two counts, so its total tells nothing that the counts
do not tell already; where a first count was small, it is joined with the next. Every referral is in one period, and a
period that was given out never changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from titian.people.models import Station
from titian.referrals.models import ArrivalCell, Level
from titian.referrals.querysets import ArrivalCellQuerySet, CountedStateQuerySet
from titian.tables.hiding import SMALLEST_SHOWN


@dataclass(frozen=True)
class Period:
    """`begins_at` is None for the first. `levels` and `places` have every code there is, zeros too, and one total."""

    begins_at: datetime | None
    ends_at: datetime
    levels: Mapping[str, int]
    places: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.levels.values())


def list_periods(counted: CountedStateQuerySet, arrivals: ArrivalCellQuerySet) -> list[Period]:
    """The periods of one country, the first one first."""
    cells: dict[date, dict[str, dict[str, int]]] = {}
    for week, kind, name, number in arrivals.filter(week__isnull=False).values_list("week", "kind", "name", "number"):
        if week is not None:  # what the filter says already
            cells.setdefault(week, {}).setdefault(kind, {})[name] = number
    periods: list[Period] = []
    begins_at: datetime | None = None
    for week, ends_at in counted.order_by("week").values_list("week", "counted_at").distinct():
        told = cells.get(week, {})
        levels = {**dict.fromkeys(Level.values, 0), **told.get(ArrivalCell.Kind.LEVEL, {})}
        places = {**dict.fromkeys(Station.Kind.values, 0), **told.get(ArrivalCell.Kind.PLACE, {})}
        periods.append(Period(begins_at, ends_at, levels, places))
        begins_at = ends_at
    return join_small(periods)


def join_small(periods: Iterable[Period]) -> list[Period]:
    """The same referrals in periods of eleven or more each; none at all when there are fewer."""
    joined: list[Period] = []
    waiting: Period | None = None
    for period in periods:
        waiting = period if waiting is None else _join(waiting, period)
        if waiting.total >= SMALLEST_SHOWN:
            joined.append(waiting)
            waiting = None
    if waiting is not None and joined:
        joined.append(_join(joined.pop(), waiting))
    return joined


def _join(one: Period, other: Period) -> Period:
    return Period(one.begins_at, other.ends_at, _add(one.levels, other.levels), _add(one.places, other.places))


def _add(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return {name: figure + other[name] for name, figure in one.items()}
