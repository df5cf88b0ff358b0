from __future__ import annotations

from typing import Final

from titian.arrivals.actions.keep_lines import keep_slips
from titian.arrivals.errors import NotDisputed
from titian.arrivals.models import Arrival, FinalSheet, SlipRow
from titian.arrivals.stored import read_board

DESK: Final = "desk00"
"""The writer whose lines are the supervisors'. No phone's name is like it: theirs are eight signs."""


def settle_slip(arrival: Arrival, slip: str, state: str) -> None:
    """A person's word on a slip that phones disagree about, or that was given to two: the line has seen all others.

    Where it was given to two, this counts it once: the other person gets another slip first. The arrival is locked by
    the caller. Raises `NotDisputed`.
    """
    is_over = FinalSheet.objects.filter(arrival=arrival).exists()
    if is_over or not SlipRow.objects.filter(arrival=arrival, slip=slip).exists():
        raise NotDisputed
    board = read_board(arrival)
    standing = board.find_standing(slip)
    if not standing.is_disputed and standing.given_to < 2:
        raise NotDisputed
    keep_slips(arrival, [board.make_line(slip, DESK, state)])
