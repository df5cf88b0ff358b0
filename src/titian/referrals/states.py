"""The state table of a sealed package. A move that is not in it raises.

    held ──release──▶ released ──deliver──▶ delivered ──opened──▶ opened
                          └──────────┬──────────┴──────────┬──────┘
                                     ├── accept ──▶ accepted ── arrived ──────▶ closed
                                     ├── decline ─▶ declined     not_arrived ──▶ closed
                                     └── time_out ▶ timed_out
    released, delivered, opened, accepted ── withdraw ─▶ withdrawn   the person takes it back, and said so when asked
    released, delivered ─────────────────── revoke ───▶ revoked     its phone may be stolen, and nobody has opened it
    accepted ────────────────────────────── expire ───▶ expired     the time it may be kept is over

refused: it came sealed to a stolen or forgotten key, so nothing of it was kept but its place; the next is asked.
While the person's code pauses a referral no package of it moves but by withdraw, revoke and expire; the state stays.
What was never released when the referral is taken, closed or taken back is not a state: it is deleted.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from titian.referrals import errors


class Status(StrEnum):
    HELD = "held"
    RELEASED = "released"
    DELIVERED = "delivered"
    OPENED = "opened"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TIMED_OUT = "timed_out"
    ARRIVED = "arrived"
    NOT_ARRIVED = "not_arrived"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    REVOKED = "revoked"
    EXPIRED = "expired"


class Action(StrEnum):
    RELEASE = "release"
    DELIVER = "deliver"
    OPENED = "opened"
    ACCEPT = "accept"
    DECLINE = "decline"
    TIME_OUT = "time_out"
    ARRIVED = "arrived"
    NOT_ARRIVED = "not_arrived"
    WITHDRAW = "withdraw"
    REVOKE = "revoke"
    EXPIRE = "expire"


_ANSWERS: Final = {
    Action.ACCEPT: Status.ACCEPTED,
    Action.DECLINE: Status.DECLINED,
    Action.TIME_OUT: Status.TIMED_OUT,
    Action.WITHDRAW: Status.WITHDRAWN,
}
# Once somebody has read it, a phone that turns out to be stolen changes nothing here: they judge what they read.
_UNOPENED: Final = {**_ANSWERS, Action.OPENED: Status.OPENED, Action.REVOKE: Status.REVOKED}

TABLE: Final[dict[Status, dict[Action, Status]]] = {
    Status.HELD: {Action.RELEASE: Status.RELEASED},
    Status.RELEASED: {Action.DELIVER: Status.DELIVERED, **_UNOPENED},
    Status.DELIVERED: dict(_UNOPENED),
    Status.OPENED: dict(_ANSWERS),
    Status.ACCEPTED: {
        Action.ARRIVED: Status.ARRIVED,
        Action.NOT_ARRIVED: Status.NOT_ARRIVED,
        Action.WITHDRAW: Status.WITHDRAWN,
        Action.EXPIRE: Status.EXPIRED,
    },
    Status.DECLINED: {},
    Status.TIMED_OUT: {},
    Status.ARRIVED: {},
    Status.NOT_ARRIVED: {},
    Status.REFUSED: {},
    Status.WITHDRAWN: {},
    Status.REVOKED: {},
    Status.EXPIRED: {},
}

# With a recipient, and no answer yet.
WITH_RECIPIENT: Final = frozenset({Status.RELEASED, Status.DELIVERED, Status.OPENED})
UNOPENED: Final = frozenset({Status.RELEASED, Status.DELIVERED})
# The recipient will not take it: the next one is asked.
PASSED_ON: Final = frozenset({Status.DECLINED, Status.TIMED_OUT, Status.REFUSED, Status.REVOKED})
TAKEN: Final = frozenset({Status.ACCEPTED, Status.ARRIVED, Status.NOT_ARRIVED, Status.EXPIRED})
CLOSED: Final = frozenset({Status.ARRIVED, Status.NOT_ARRIVED, Status.EXPIRED})
# Nothing of the sealed bytes is kept.
EMPTIED: Final = PASSED_ON | {Status.WITHDRAWN, Status.EXPIRED}
# The recipient may read the sealed bytes. After closure they stay for a while (models.KEEP_AFTER_CLOSURE), then go.
READABLE: Final = (WITH_RECIPIENT | TAKEN) - EMPTIED


class Responsibility(StrEnum):
    """All that an officer is told."""

    WAITING = "waiting"
    TAKEN = "taken"
    NOBODY_LEFT = "nobody_left"
    STOPPED = "stopped"


def move(status: Status, action: Action) -> Status:
    """Return the status after `action`.

    Raises a `WrongMove` whose code names the reason: `package.timed_out` when the answer came too late,
    `package.already_opened`, `package.already_taken`, `package.already_declined`, `package.closed`,
    `package.not_accepted`, `package.withdrawn`, `package.revoked`, `package.expired`, else `package.wrong_move`.
    """
    following = TABLE[status].get(action)
    if following is not None:
        return following
    raise _wrong_move(status, action)


_OVER: Final[dict[Status, type[errors.WrongMove]]] = {
    Status.TIMED_OUT: errors.PackageTimedOut,
    Status.DECLINED: errors.PackageDeclined,
    Status.WITHDRAWN: errors.PackageWithdrawn,
    Status.REVOKED: errors.PackageRevoked,
    Status.EXPIRED: errors.PackageExpired,
}


def _wrong_move(status: Status, action: Action) -> errors.WrongMove:
    if status in _OVER:
        return _OVER[status]()
    if status in CLOSED:
        return errors.PackageClosed()
    if status == Status.ACCEPTED and action in {Action.ACCEPT, Action.DECLINE, Action.OPENED, Action.TIME_OUT}:
        return errors.PackageTaken()
    if status == Status.OPENED and action == Action.OPENED:
        return errors.PackageOpened()
    if action in {Action.ARRIVED, Action.NOT_ARRIVED}:
        return errors.PackageNotAccepted()
    return errors.WrongMove()
