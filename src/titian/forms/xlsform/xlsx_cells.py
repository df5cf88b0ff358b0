"""What a person sees in a cell that a library read: the text, and what must be said about it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final, Protocol

from .limits import MOST_TEXT
from .problems import Findings
from .refusing import refuse
from .sheets import column_letters

_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


class ReadCell(Protocol):
    """The part of openpyxl's cells that is used; cells of an .xls file are given the same."""

    @property
    def value(self) -> object: ...
    @property
    def data_type(self) -> str: ...
    @property
    def number_format(self) -> str | None: ...


class CellReader:
    """Turns the cells of one sheet into texts, noting at each place what a person would not see."""

    def __init__(self, sheet: str, findings: Findings) -> None:
        self.sheet = sheet
        self.is_settings = sheet.strip().casefold() == "settings"
        self.findings = findings
        self.header: tuple[str, ...] = ()

    def read(self, cell: ReadCell, row: int, column: int, *, is_formula: bool) -> str:
        """The text of a cell. `row` and `column` count from 1."""
        value = cell.value
        if value is None:
            # A formula whose result is no text at all has the type `str` and no value.
            if is_formula and cell.data_type != "str":
                self._note_uncomputed(row, column)
            return ""
        text = self._text(cell, value, row, column)
        if len(text) > MOST_TEXT:
            refuse(
                "workbook.too_many_cells",
                f"Sheet `{self.sheet}`: cell {column_letters(column)}{row} holds {len(text)} characters.",
                f"keep to {MOST_TEXT} characters.",
            )
        if is_formula:
            self._note_formula(text, row, column)
        return text

    def _text(self, cell: ReadCell, value: object, row: int, column: int) -> str:
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
        if isinstance(value, datetime | date | time | timedelta):
            # Other programs take a moment for a form's version as Python writes it; ISO 8601 would be another version.
            text = str(value) if self.is_settings and not isinstance(value, timedelta) else _day(value)
            self._note(
                row,
                column,
                "workbook.date_cell",
                f"The spreadsheet made this cell a date; it is read as {text}.",
                "format the column as text and write it again as it should be.",
            )
            return text
        if isinstance(value, int | float):
            return self._number(value, cell.number_format or "General", row, column)
        text = unescape(str(value))
        if cell.data_type == "e":
            self._note(
                row,
                column,
                "workbook.cell_error",
                f"The cell shows the error {text}.",
                "correct the formula.",
                "write the text.",
            )
        return text

    def _number(self, value: float, shown_as: str, row: int, column: int) -> str:
        text = plain_number(value)
        first = shown_as.split(";", maxsplit=1)[0]
        if set(first) == {"0"} and text.isdigit() and len(text) < len(first):
            padded = text.zfill(len(first))
            self._note(
                row,
                column,
                "workbook.number_format",
                f"The number {text} is shown as {padded}; {padded} is read.",
                "format the column as text and write it out.",
            )
            return padded
        if first.endswith("%"):
            self._note(
                row,
                column,
                "workbook.number_format",
                f"The number {text} is shown as a percentage; {text} is read.",
                "format the column as text.",
            )
        return text

    def _note_formula(self, text: str, row: int, column: int) -> None:
        self._note(
            row,
            column,
            "workbook.formula",
            f"A formula stands here; its last value `{text[:60]}` is read.",
            "paste the cell as a value.",
        )

    def _note_uncomputed(self, row: int, column: int) -> None:
        self._note(
            row,
            column,
            "workbook.formula_without_value",
            "The formula here was never computed, so its value is not in the file and the cell is read as blank.",
            "open the file in a spreadsheet and save it.",
            "paste the cell as a value.",
        )

    def _note(self, row: int, column: int, code: str, what: str, *fixes: str) -> None:
        name = self.header[column - 1].strip() if row > 1 and column <= len(self.header) else ""
        self.findings.note(code, what, *fixes, sheet=self.sheet, row=row, column=name or column_letters(column))


def unescape(text: str) -> str:
    """Puts back the characters XML cannot hold, which a workbook writes as `_x000B_`; openpyxl leaves them so."""
    return _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text) if "_x" in text else text


def plain_number(value: float) -> str:
    """A number as a spreadsheet shows it under General, with every digit that is kept."""
    if value != value or abs(value) == float("inf"):  # noqa: PLR0124  (not a number)
        return str(value)
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    short = f"{value:.15g}"
    return short if float(short) == value or "e" not in repr(value) else repr(value)


def _day(value: datetime | date | time | timedelta) -> str:
    """ISO 8601; midnight is a day, and a length of time is told in hours, minutes and seconds."""
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat()
