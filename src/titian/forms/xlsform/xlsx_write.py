"""Writes an .xlsx workbook, in the file it came from or anew; the same workbook as the same bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .refusing import refuse
from .sheets import Sheet, Workbook
from .xlsx_again import rewrite_parts
from .xlsx_read import read_again

if TYPE_CHECKING:
    from openpyxl import Workbook as Book

_SHEET_NAME: Final = re.compile(r"(?!')[^\\/?*\[\]:\x00-\x1f]{1,31}(?<!')")
# What XML cannot hold, a carriage return that XML would turn into a line feed, and what looks like such a writing.
_AWKWARD: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_MODIFIED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_LONG_AGO: Final = datetime(1980, 1, 1)
_WIDTH: Final = 24


def write_xlsx(workbook: Workbook) -> bytes:
    """The bytes of an .xlsx file with every sheet and cell; hidden sheets stay hidden.

    A workbook that was read from such a file, and has its sheets still, looks as it did there. Raises WorkbookError
    when a sheet has a name no spreadsheet can hold, or when every sheet is hidden.
    """
    _check(workbook)
    return _pack(_in_its_file(workbook) or _anew(workbook))


def _in_its_file(workbook: Workbook) -> dict[str, bytes] | None:
    if workbook.file is None:
        return None
    before = read_again(workbook.file)
    looks = [(sheet.name, sheet.hidden) for sheet in before.values()]
    if looks != [(sheet.name, sheet.hidden) for sheet in workbook.sheets]:
        return None
    pairs = zip(before.items(), workbook.sheets, strict=True)
    return rewrite_parts(workbook.file, {part: (old, new) for (part, old), new in pairs}, _safe)


def _anew(workbook: Workbook) -> dict[str, bytes]:
    from openpyxl import Workbook as Book

    book = Book(write_only=True)
    book.properties.created = _LONG_AGO
    for sheet in workbook.sheets:
        _add(book, sheet)
    buffer = BytesIO()
    book.save(buffer)
    with ZipFile(buffer) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = "docProps/core.xml"
    return parts | {core: _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z", parts[core])}


def _check(workbook: Workbook) -> None:
    names = [sheet.name.casefold() for sheet in workbook.sheets]
    for sheet in workbook.sheets:
        if not _SHEET_NAME.fullmatch(sheet.name):
            refuse(
                "workbook.unwritable",
                f"A spreadsheet cannot have a sheet named `{sheet.name}`.",
                "give it a name of 1 to 31 characters without any of : \\ / ? * [ ].",
            )
        if names.count(sheet.name.casefold()) > 1:
            refuse("workbook.unwritable", f"Two sheets are called `{sheet.name}`.", "rename one.")
    if all(sheet.hidden for sheet in workbook.sheets):
        refuse("workbook.unwritable", "A spreadsheet shows at least one sheet.", "show one.")


def _add(book: Book, sheet: Sheet) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    worksheet = book.create_sheet(sheet.name)
    worksheet.sheet_state = "hidden" if sheet.hidden else "visible"
    worksheet.freeze_panes = "A2"
    for column, width in enumerate((*sheet.widths, *[0.0] * len(sheet.header))[: len(sheet.header)], start=1):
        worksheet.column_dimensions[get_column_letter(column)].width = width or _WIDTH
    bold = Font(bold=True)
    for number, row in enumerate((sheet.header, *sheet.rows)):
        cells: list[WriteOnlyCell | None] = []
        for text in row:
            if not text:
                cells.append(None)
                continue
            cell = WriteOnlyCell(worksheet, _safe(text))
            cell.data_type = "s"  # `=1+1` is what somebody wrote, not a formula
            cell.number_format = "@"  # text: a spreadsheet leaves `1-2` and `007` as they are
            if number == 0:
                cell.font = bold
            cells.append(cell)
        worksheet.append(cells)


def _safe(text: str) -> str:
    """Writes characters XML cannot hold, and what looks like such a writing, as `_x000B_`."""
    return _AWKWARD.sub(lambda found: f"_x{ord(found.group()):04X}_", text)


def _pack(parts: Mapping[str, bytes]) -> bytes:
    """An archive without the moment at which it was written."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            info = ZipInfo(name, date_time=_LONG_AGO.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, part)
    return buffer.getvalue()
