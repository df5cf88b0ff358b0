"""Where an alert is about: a square of one degree, and nothing finer. A coast is a run of them.

The squares are fixed. No circle is drawn round a point, for its middle would be the point; and none is moved by chance,
for many of them would show what was moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor
from typing import Final, Self

Point = tuple[float, float]
"""Latitude and longitude in degrees (WGS 84), as CAP has them."""
Ring = tuple[Point, ...]
_CODE: Final = re.compile(r"([NS])(\d{2})([EW])(\d{3})")
CORNERS: Final = 4
SOUTH, NORTH, WEST, EAST = -90, 90, -180, 180


@dataclass(frozen=True, order=True)
class Cell:
    """One degree by one, known by its south-west corner in whole degrees. Raises ValueError off the globe."""

    south: int
    west: int

    def __post_init__(self) -> None:
        if not (SOUTH <= self.south < NORTH and WEST <= self.west < EAST):
            raise ValueError(f"no cell: {self.south}, {self.west}")

    @classmethod
    def around(cls, latitude: float, longitude: float) -> Self:
        """The one a point lies in: what is to be kept of the point."""
        return cls(floor(latitude), floor(longitude))

    @classmethod
    def find(cls, code: str) -> Self | None:
        """By its code, as N09E097; None where it is none."""
        found = _CODE.fullmatch(code)
        if found is None:
            return None
        south = int(found[2]) * (1 if found[1] == "N" else -1)
        west = int(found[4]) * (1 if found[3] == "E" else -1)
        try:
            cell = cls(south, west)
        except ValueError:
            return None
        return cell if cell.code == code else None

    @classmethod
    def read(cls, code: str) -> Self:
        """By its code. Raises ValueError where it is none."""
        cell = cls.find(code)
        if cell is None:
            raise ValueError(f"no cell: {code}")
        return cell

    @property
    def code(self) -> str:
        return f"{self._corner[0]}{self._corner[1]:02d}{self._corner[2]}{self._corner[3]:03d}"

    @property
    def name(self) -> str:
        """As people write it: 9\u00b0 N 97\u00b0 E."""
        return f"{self._corner[1]}\u00b0 {self._corner[0]} {self._corner[3]}\u00b0 {self._corner[2]}"

    @property
    def ring(self) -> Ring:
        """Its corners, the first again at the end."""
        south, west, north, east = self.south, self.west, self.south + 1, self.west + 1
        corners = ((south, west), (south, east), (north, east), (north, west), (south, west))
        return tuple((float(latitude), float(longitude)) for latitude, longitude in corners)

    @property
    def _corner(self) -> tuple[str, int, str, int]:
        return "S" if self.south < 0 else "N", abs(self.south), "W" if self.west < 0 else "E", abs(self.west)


def is_ring(points: Sequence[Point]) -> bool:
    """Whether it is a polygon that can be: on the globe, closed, of three different corners at least."""
    on_globe = all(SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST for latitude, longitude in points)
    return on_globe and len(points) >= CORNERS and points[0] == points[-1] and len(set(points)) >= CORNERS - 1


def is_cell(points: Sequence[Point]) -> bool:
    """Whether it is one of the squares, whichever corner comes first and whichever way round."""
    if not is_ring(points) or len(points) != CORNERS + 1:
        return False
    south, west = min(point[0] for point in points), min(point[1] for point in points)
    if not (south.is_integer() and west.is_integer() and south < NORTH and west < EAST):
        return False
    return set(points) == set(Cell(int(south), int(west)).ring)


def is_run(cells: Iterable[Cell]) -> bool:
    """Whether the cells hang together, by a side or a corner."""
    left = set(cells)
    near = [left.pop()] if left else []
    while near:
        cell = near.pop()
        found = {one for one in left if abs(one.south - cell.south) <= 1 and abs(one.west - cell.west) <= 1}
        left -= found
        near.extend(found)
    return not left
