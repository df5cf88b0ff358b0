"""When a declared rule asks that somebody look: so many boats in so many days, a season, an event of a kind.

A rule never sends. What it finds becomes a draft, and two people stand behind whatever goes out.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import chain
from typing import Final, Generic, NamedTuple, TypeVar

BOATS: Final = frozenset({"sighting", "distress", "landing", "interception", "wreck"})
"""Events that are of a boat."""
SEASON_LASTS: Final = timedelta(days=14)
"""How long after its day a season is still said to begin: the hub may have been down that day."""


class What(StrEnum):
    BOATS = "boats"
    SEASON = "season"
    EVENT = "event"


K = TypeVar("K", bound=Hashable)


class Seen(NamedTuple, Generic[K]):
    """One event. `group` is the same for those that people called one: a boat reported twice is one boat."""

    event: K
    group: Hashable
    kind: str
    sea: str
    day: date


@dataclass(frozen=True, kw_only=True)
class Rule:
    """`sea` blank: any. Of boats `fewest` in `days`; of a season its `month` and `day`; of events their `kinds`, not
    older than `days`. Raises ValueError where what it needs is not there."""

    what: What
    sea: str = ""
    fewest: int = 0
    days: int = 0
    month: int = 0
    day: int = 0
    kinds: Collection[str] = ()

    def __post_init__(self) -> None:
        if self.what == What.SEASON:
            date(2024, self.month, self.day)  # a leap year: the 29th of February is a day
        elif (
            self.days < 1
            or (self.what == What.BOATS and self.fewest < 1)
            or (self.what == What.EVENT and not self.kinds)
        ):
            raise ValueError(f"{self.what} needs a window and what is counted in it")


def find_fired(
    rule: Rule, seen: Sequence[Seen[K]], today: date, last: date | None, asked: Collection[K] = ()
) -> frozenset[K] | None:
    """The events that have a rule ask for somebody; None where it does not. A season has none.

    `last` is the day on which it asked before: so many boats, or a season, have it ask once in their time. `asked` are
    the events it asked about: one that is entered late is new, however long ago it was.
    """
    if rule.what == What.SEASON:
        return frozenset() if _begins(rule, today, last) else None
    since = today - timedelta(days=rule.days - 1)
    groups = _group(rule, seen, since, today)
    if rule.what == What.BOATS:
        is_new = last is None or last < since
        return frozenset(chain.from_iterable(groups.values())) if is_new and len(groups) >= rule.fewest else None
    fresh = [events for events in groups.values() if not events & set(asked)]
    return frozenset(chain.from_iterable(fresh)) or None


def _group(rule: Rule, seen: Sequence[Seen[K]], since: date, today: date) -> dict[Hashable, frozenset[K]]:
    """Each group that has an event of the kinds within the days, with those events."""
    kinds = BOATS if rule.what == What.BOATS else frozenset(rule.kinds)
    groups: dict[Hashable, frozenset[K]] = {}
    for one in seen:
        if one.kind in kinds and since <= one.day <= today and rule.sea in {"", one.sea}:
            groups[one.group] = groups.get(one.group, frozenset()) | {one.event}
    return groups


def _begins(rule: Rule, today: date, last: date | None) -> bool:
    """Once a year; a day that this year has not is taken for the one before it."""
    for year in (today.year, today.year - 1):
        try:
            begins = date(year, rule.month, rule.day)
        except ValueError:
            begins = date(year, rule.month, rule.day - 1)
        if begins <= today < begins + SEASON_LASTS:
            return last is None or last < begins
    return False
