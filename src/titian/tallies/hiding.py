"""Hiding small figures so that nobody can be picked out, also by whoever knows exactly how it is done.

The rule, for cells that stand beside their total: a cell under 11 is hidden, zero like any other. When at least one is
hidden and others remain, the smallest of the others is hidden too, and with it all that are as large.

Why it holds: what is hidden depends on the figures alone, never on the names. So whatever figures the hidden cells
have, the same figures exchanged among them would have been published in the same way. The hidden cells never all have
the same figure (some are under 11, some are not; or, where every cell is hidden, the whole total in one and none in
the others would look alike), so each of them could have at least two. `tests/test_hiding.py` tries every table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

SMALLEST_SHOWN: Final = 11


@dataclass(frozen=True)
class Shown:
    """What is published of some cells: a figure, or None where it is hidden; and their total, None when it is small."""

    total: int | None
    cells: Mapping[str, int | None]

    @property
    def figures(self) -> dict[str, int]:
        """Only the cells that are shown."""
        return {name: figure for name, figure in self.cells.items() if figure is not None}


def hide_small_cells(cells: Mapping[str, int]) -> Shown:
    """What may be published of these cells and their total. Give every cell there could be, zeros included."""
    total = sum(cells.values())
    if total < SMALLEST_SHOWN:
        return Shown(None, dict.fromkeys(cells))
    large = [figure for figure in cells.values() if figure >= SMALLEST_SHOWN]
    limit = SMALLEST_SHOWN if len(large) == len(cells) else min(large, default=total) + 1
    return Shown(total, {name: figure if figure >= limit else None for name, figure in cells.items()})


def hide_small(figure: int) -> int | None:
    """One figure that stands beside no others and no total."""
    return figure if figure >= SMALLEST_SHOWN else None
