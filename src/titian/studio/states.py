"""How far a text has come, and what moves it. A move that does not stand here raises `WrongState`.

What each state means stands in `titian.instrument.languages.states`. The language a pack is written in is nobody's
translation: nothing of it is put back into English.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.studio.errors import WrongState


class State(StrEnum):
    DRAFT = "draft"
    TRANSLATED = "translated"
    BACK_TRANSLATED = "back_translated"
    APPROVED = "approved"


class Move(StrEnum):
    KEEP = "keep"  # words that nobody vouches for yet
    TRANSLATE = "translate"
    BACK_TRANSLATE = "back_translate"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    SOURCE_CHANGED = "source_changed"  # the English says something else now
    READ = "read"  # a native reader without an account found a draft right
    MARK = "mark"  # a native reader without an account says that it says something else


MOVES: Final[Mapping[State, Mapping[Move, State]]] = {
    State.DRAFT: {
        Move.KEEP: State.DRAFT,
        Move.TRANSLATE: State.TRANSLATED,
        Move.SOURCE_CHANGED: State.DRAFT,
        Move.READ: State.TRANSLATED,
        Move.MARK: State.DRAFT,
    },
    State.TRANSLATED: {
        Move.KEEP: State.DRAFT,
        Move.TRANSLATE: State.TRANSLATED,
        Move.BACK_TRANSLATE: State.BACK_TRANSLATED,
        Move.SEND_BACK: State.DRAFT,
        Move.SOURCE_CHANGED: State.DRAFT,
        Move.MARK: State.DRAFT,
    },
    State.BACK_TRANSLATED: {
        Move.KEEP: State.DRAFT,
        Move.TRANSLATE: State.TRANSLATED,
        Move.APPROVE: State.APPROVED,
        Move.SEND_BACK: State.DRAFT,
        Move.SOURCE_CHANGED: State.DRAFT,
        Move.MARK: State.DRAFT,
    },
    State.APPROVED: {
        Move.KEEP: State.DRAFT,
        Move.TRANSLATE: State.TRANSLATED,
        Move.SEND_BACK: State.DRAFT,
        Move.SOURCE_CHANGED: State.DRAFT,
        Move.MARK: State.DRAFT,
    },
}

SOURCE_MOVES: Final[Mapping[State, Mapping[Move, State]]] = {
    State.DRAFT: {Move.KEEP: State.DRAFT, Move.TRANSLATE: State.TRANSLATED},
    State.TRANSLATED: {
        Move.KEEP: State.DRAFT,
        Move.TRANSLATE: State.TRANSLATED,
        Move.APPROVE: State.APPROVED,
        Move.SEND_BACK: State.DRAFT,
    },
    State.BACK_TRANSLATED: {},
    State.APPROVED: {Move.KEEP: State.DRAFT, Move.TRANSLATE: State.TRANSLATED, Move.SEND_BACK: State.DRAFT},
}

# What somebody named in a folder's entry of this state did.
STANDS_FOR: Final[Mapping[State, Move]] = {
    State.DRAFT: Move.KEEP,
    State.TRANSLATED: Move.TRANSLATE,
    State.BACK_TRANSLATED: Move.BACK_TRANSLATE,
    State.APPROVED: Move.APPROVE,
}

STATE_NAMES: Final[Mapping[State, Promise]] = {
    State.DRAFT: gettext_lazy("draft"),
    State.TRANSLATED: gettext_lazy("translated"),
    State.BACK_TRANSLATED: gettext_lazy("back-translated"),
    State.APPROVED: gettext_lazy("approved"),
}


def find_next(state: str, move: Move, *, is_source: bool) -> State:
    """The state after the move; raises `WrongState`."""
    following = (SOURCE_MOVES if is_source else MOVES)[State(state)].get(move)
    if following is None:
        raise WrongState
    return following


def may_move(state: str, move: Move, *, is_source: bool) -> bool:
    """Whether the table has this move from this state."""
    return move in (SOURCE_MOVES if is_source else MOVES)[State(state)]


def read_state(text: str) -> str:
    """A state's code as a file has it; empty for anything else."""
    return text.strip() if text.strip() in {state.value for state in State} else ""
