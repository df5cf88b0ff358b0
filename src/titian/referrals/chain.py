"""The chain of one referral's packages, in memory: what moves, who is next, who has taken responsibility.

Nothing here stores anything; actions load a chain under the referral's lock, move it and store what changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from titian.referrals.models import Package
from titian.referrals.states import (
    CLOSED,
    EMPTIED,
    PASSED_ON,
    TAKEN,
    WITH_RECIPIENT,
    Action,
    Responsibility,
    Status,
    move,
)

# How long a package waits for one that should come before it but has not reached the hub. Longer than a phone needs to
# send a chain in several requests; short enough that a package lost on the way does not strand the person.
WAIT_FOR_MISSING: Final = timedelta(minutes=10)


def take_step(package: Package, action: Action, now: datetime) -> None:
    """Move one package. Raises a `WrongMove`; sealed bytes go when the package is passed on or ends."""
    package.status = move(Status(package.status), action)
    if action is Action.RELEASE:
        package.released_at = now
        package.answer_due_at = now + timedelta(minutes=package.answer_within)
    if action in {Action.ACCEPT, Action.DECLINE, Action.TIME_OUT}:
        package.answered_at = now
    if package.status in EMPTIED:
        package.ciphertext = None


def find_next_release(packages: Iterable[Package], now: datetime) -> Package | None:
    """The held package whose turn it is; None while somebody has the referral, or when nobody is left.

    A place that is missing in the chain is waited for, but not for ever.
    """
    chain = sorted(packages, key=lambda package: package.position)
    if any(package.status in WITH_RECIPIENT | TAKEN for package in chain):
        return None
    following = next((package for package in chain if package.status == Status.HELD), None)
    if following is None:
        return None
    before = [package for package in chain if package.position < following.position]
    if len(before) == following.position:
        return following
    since = max([following.received_at, *(package.answered_at for package in before if package.answered_at)])
    return following if now >= since + WAIT_FOR_MISSING else None


def find_responsibility(packages: Sequence[Package]) -> Responsibility:
    """All that the officer is told of a referral."""
    statuses = {Status(package.status) for package in packages}
    if statuses & TAKEN:
        return Responsibility.TAKEN
    if Status.WITHDRAWN in statuses:
        return Responsibility.STOPPED
    if statuses <= PASSED_ON:
        return Responsibility.NOBODY_LEFT
    return Responsibility.WAITING


def is_taken(packages: Iterable[Package]) -> bool:
    return any(package.status in TAKEN for package in packages)


def is_closed(packages: Iterable[Package]) -> bool:
    return any(package.status in CLOSED for package in packages)
