"""What becomes of an entry, and the ways a proposal takes. A move that does not stand here raises `WrongMove`.

Four tracks: a first entry and an edit are written, then read by the focal point, then by a coordinator. To archive and
to restore is asked for with a reason and read by the same two; what one of them refuses is over.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.directory.errors import WrongMove


class State(StrEnum):
    """Of an entry."""

    DRAFT = "draft"
    LIVE = "live"
    ARCHIVED = "archived"


class Track(StrEnum):
    FIRST = "first"
    EDIT = "edit"
    ARCHIVE = "archive"
    RESTORE = "restore"


class Status(StrEnum):
    """Of a proposal."""

    DRAFT = "draft"
    WITH_FOCAL_POINT = "with_focal_point"
    WITH_COORDINATOR = "with_coordinator"
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Move(StrEnum):
    SAVE = "save"
    HAND_IN = "hand_in"
    AGREE = "agree"  # by the focal point
    APPROVE = "approve"  # by a coordinator
    SEND_BACK = "send_back"  # by either, with a reason
    WITHDRAW = "withdraw"  # by whoever wrote it


Moves = Mapping[Status, Mapping[Move, Status]]

_WRITTEN: Final[Moves] = {
    Status.DRAFT: {
        Move.SAVE: Status.DRAFT,
        Move.HAND_IN: Status.WITH_FOCAL_POINT,
        Move.WITHDRAW: Status.WITHDRAWN,
    },
    Status.WITH_FOCAL_POINT: {
        Move.AGREE: Status.WITH_COORDINATOR,
        Move.SEND_BACK: Status.DRAFT,
        Move.WITHDRAW: Status.WITHDRAWN,
    },
    Status.WITH_COORDINATOR: {
        Move.APPROVE: Status.DONE,
        Move.SEND_BACK: Status.DRAFT,
        Move.WITHDRAW: Status.WITHDRAWN,
    },
}
_ASKED: Final[Moves] = {
    Status.WITH_FOCAL_POINT: {
        Move.AGREE: Status.WITH_COORDINATOR,
        Move.SEND_BACK: Status.REFUSED,
        Move.WITHDRAW: Status.WITHDRAWN,
    },
    Status.WITH_COORDINATOR: {
        Move.APPROVE: Status.DONE,
        Move.SEND_BACK: Status.REFUSED,
        Move.WITHDRAW: Status.WITHDRAWN,
    },
}
MOVES: Final[Mapping[Track, Moves]] = {
    Track.FIRST: _WRITTEN,
    Track.EDIT: _WRITTEN,
    Track.ARCHIVE: _ASKED,
    Track.RESTORE: _ASKED,
}
# Which tracks an entry can begin, and where a proposal of each begins.
OPENS: Final[Mapping[State, frozenset[Track]]] = {
    State.DRAFT: frozenset({Track.FIRST}),
    State.LIVE: frozenset({Track.EDIT, Track.ARCHIVE}),
    State.ARCHIVED: frozenset({Track.RESTORE}),
}
BEGINS: Final[Mapping[Track, Status]] = {
    Track.FIRST: Status.DRAFT,
    Track.EDIT: Status.DRAFT,
    Track.ARCHIVE: Status.WITH_FOCAL_POINT,
    Track.RESTORE: Status.WITH_FOCAL_POINT,
}
# What the entry is once the proposal is done, or was withdrawn. None: what it was.
BECOMES: Final[Mapping[Track, Mapping[Status, State]]] = {
    Track.FIRST: {Status.DONE: State.LIVE, Status.WITHDRAWN: State.ARCHIVED},
    Track.EDIT: {},
    Track.ARCHIVE: {Status.DONE: State.ARCHIVED},
    Track.RESTORE: {Status.DONE: State.LIVE},
}
OPEN: Final = frozenset({Status.DRAFT, Status.WITH_FOCAL_POINT, Status.WITH_COORDINATOR})

STATE_NAMES: Final[Mapping[str, Promise]] = {
    State.DRAFT: gettext_lazy("draft"),
    State.LIVE: gettext_lazy("live"),
    State.ARCHIVED: gettext_lazy("archived"),
}
TRACK_NAMES: Final[Mapping[str, Promise]] = {
    Track.FIRST: gettext_lazy("new entry"),
    Track.EDIT: gettext_lazy("edit"),
    Track.ARCHIVE: gettext_lazy("to be archived"),
    Track.RESTORE: gettext_lazy("to be restored"),
}
STATUS_NAMES: Final[Mapping[str, Promise]] = {
    Status.DRAFT: gettext_lazy("draft"),
    Status.WITH_FOCAL_POINT: gettext_lazy("with the focal point"),
    Status.WITH_COORDINATOR: gettext_lazy("with the coordinator"),
    Status.DONE: gettext_lazy("done"),
    Status.REFUSED: gettext_lazy("refused"),
    Status.WITHDRAWN: gettext_lazy("withdrawn"),
}
MOVE_NAMES: Final[Mapping[str, Promise]] = {
    Move.SAVE: gettext_lazy("saved"),
    Move.HAND_IN: gettext_lazy("handed in"),
    Move.AGREE: gettext_lazy("agreed to by the focal point"),
    Move.APPROVE: gettext_lazy("approved"),
    Move.SEND_BACK: gettext_lazy("sent back"),
    Move.WITHDRAW: gettext_lazy("withdrawn"),
}


def find_next(track: str, status: str, move: Move) -> Status:
    """The status after the move; raises `WrongMove`."""
    following = MOVES[Track(track)].get(Status(status), {}).get(move)
    if following is None:
        raise WrongMove
    return following


def list_moves(track: str, status: str) -> frozenset[Move]:
    """What the table has from here."""
    return frozenset(MOVES[Track(track)].get(Status(status), {}))
