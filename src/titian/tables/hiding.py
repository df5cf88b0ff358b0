"""Hiding small figures so that nobody can be picked out, also by whoever knows exactly how it is done.

The rule, for cells that stand beside their total: a cell under 11 is hidden, zero like any other. When at least one is
hidden and others remain, the smallest of the others is hidden too, and with it all that are as large.

Why it holds: what is hidden depends on the figures alone, never on the names. So whatever figures the hidden cells
have, the same figures exchanged among them would have been published in the same way. The hidden cells never all have
the same figure (some are under 11, some are not; or, where every cell is hidden, the whole total in one and none in
the others would look alike), so each of them could have at least two. `tests/test_hiding.py` tries every table.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

SMALLEST_SHOWN: Final = 11
# A figure is shown only where so many phones have told it, and none of them so much of it: whoever knows what one phone
# told must not learn what another did.
FEWEST_PHONES: Final = 3
LARGEST_SHARE: Final = 0.7


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


def is_broad(shares: Collection[int]) -> bool:
    """Whether so many phones told a figure, and none most of it, that knowing one's own part tells of nobody else's."""
    told = [share for share in shares if share > 0]
    return len(told) >= FEWEST_PHONES and max(told) <= LARGEST_SHARE * sum(told)


def hide_narrow_cells(cells: Mapping[str, int], narrow: Collection[str], *, is_total_broad: bool) -> Shown:
    """As `hide_small_cells`, where some cells (`narrow`) were told by few phones, or by one for the most part.

    Where the total was, nothing is shown; where one that is not small was, the total alone: a breakdown with it would
    tell it, and one without it would leave it over.
    """
    if not is_total_broad:
        return Shown(None, dict.fromkeys(cells))
    if any(cells[name] >= SMALLEST_SHOWN for name in narrow):
        return Shown(hide_small(sum(cells.values())), dict.fromkeys(cells))
    return hide_small_cells(cells)


def hide_marks(marks: Mapping[str, int], narrow: Collection[str], total: int | None) -> dict[str, int | None]:
    """Marks beside a total: hidden where they are small, where few phones told them, and where those without a mark
    are so few that they could be picked out. Without a total none is shown."""
    if total is None or total - sum(marks.values()) < SMALLEST_SHOWN:
        return dict.fromkeys(marks)
    return {name: None if name in narrow else hide_small(figure) for name, figure in marks.items()}


def hide_small(figure: int) -> int | None:
    """One figure that stands beside no others and no total."""
    return figure if figure >= SMALLEST_SHOWN else None
