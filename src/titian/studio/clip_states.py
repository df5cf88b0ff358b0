"""How far a clip has come, and what moves it. A move that does not stand here raises `ClipMoved`.

`draft`, `recorded` and `approved` are those of `titian.instrument.languages.states`; `sent_back` is heard by nobody and
leaves the studio in no folder. Which words a clip says is apart from this: words that changed make it stale and silent,
whatever its state.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.studio.errors import ClipMoved


class ClipState(StrEnum):
    DRAFT = "draft"
    RECORDED = "recorded"
    APPROVED = "approved"
    SENT_BACK = "sent_back"


class ClipMove(StrEnum):
    RECORD = "record"
    APPROVE = "approve"
    SEND_BACK = "send_back"


CLIP_MOVES: Final[Mapping[ClipState, Mapping[ClipMove, ClipState]]] = {
    ClipState.DRAFT: {ClipMove.RECORD: ClipState.RECORDED, ClipMove.APPROVE: ClipState.APPROVED},
    ClipState.RECORDED: {
        ClipMove.RECORD: ClipState.RECORDED,
        ClipMove.APPROVE: ClipState.APPROVED,
        ClipMove.SEND_BACK: ClipState.SENT_BACK,
    },
    ClipState.APPROVED: {ClipMove.RECORD: ClipState.RECORDED, ClipMove.SEND_BACK: ClipState.SENT_BACK},
    ClipState.SENT_BACK: {ClipMove.RECORD: ClipState.RECORDED},
}

CLIP_STATE_NAMES: Final[Mapping[ClipState, Promise]] = {
    ClipState.DRAFT: gettext_lazy("spoken by a machine"),
    ClipState.RECORDED: gettext_lazy("recorded"),
    ClipState.APPROVED: gettext_lazy("heard and approved"),
    ClipState.SENT_BACK: gettext_lazy("sent back"),
}


def find_next_clip_state(state: str, move: ClipMove) -> ClipState:
    """The state after the move; raises ClipMoved."""
    following = CLIP_MOVES[ClipState(state)].get(move)
    if following is None:
        raise ClipMoved
    return following


def may_move_clip(state: str, move: ClipMove) -> bool:
    """Whether the table has this move from this state."""
    return move in CLIP_MOVES[ClipState(state)]
