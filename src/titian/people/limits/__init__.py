"""How often somebody may ask. Counted in the database, so that several web processes count together.

    from titian.people import limits
    limits.require("claim", network, now)      # raises RateExceeded
    wait = limits.spend("lookup", network, now)  # 0, or the seconds until it may go on

Time is cut into windows; each kind has a rate, so many in a window of so many seconds (TITIAN_LIMIT_…). A process
takes shares of a window from the database and spends them from memory. Where each try matters (signing in, enrolment
codes, a person's words) a share is a single one; where much is asked for as a matter of course (releases, nonces) it
is a twentieth of the rate. Taking a share is one statement. Once a window is spent, this is remembered too: a flood
writes nothing. Kinds that are counted ALONE (what phones send, bad requests) ask the database for nothing: each
process lets the whole rate through.

Who is counted is never written down: the row's key is a keyed hash. When the database takes no counts, each process
counts for itself, so that a full disk turns nobody away.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

import structlog
from django.conf import settings
from django.db import DatabaseError

from titian.people.limits.errors import RateExceeded

__all__ = ["ALONE", "HUB", "KINDS", "RateExceeded", "find_wait", "forget_shares", "require", "spend"]

log = structlog.get_logger()

HUB: Final = "hub"
"""Who is counted where the whole hub is."""

# Each kind and how many shares a window is cut into; ALONE: counted by each process for itself, with no statement.
ALONE: Final = 0
KINDS: Final[Mapping[str, int]] = {
    "sign_in": 10_000,
    "claim": 10_000,
    "claim_hub": 10_000,
    "lookup": 10_000,
    "complaint": 10_000,
    "work": 20,
    "code": 10_000,
    "code_place": 10_000,
    "code_hub": 10_000,
    "notice_mail": 10_000,
    "nonce": 20,
    "public": 20,
    "sync": ALONE,
    "bad_request": ALONE,
}
MOST_SHARES: Final = 20_000


class Rate(Protocol):
    """What a setting of the hub says of one kind: so many in each window of so many seconds."""

    @property
    def count(self) -> int: ...

    @property
    def seconds(self) -> int: ...


@dataclass(slots=True)
class _Share:
    """What this process still has of one window; `is_last`: there is no more of it to take."""

    window: int
    left: int
    is_last: bool


_shares: dict[tuple[str, str], _Share] = {}
_lock: Final = threading.Lock()


def require(kind: str, who: str, now: datetime) -> None:
    """Counts one; raises RateExceeded, which knows when to try again."""
    wait = spend(kind, who, now)
    if wait:
        raise RateExceeded(wait)


def spend(kind: str, who: str, now: datetime) -> int:
    """Counts one. 0 when it is within the rate, else the seconds until the next window."""
    rate = settings.TITIAN.limits[kind]
    if rate is None:
        return 0
    seconds = int(now.timestamp())
    window = seconds // rate.seconds
    wait = (window + 1) * rate.seconds - seconds
    with _lock:
        share = _find_share(kind, who, window)
        if share.left:
            share.left -= 1
            return 0
        if share.is_last:
            return wait
    got, is_last = _take(kind, who, window, rate)
    with _lock:
        share.is_last = share.is_last or is_last
        if got:
            share.left += got - 1
            return 0
    return wait


def find_wait(kind: str, who: str, now: datetime) -> int:
    """As `spend`, but counts nothing, and knows only what this process saw."""
    rate = settings.TITIAN.limits[kind]
    if rate is None:
        return 0
    seconds = int(now.timestamp())
    share = _shares.get((kind, who))
    if share is None or share.window != seconds // rate.seconds or share.left or not share.is_last:
        return 0
    return (share.window + 1) * int(rate.seconds) - seconds


def forget_shares() -> None:
    """Gives up what this process holds, as when it ends."""
    with _lock:
        _shares.clear()


def _find_share(kind: str, who: str, window: int) -> _Share:
    share = _shares.get((kind, who))
    if share is None or share.window != window:
        if len(_shares) >= MOST_SHARES:
            # Whoever comes from very many addresses takes no more memory than this. The database still knows what was
            # taken, so that each comes back for a statement; kinds counted ALONE begin anew.
            _shares.clear()
        share = _shares[(kind, who)] = _Share(window, 0, is_last=False)
    return share


def _take(kind: str, who: str, window: int, rate: Rate) -> tuple[int, bool]:
    """How much was to be had, and whether that was the last of the window."""
    cuts = KINDS[kind]
    if cuts == ALONE:
        return rate.count, True
    from titian.people.limits.counts import take_share

    size = max(1, rate.count // cuts)
    try:
        taken_before = take_share(kind, who, (window + 1) * rate.seconds, size)
    except DatabaseError as error:
        log.warning("rate.count.failed", kind=kind, error_type=type(error).__name__)
        return rate.count, True
    left = max(0, rate.count - taken_before)
    return min(size, left), left <= size
