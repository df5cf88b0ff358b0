"""What a webhook can be, and what moves it. A move that does not stand here raises `WrongState`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final

from titian.webhooks.errors import WrongState


class State(StrEnum):
    PENDING = "pending"  # until a manager of the organisation it is about confirms it
    ACTIVE = "active"
    PAUSED = "paused"  # by an administrator
    STOPPED = "stopped"  # by the hub, after the last try


class Move(StrEnum):
    CONFIRM = "confirm"
    WITHDRAW = "withdraw"  # by the organisation: as if it had never been confirmed
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"


MOVES: Final[Mapping[State, Mapping[Move, State]]] = {
    State.PENDING: {Move.CONFIRM: State.ACTIVE},
    State.ACTIVE: {Move.PAUSE: State.PAUSED, Move.STOP: State.STOPPED, Move.WITHDRAW: State.PENDING},
    State.PAUSED: {Move.RESUME: State.ACTIVE, Move.WITHDRAW: State.PENDING},
    State.STOPPED: {Move.RESUME: State.ACTIVE, Move.WITHDRAW: State.PENDING},
}


class Outcome(StrEnum):
    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"


# How long after each refusal the next try comes; after the last there is none. A day and a half in all.
WAITS: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 720))
MOST_TRIES: Final = len(WAITS) + 1


def find_next(state: str, move: Move) -> State:
    """The state after the move; raises `WrongState`."""
    following = MOVES[State(state)].get(move)
    if following is None:
        raise WrongState
    return following


def find_wait(failures: int) -> timedelta:
    """How long to wait after so many refusals in a row."""
    return WAITS[min(failures, len(WAITS)) - 1]
