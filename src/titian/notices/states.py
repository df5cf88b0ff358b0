"""What a notice can be, and what moves it. A move that does not stand here raises `WrongMove`.

waiting ── send ─▶ sent      the mail server or the push service took it
   ├────── drop ─▶ dropped   what it was about waits no more, or its address or browser is gone
   └────── fail ─▶ failed    it was not taken at the last try
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Outcome(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    DROPPED = "dropped"
    FAILED = "failed"


class Move(StrEnum):
    SEND = "send"
    DROP = "drop"
    FAIL = "fail"


class WrongMove(Exception):
    """A notice that is settled was to be settled again: a mistake in the room, not of a reader."""

    code = "notice.wrong_move"


MOVES: Final[Mapping[Outcome, Mapping[Move, Outcome]]] = {
    Outcome.WAITING: {Move.SEND: Outcome.SENT, Move.DROP: Outcome.DROPPED, Move.FAIL: Outcome.FAILED},
    Outcome.SENT: {},
    Outcome.DROPPED: {},
    Outcome.FAILED: {},
}


def find_next(outcome: str, move: Move) -> Outcome:
    """What the notice is after the move; raises `WrongMove`."""
    following = MOVES[Outcome(outcome)].get(move)
    if following is None:
        raise WrongMove
    return following
