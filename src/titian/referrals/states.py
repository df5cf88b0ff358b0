"""The state table of a sealed package. A move that is not in it raises.

    held ──release──▶ released ──deliver──▶ delivered ──opened──▶ opened
                          └──────────┬──────────┴──────────┬──────┘
                                     ├── accept ──▶ accepted ── arrived ──────▶ closed
                                     ├── decline ─▶ declined     not_arrived ──▶ closed
                                     └── time_out ▶ timed_out

refused: it came sealed to a stolen or forgotten key, so nothing of it was kept but its place; the next is asked.
What was never released when the referral is taken or closed is not a state: it is deleted.
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


class Action(StrEnum):
    RELEASE = "release"
    DELIVER = "deliver"
    OPENED = "opened"
    ACCEPT = "accept"
    DECLINE = "decline"
    TIME_OUT = "time_out"
    ARRIVED = "arrived"
    NOT_ARRIVED = "not_arrived"


_ANSWERS: Final = {
    Action.ACCEPT: Status.ACCEPTED,
    Action.DECLINE: Status.DECLINED,
    Action.TIME_OUT: Status.TIMED_OUT,
}

TABLE: Final[dict[Status, dict[Action, Status]]] = {
    Status.HELD: {Action.RELEASE: Status.RELEASED},
    Status.RELEASED: {Action.DELIVER: Status.DELIVERED, Action.OPENED: Status.OPENED, **_ANSWERS},
    Status.DELIVERED: {Action.OPENED: Status.OPENED, **_ANSWERS},
    Status.OPENED: dict(_ANSWERS),
    Status.ACCEPTED: {Action.ARRIVED: Status.ARRIVED, Action.NOT_ARRIVED: Status.NOT_ARRIVED},
    Status.DECLINED: {},
    Status.TIMED_OUT: {},
    Status.ARRIVED: {},
    Status.NOT_ARRIVED: {},
    Status.REFUSED: {},
}

# With a recipient, and no answer yet.
WITH_RECIPIENT: Final = frozenset({Status.RELEASED, Status.DELIVERED, Status.OPENED})
# The recipient will not take it: the next one is asked.
PASSED_ON: Final = frozenset({Status.DECLINED, Status.TIMED_OUT, Status.REFUSED})
TAKEN: Final = frozenset({Status.ACCEPTED, Status.ARRIVED, Status.NOT_ARRIVED})
CLOSED: Final = frozenset({Status.ARRIVED, Status.NOT_ARRIVED})
# The recipient may read the sealed bytes. After closure they stay for a while (models.KEEP_AFTER_CLOSURE), then go.
READABLE: Final = WITH_RECIPIENT | TAKEN


class Responsibility(StrEnum):
    """All that an officer is told."""

    WAITING = "waiting"
    TAKEN = "taken"
    NOBODY_LEFT = "nobody_left"


def move(status: Status, action: Action) -> Status:
    """Return the status after `action`.

    Raises a `WrongMove` whose code names the reason: `package.timed_out` when the answer came too late,
    `package.already_opened`, `package.already_taken`, `package.already_declined`, `package.closed`,
    `package.not_accepted`, else `package.wrong_move`.
    """
    following = TABLE[status].get(action)
    if following is not None:
        return following
    raise _wrong_move(status, action)


def _wrong_move(status: Status, action: Action) -> errors.WrongMove:
    if status == Status.TIMED_OUT:
        return errors.PackageTimedOut()
    if status == Status.DECLINED:
        return errors.PackageDeclined()
    if status in CLOSED:
        return errors.PackageClosed()
    if status == Status.ACCEPTED and action in {Action.ACCEPT, Action.DECLINE, Action.OPENED, Action.TIME_OUT}:
        return errors.PackageTaken()
    if status == Status.OPENED and action == Action.OPENED:
        return errors.PackageOpened()
    if action in {Action.ARRIVED, Action.NOT_ARRIVED}:
        return errors.PackageNotAccepted()
    return errors.WrongMove()
