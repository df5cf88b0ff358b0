"""Fixed cells of one degree, by the corner in their south and west: the finest place that anything here may say.

A browser works out the cell of a point; here is no point to work one out from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from .published import Sea, read_seas

MOST_CELLS: Final = 40
PATTERN: Final = r"[NS]\d{2}[EW]\d{3}"
_CELL: Final = re.compile(r"([NS])(\d{2})([EW])(\d{3})")


def name_cell(south: int, west: int) -> str:
    """The cell with this corner, in whole degrees: N09E097, S07W001."""
    return f"{'S' if south < 0 else 'N'}{abs(south):02d}{'W' if west < 0 else 'E'}{abs(west):03d}"


def read_cell(name: str) -> tuple[int, int]:
    """The corner, in whole degrees. Raises ValueError for anything that is no cell."""
    found = _CELL.fullmatch(name)
    if found is None:
        raise ValueError(name)
    south = int(found[2]) * (-1 if found[1] == "S" else 1)
    west = int(found[4]) * (-1 if found[3] == "W" else 1)
    if not (-90 <= south < 90 and -180 <= west < 180) or name_cell(south, west) != name:
        raise ValueError(name)
    return south, west


@cache
def list_cells() -> Mapping[str, frozenset[str]]:
    """By the code of a sea, every cell in which it is looked for."""
    return {code: frozenset(_cells_of(sea)) for code, sea in read_seas().items()}


def _cells_of(sea: Sea) -> Iterable[str]:
    for south, west, north, east in sea.boxes:
        for row in range(south, north):
            for column in range(west, east):
                yield name_cell(row, column)


def say_cell(name: str) -> str:
    """Its four edges, without words, as 9 to 10 degrees north and 97 to 98 east. Raises ValueError."""
    south, west = read_cell(name)
    return f"{_say_edges(south, 'N', 'S')}, {_say_edges(west, 'E', 'W')}"


def _say_edges(low: int, above: str, below: str) -> str:
    near, far = (low, low + 1) if low >= 0 else (-low - 1, -low)
    return f"{near}\u2013{far}\u00b0 {above if low >= 0 else below}"
