"""A workbook as a grid of texts: what every reader gives and every writer takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sheet:
    """One sheet. `header` is its first row; every row is as long as the header.

    `rows[0]` is row 2 of the spreadsheet. Every cell is the text that a person sees in it. `widths` are those of the
    first columns, in characters; 0 is one that nobody set.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    hidden: bool = False
    widths: tuple[float, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True)
class Workbook:
    """The sheets of a workbook in their order, and the .xlsx file they were read from, whose looks are kept."""

    sheets: tuple[Sheet, ...]
    file: bytes | None = field(default=None, compare=False, repr=False)

    def find_sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, spaces and capitals aside; None when there is none."""
        wanted = name.strip().casefold()
        return next((sheet for sheet in self.sheets if sheet.name.strip().casefold() == wanted), None)


def make_sheet(name: str, grid: Iterable[Sequence[str]], *, hidden: bool = False) -> Sheet:
    """A sheet of a grid with rows of any length: empty rows at the end and empty columns at the right fall away."""
    rows = [_trimmed(row) for row in grid]
    while rows and not rows[-1]:
        rows.pop()
    width = max(map(len, rows), default=0)
    blank = ("",) * width  # one for all: a sheet may be a million rows long for one cell
    full = [(*row, *blank[len(row) :]) if row else blank for row in rows]
    return Sheet(name, full[0] if full else (), tuple(full[1:]), hidden)


def _trimmed(row: Sequence[str]) -> Sequence[str]:
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return row[:end]


def column_letters(number: int) -> str:
    """The letters above a column, counted from 1: 28 is AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The column under these letters, counted from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
