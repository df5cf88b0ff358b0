"""Reads a workbook of Excel 97 to 2003 with xlrd, which pyxform reads it with: the same cells as in other programs.

xlrd runs nothing and opens no other file. The format itself ends at 65,536 rows and 256 columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from io import StringIO
from typing import TYPE_CHECKING, Final

from .limits import MOST_CELLS, MOST_SHEETS
from .problems import Findings
from .refusing import refuse, refuse_damaged
from .sheet_notes import note_hidden, note_merged
from .sheets import Sheet, Workbook, column_letters, make_sheet
from .xlsx_cells import CellReader
from .xlsx_guard import SheetFacts

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell
    from xlrd.sheet import Sheet as XlsSheet

_MACROS: Final = "_VBA_PROJECT".encode("utf-16-le")
_LOCKED: Final = "encrypted"


@dataclass(frozen=True)
class XlsCell:
    """A cell as `CellReader` takes it."""

    value: object
    data_type: str
    number_format: str | None


def read_xls(content: bytes, findings: Findings) -> Workbook:
    """The workbook of a file; what a person would not see in the cells is noted. Raises WorkbookError."""
    findings.note(
        "workbook.old_excel",
        "The file is a workbook of Excel 97 to 2003; it is read as other programs read it.",
        "open it in a spreadsheet and save it as .xlsx.",
    )
    if _MACROS in content:
        findings.note(
            "workbook.macros",
            "The workbook holds macros; they are never run and not carried.",
            "save it without macros.",
        )
    book = _open(content)
    if book.nsheets > MOST_SHEETS:
        refuse("workbook.too_many_cells", f"The workbook has {book.nsheets} sheets.", "keep those of the form.")
    try:
        sheets = tuple(_sheets(book, findings))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        refuse_damaged("The file is no workbook as spreadsheets write them.")
    finally:
        book.release_resources()
    if not sheets:
        refuse_damaged("The workbook has no sheet with cells.")
    return Workbook(sheets)


def _open(content: bytes) -> Book:
    from xlrd import XLRDError, open_workbook
    from xlrd.compdoc import CompDocError

    try:
        # Formats tell how a number is shown and what is hidden. What xlrd prints of a file nobody reads.
        return open_workbook(file_contents=content, formatting_info=True, ragged_rows=True, logfile=StringIO())
    except (XLRDError, CompDocError) as error:
        if _LOCKED in str(error).casefold():
            refuse("workbook.encrypted", "The file is protected by a password.", "save it without a password.")
        if "workbook" in str(error).casefold():
            refuse("workbook.other_format", "The file is no workbook.", "give an .xlsx, .xls, .csv or .md file.")
        refuse_damaged("The file is broken: it cannot be read.")
    except Exception:  # a broken file makes xlrd fail in any way
        refuse_damaged("The file is broken: it cannot be read.")


def _sheets(book: Book, findings: Findings) -> Iterator[Sheet]:
    for number in range(book.nsheets):
        yield _read_sheet(book, book.sheet_by_index(number), findings)


def _read_sheet(book: Book, sheet: XlsSheet, findings: Findings) -> Sheet:
    cells = CellReader(sheet.name, findings)
    grid: list[list[str]] = []
    filled = 0
    for row in range(sheet.nrows):
        found = enumerate(sheet.row(row), start=1)
        read = [cells.read(_as_read(book, cell), row + 1, column, is_formula=False) for column, cell in found]
        filled += any(read)
        if filled * sheet.ncols > MOST_CELLS:
            refuse(
                "workbook.too_many_cells",
                f"The sheet `{sheet.name}` has more than {filled} rows and {sheet.ncols} columns.",
                "keep only the cells of the form.",
            )
        grid.append(read if any(read) else [])
        if row == 0:
            cells.header = tuple(read)
    made = make_sheet(sheet.name, grid, hidden=sheet.visibility != 0)
    facts = SheetFacts(
        merged=[_area(*edges) for edges in sheet.merged_cells],
        hidden_rows=sorted(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden),
        hidden_columns=[(at + 1, at + 1) for at, info in sorted(sheet.colinfo_map.items()) if info.hidden],
    )
    note_hidden(made, facts, findings)
    note_merged(made, facts, findings)
    return made


def _as_read(book: Book, cell: Cell) -> XlsCell:
    from xlrd import (
        XL_CELL_BLANK,
        XL_CELL_BOOLEAN,
        XL_CELL_DATE,
        XL_CELL_EMPTY,
        XL_CELL_ERROR,
        error_text_from_code,
    )

    if cell.ctype in {XL_CELL_EMPTY, XL_CELL_BLANK} or cell.value == "":
        return XlsCell(None, "n", None)
    if cell.ctype == XL_CELL_BOOLEAN:
        return XlsCell(bool(cell.value), "b", None)
    if cell.ctype == XL_CELL_ERROR:
        return XlsCell(error_text_from_code.get(cell.value, "#N/A"), "e", None)
    if cell.ctype == XL_CELL_DATE and (moment := _moment(book, cell.value)) is not None:
        return XlsCell(moment, "d", None)
    return XlsCell(cell.value, "s" if isinstance(cell.value, str) else "n", _format(book, cell))


def _moment(book: Book, value: float) -> datetime | time | None:
    """The date or time of a cell, as pyxform reads it; None where it cannot be one."""
    from xlrd.xldate import XLDateError, xldate_as_tuple

    try:
        parts = xldate_as_tuple(value, book.datemode)
        return time(*parts[3:]) if parts[:3] == (0, 0, 0) else datetime(*parts)
    except (XLDateError, ValueError):
        return None


def _format(book: Book, cell: Cell) -> str | None:
    if cell.xf_index is None or cell.xf_index >= len(book.xf_list):
        return None
    known = book.format_map.get(book.xf_list[cell.xf_index].format_key)
    return None if known is None else str(known.format_str)


def _area(first_row: int, after_row: int, first_column: int, after_column: int) -> str:
    return f"{column_letters(first_column + 1)}{first_row + 1}:{column_letters(after_column)}{after_row}"
