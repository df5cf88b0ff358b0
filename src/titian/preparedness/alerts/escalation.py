"""Who is told next, by the clock and by the hour where they are.

A focal point is told first, and then, in their order, those they named to stand in. Where whoever was told last is in
their quiet hours, the next who is not is told at once; where everybody is, the order holds, and the clock alone counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from .model import Urgency

WAITS: Final[Mapping[str, timedelta]] = {
    Urgency.IMMEDIATE: timedelta(minutes=15),
    Urgency.EXPECTED: timedelta(hours=1),
    Urgency.FUTURE: timedelta(hours=12),
}
"""How long one has to say that they read it, before the next is told."""
QUIET_FROM: Final = time(22)
QUIET_UNTIL: Final = time(6)


@dataclass(frozen=True)
class Person:
    """By their id. Hours are of the zone; hours that end before they begin end next day."""

    id: int
    zone: str = "UTC"
    quiet_from: time = QUIET_FROM
    quiet_until: time = QUIET_UNTIL

    def is_quiet(self, now: datetime) -> bool:
        """Whether it is night for them. Midnight is, where the hours reach over it; their end is not."""
        at = now.astimezone(ZoneInfo(self.zone)).time()
        begin, end = self.quiet_from, self.quiet_until
        return begin <= at < end if begin < end else begin != end and (at >= begin or at < end)


def list_due(chain: Sequence[Person], told: Mapping[int, datetime], now: datetime, wait: timedelta) -> list[Person]:
    """Who is to be told now, in the order they are: nobody, one, or one and whoever stands in for the night.

    `chain` is the focal point and then those who stand in; `told` says when somebody of it was. Empty once all were.
    Asked twice for the same moment, with those it named told, it names nobody.
    """
    due: list[Person] = []
    known = dict(told)
    while (following := _find_next(chain, known, now, wait)) is not None:
        due.append(following)
        known[following.id] = now
    return due


def _find_next(chain: Sequence[Person], told: Mapping[int, datetime], now: datetime, wait: timedelta) -> Person | None:
    left = [person for person in chain if person.id not in told]
    if not left or len(left) == len(chain):
        return left[0] if left else None
    awake = [person for person in left if not person.is_quiet(now)]
    reached = [person for person in chain if person.id in told]
    last = max(told[person.id] for person in reached)
    if now - last >= wait:
        return (awake or left)[0]
    # Nobody who was told is up: whoever is, need not wait for those who sleep.
    return awake[0] if awake and all(person.is_quiet(now) for person in reached) else None
