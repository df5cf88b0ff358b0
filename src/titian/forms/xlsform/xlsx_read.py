"""Reads an .xlsx workbook with openpyxl, as a stream of rows, after a guard has looked through the file."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Final

from .limits import MOST_SHEETS
from .problems import Findings, FormError
from .refusing import refuse, refuse_damaged
from .sheet_notes import note_hidden, note_merged
from .sheets import Sheet, Workbook, make_sheet
from .xlsx_cells import CellReader, ReadCell
from .xlsx_guard import Archive, SheetFacts, guard

if TYPE_CHECKING:
    from openpyxl.reader.excel import ExcelReader

_WIDTH: Final = re.compile(r"\d{1,3}(\.\d+)?")
WIDEST: Final = 255.0  # characters, as Excel has it
_BESIDE: Final = (("xl/comments", "Comments"), ("xl/threadedComments", "Comments"), ("xl/media/", "Pictures"))


def read_xlsx(content: bytes, findings: Findings) -> Workbook:
    """The workbook of a file. What a person would not see in the cells is noted in `findings`."""
    archive = guard(content)
    _note_surroundings(archive, findings)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells what it leaves out of styles and extensions
        try:
            sheets = list(_read_sheets(content, archive, findings))
        except FormError:
            raise
        except Exception:
            refuse_damaged("The file is no workbook as spreadsheets write them.")
    if not sheets:
        refuse_damaged("The workbook has no sheet with cells.")
    return Workbook(tuple(sheets), content)


def read_again(content: bytes) -> dict[str, Sheet]:
    """The sheets of a file that was read before, by the names of its parts."""
    sheets = {sheet.name: sheet for sheet in read_xlsx(content, Findings()).sheets}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = list(_open(content, data_only=True).parser.find_sheets())
    return {part.target: sheets[sheet.name] for sheet, part in found if sheet.name in sheets}


def _note_surroundings(archive: Archive, findings: Findings) -> None:
    if archive.has("xl/externalLinks/"):
        findings.note(
            "workbook.external_link",
            "The workbook refers to other files; they are never opened, the last values are read.",
            "copy the values into the workbook.",
        )
    for prefix, what in _BESIDE:
        if archive.has(prefix):
            findings.note(
                "workbook.not_carried",
                f"{what} in the workbook are not part of the form; only another .xlsx file keeps them.",
                "put what matters into a column of its own.",
            )


def _read_sheets(content: bytes, archive: Archive, findings: Findings) -> Iterator[Sheet]:
    values = _open(content, data_only=True)
    formulas = None
    if any(facts.has_formulas for facts in archive.facts.values()):
        formulas = _open(content, data_only=False)
    found = list(values.parser.find_sheets())
    if len(found) > MOST_SHEETS:
        refuse("workbook.too_many_cells", f"The workbook has {len(found)} sheets.", "keep those of the form.")
    for sheet, part in found:
        facts = archive.facts.get(part.target)
        if facts is None:
            findings.note(
                "workbook.not_a_worksheet",
                f"`{sheet.name}` holds a chart or a macro, no cells; it is passed over.",
                "delete it.",
                sheet=sheet.name,
            )
            continue
        written = _formula_places(formulas, sheet.name, facts) if formulas and facts.has_formulas else frozenset()
        yield _read_sheet(values, sheet.name, facts, written, findings)


def _open(content: bytes, *, data_only: bool) -> ExcelReader:
    from openpyxl.reader.excel import ExcelReader

    reader = ExcelReader(BytesIO(content), read_only=True, data_only=data_only, keep_links=False)
    reader.read()
    return reader


def _rows(reader: ExcelReader, name: str, facts: SheetFacts) -> Iterable[Iterable[ReadCell]]:
    worksheet = reader.wb[name]
    worksheet.reset_dimensions()  # what a file says of its size may be wrong
    if not facts.rows:
        return ()
    # No `max_col`: rows would be filled up to it, and a sheet may be wide in one row and long in another.
    rows: Iterable[Iterable[ReadCell]] = worksheet.iter_rows(max_row=facts.rows)
    return (islice(row, facts.columns) for row in rows)


def _formula_places(reader: ExcelReader, name: str, facts: SheetFacts) -> frozenset[tuple[int, int]]:
    return frozenset(
        (row, column)
        for row, cells in enumerate(_rows(reader, name, facts), start=1)
        for column, cell in enumerate(cells, start=1)
        if cell.data_type == "f"
    )


def _read_sheet(
    reader: ExcelReader, name: str, facts: SheetFacts, formulas: frozenset[tuple[int, int]], findings: Findings
) -> Sheet:
    cells = CellReader(name, findings)
    grid: list[list[str]] = []
    for row, found in enumerate(_rows(reader, name, facts), start=1):
        read = [
            cells.read(cell, row, column, is_formula=(row, column) in formulas)
            for column, cell in enumerate(found, start=1)
        ]
        grid.append(read if any(read) else [])
        if row == 1:
            cells.header = tuple(grid[0])
    made = make_sheet(name, grid, hidden=reader.wb[name].sheet_state != "visible")
    sheet = replace(made, widths=_widths(facts))
    note_hidden(sheet, facts, findings)
    note_merged(sheet, facts, findings)
    return sheet


def _widths(facts: SheetFacts) -> tuple[float, ...]:
    """Of each column with a value; a width that is none, or none that a spreadsheet has, is 0."""
    found = [0.0] * facts.columns
    for first, last, width in facts.widths:
        if _WIDTH.fullmatch(width) and float(width) <= WIDEST:
            for column in range(max(first, 1), min(last, facts.columns) + 1):
                found[column - 1] = float(width)
    return tuple(found)
