"""Small .xlsx files for what a table cannot show, built with another library or by hand."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl

from titian.forms.xlsform import Workbook, write_workbook
from titian.forms.xlsform.sheets import make_sheet

HEADER = ("type", "name", "label")


def edited(edit: Callable[[openpyxl.Workbook], None]) -> bytes:
    """A survey of two questions, changed by `edit` and saved by openpyxl."""
    book = openpyxl.Workbook()
    book.active.title = "survey"
    for row in (HEADER, ("text", "a", "A"), ("text", "b", "B")):
        book.active.append(row)
    edit(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def plain(*rows: tuple[str, ...]) -> bytes:
    """The same survey, with more rows, as we write it."""
    return write_workbook(Workbook((make_sheet("survey", [HEADER, ("text", "a", "A"), *rows]),)))


def with_parts(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The file with parts put in or replaced."""
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return buffer.getvalue()


def with_sheet(cells: str) -> bytes:
    """A workbook whose survey sheet is this XML of rows."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f"{cells}</sheetData></worksheet>"
    )
    return with_parts(plain(), {"xl/worksheets/sheet1.xml": sheet.encode()})
