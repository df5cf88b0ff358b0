"""Reads the sheets of a pack: plain CSV files of an XLSForm workbook, one file a sheet.

Nothing is guessed. Every problem is collected with its sheet, row and column, so that an author sees all at once.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from .errors import ExpressionError, Problem
from .expressions import Tree, parse_expression
from .vocabulary import Home

MOST_BYTES = 5_000_000
YES = frozenset({"yes", "true"})
NO = frozenset({"no", "false", ""})
Value = TypeVar("Value", bound=str)


@dataclass
class Row:
    """One row; `number` as a spreadsheet shows it, the header being 1."""

    sheet: str
    number: int
    cells: dict[str, str]
    problems: list[Problem] = field(repr=False)

    def text(self, column: str) -> str:
        """The cell without spaces around it; empty when the sheet has no such column."""
        return self.cells.get(column, "").strip()

    def wrong(self, column: str, code: str, what: str, *fixes: str) -> None:
        """Notes a problem in this row."""
        self.problems.append(
            Problem(code=code, what=what, fixes=fixes, sheet=self.sheet, row=self.number, column=column)
        )

    def names(self, column: str) -> list[str]:
        """A list separated by spaces."""
        return self.text(column).split()

    def groups(self, column: str) -> list[list[str]]:
        """Lists separated by a bar: `TL FC PR | TS`."""
        return [group.split() for group in self.text(column).split("|") if group.strip()]

    def flag(self, column: str) -> bool:
        """yes or no; blank is no."""
        value = self.text(column).lower()
        if value not in YES | NO:
            self.wrong(column, "pack.yes_or_no", f"`{value}` is neither yes nor no.", "write yes or no.")
        return value in YES

    def one_of(self, column: str, allowed: Sequence[Value]) -> Value:
        """One of a few values; the first of them when the cell is wrong (which is noted)."""
        value = self.text(column)
        found = next((one for one in allowed if one == value), None)
        if found is None:
            self.wrong(column, "pack.value", f"`{value}` is not one of the values here.", f"use: {', '.join(allowed)}.")
        return found or allowed[0]

    def expression(self, column: str, home: Home) -> Tree | None:
        """The tree of the cell; None when blank or wrong (a wrong one is noted)."""
        text = self.text(column)
        if not text:
            return None
        try:
            return parse_expression(text, home)
        except ExpressionError as error:
            for problem in error.problems:
                self.wrong(column, problem.code, problem.what, *problem.fixes)
            return None


def read_sheet(
    folder: Path, name: str, columns: Collection[str], needed: Collection[str], problems: list[Problem]
) -> list[Row]:
    """The rows of `<name>.csv`. Blank rows are passed over; unknown and missing columns are problems."""
    path = folder / f"{name}.csv"

    def wrong(code: str, what: str, *fixes: str, row: int = 0, column: str = "") -> None:
        problems.append(Problem(code=code, what=what, fixes=fixes, sheet=name, row=row, column=column))

    try:
        content = path.read_bytes()
        if len(content) > MOST_BYTES:
            wrong("pack.too_large", f"The sheet has {len(content)} bytes; {MOST_BYTES} are allowed.", "split the pack.")
            return []
        text = content.decode("utf-8-sig")
    except FileNotFoundError:
        wrong("pack.no_sheet", f"There is no file sheets/{name}.csv.", "add it, even with a header row only.")
        return []
    except (OSError, UnicodeDecodeError):
        wrong("pack.unreadable", f"sheets/{name}.csv cannot be read as UTF-8 text.", "save it again as CSV, UTF-8.")
        return []
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        wrong("pack.unreadable", f"sheets/{name}.csv is not well-formed CSV: {error}.", "close every quotation mark.")
        return []
    header = [cell.strip() for cell in lines[0]] if lines else []
    for column in header:
        if header.count(column) > 1:
            wrong("pack.same_column", f"The column `{column}` stands twice.", "keep one.", row=1, column=column)
        if column not in columns:
            wrong(
                "pack.unknown_column",
                f"`{column}` is not a column of this sheet.",
                *_column_fix(column, columns),
                row=1,
                column=column,
            )
    for column in needed:
        if column not in header:
            wrong("pack.no_column", f"The column `{column}` is missing.", "add it to the header.", row=1, column=column)
    rows = []
    for number, cells in enumerate(lines[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(header):
            wrong(
                "pack.too_many_cells",
                f"The row has {len(cells)} cells, the header {len(header)}.",
                "put a cell with a comma into quotation marks.",
                row=number,
            )
        rows.append(Row(name, number, dict(zip(header, cells, strict=False)), problems))
    return rows


def _column_fix(column: str, columns: Collection[str]) -> tuple[str, ...]:
    if column.startswith(("label", "hint", "media", "audio", "image")):
        return ("words and voices belong in locales/ and voices/, not in sheets.",)
    near = get_close_matches(column, list(columns), n=1)
    return (f"did you mean `{near[0]}`?",) if near else ("take it out.",)
