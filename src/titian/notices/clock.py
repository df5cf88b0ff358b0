"""When somebody wants to hear of what waits: at once, each hour or once a day, and not in their quiet hours.

Local times are of the zone the person chose, by Python's `zoneinfo`; a time that a change of clocks leaves out or has
twice is taken as that library takes it.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Final, Protocol
from zoneinfo import ZoneInfo

AT_ONCE: Final = "at_once"
HOURLY: Final = "hourly"


class Wishes(Protocol):
    """What a `Preference` says of time."""

    @property
    def rhythm(self) -> str: ...
    @property
    def daily_hour(self) -> int: ...
    @property
    def zone(self) -> str: ...
    @property
    def quiet_from(self) -> time | None: ...
    @property
    def quiet_until(self) -> time | None: ...
    @property
    def is_urgent_at_once(self) -> bool: ...


def find_due(wishes: Wishes, now: datetime, *, is_urgent: bool) -> datetime:
    """When a notice of something found now goes out; never before now."""
    if is_urgent and wishes.is_urgent_at_once:
        return now
    zone = ZoneInfo(wishes.zone)
    due = _next_round(wishes, now.astimezone(zone))
    return max(now, _after_quiet(wishes, due).astimezone(now.tzinfo))


def _next_round(wishes: Wishes, local: datetime) -> datetime:
    if wishes.rhythm == AT_ONCE:
        return local
    if wishes.rhythm == HOURLY:
        return local.replace(minute=0, second=0, microsecond=0, fold=local.fold) + timedelta(hours=1)
    today = local.replace(hour=wishes.daily_hour, minute=0, second=0, microsecond=0, fold=0)
    return today if today > local else today + timedelta(days=1)


def _after_quiet(wishes: Wishes, local: datetime) -> datetime:
    """The end of the quiet hours that `local` lies in, else itself. Hours that end before they begin end next day."""
    begin, end = wishes.quiet_from, wishes.quiet_until
    if begin is None or end is None:
        return local
    at = local.time()
    is_quiet = begin <= at < end if begin < end else at >= begin or at < end
    if not is_quiet:
        return local
    ends = local.replace(hour=end.hour, minute=end.minute, second=0, microsecond=0, fold=0)
    return ends if ends > local else ends + timedelta(days=1)
