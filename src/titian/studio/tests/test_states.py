"""The table of moves, written out again on purpose: whoever changes it changes two places."""

from __future__ import annotations

import pytest

from titian.studio.errors import WrongState
from titian.studio.states import Move, State, find_next

D, T, B, A = State.DRAFT, State.TRANSLATED, State.BACK_TRANSLATED, State.APPROVED
LEGAL = {
    (D, Move.KEEP): D, (D, Move.TRANSLATE): T, (D, Move.SOURCE_CHANGED): D,
    (T, Move.KEEP): D, (T, Move.TRANSLATE): T, (T, Move.BACK_TRANSLATE): B, (T, Move.SEND_BACK): D,
    (T, Move.SOURCE_CHANGED): D,
    (B, Move.KEEP): D, (B, Move.TRANSLATE): T, (B, Move.APPROVE): A, (B, Move.SEND_BACK): D,
    (B, Move.SOURCE_CHANGED): D,
    (A, Move.KEEP): D, (A, Move.TRANSLATE): T, (A, Move.SEND_BACK): D, (A, Move.SOURCE_CHANGED): D,
    (D, Move.READ): T, (D, Move.MARK): D, (T, Move.MARK): D, (B, Move.MARK): D, (A, Move.MARK): D,
}  # fmt: skip
LEGAL_OF_SOURCE = {
    (D, Move.KEEP): D, (D, Move.TRANSLATE): T,
    (T, Move.KEEP): D, (T, Move.TRANSLATE): T, (T, Move.APPROVE): A, (T, Move.SEND_BACK): D,
    (A, Move.KEEP): D, (A, Move.TRANSLATE): T, (A, Move.SEND_BACK): D,
}  # fmt: skip


@pytest.mark.parametrize("is_source", [False, True])
@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("move", Move)
def test_a_move_leads_where_the_table_says_or_is_refused(state: State, move: Move, is_source: bool) -> None:
    expected = (LEGAL_OF_SOURCE if is_source else LEGAL).get((state, move))
    if expected is None:
        with pytest.raises(WrongState):
            find_next(state, move, is_source=is_source)
    else:
        assert find_next(state, move, is_source=is_source) is expected
