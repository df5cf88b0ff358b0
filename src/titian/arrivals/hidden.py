"""The sheet for readers beyond the station: closed arrivals only, small cells hidden, nothing that grows by one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from titian.arrivals.board import Figures
from titian.arrivals.codes import HEADS
from titian.tables.hiding import Shown, hide_small_cells

DIFFERENCES: Final = "differences"


@dataclass(frozen=True)
class HiddenSheet:
    """What may be shown of the parts with their total, and of the heads with theirs."""

    parts: Shown
    heads: Shown


def hide_sheet(figures: Figures) -> HiddenSheet:
    """The parts and, as one more, whatever does not reconcile; heads by age and sex. Each adds up to its own total."""
    sheet = figures.sheet
    differences = max(0, sheet.disputed + sheet.given_twice + sheet.without_slip)
    heads = {cell: max(0, figures.heads.get(cell, 0)) for cell in HEADS}
    return HiddenSheet(hide_small_cells({**sheet.parts, DIFFERENCES: differences}), hide_small_cells(heads))
