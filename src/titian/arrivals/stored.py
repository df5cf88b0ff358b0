"""The board of an arrival from what is stored of it, and its figures when its slips are gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, cast

from titian.arrivals.board import Board, Figures, Sheet, SlipLine, TallyKind, TallyLine
from titian.arrivals.models import Arrival, SlipRow, TallyRow

if TYPE_CHECKING:
    from collections.abc import Mapping


def read_board(arrival: Arrival) -> Board:
    """Everything known of the arrival; empty once its slips are gone."""
    board = Board()
    for line in read_slip_rows(SlipRow.objects.filter(arrival=arrival)):
        board.take_slip(line)
    for row in TallyRow.objects.filter(arrival=arrival):
        board.take_tally(read_tally_row(row))
    return board


def read_slip_rows(rows: Iterable[SlipRow]) -> Iterable[SlipLine]:
    return (read_slip_row(row) for row in rows)


def read_slip_row(row: SlipRow) -> SlipLine:
    return SlipLine(row.slip, row.writer, row.number, row.state, row.seen, row.issued, row.family or None)


def read_tally_row(row: TallyRow) -> TallyLine:
    kind = cast("TallyKind", row.kind)  # the database holds no other: tally_row_known_kind
    return TallyLine(kind, row.writer, row.number, row.cells)


def read_figures(arrival: Arrival) -> Figures:
    """As the lines stand, or as they stood when the slips went."""
    if not arrival.has_final_sheet:
        return read_board(arrival).figures()
    kept: Mapping[str, object] = arrival.final_sheet.figures
    return Figures(**{**kept, "sheet": Sheet(**kept["sheet"])})  # type: ignore[arg-type]  # as written below


def write_figures(figures: Figures) -> dict[str, object]:
    """What `read_figures` reads."""
    return asdict(figures)
