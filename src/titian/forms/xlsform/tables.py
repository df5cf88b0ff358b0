"""Sheets as plain text: CSV files in a folder, and Markdown tables with the sheets' names in the first column.

    | survey  |         |      |       |
    |         | type    | name | label |
    |         | integer | age  | Age   |

A Markdown cell cannot hold a line break or a space at its edge: those are written as character references (`&#10;`),
a bar as `\\|`. Neither kind knows hidden sheets, and a folder keeps no order of sheets.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import Final

from .limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_TEXT
from .refusing import refuse
from .sheets import Sheet, Workbook, make_sheet

FIRST_SHEETS: Final = ("survey", "choices", "settings")
_BAR = re.compile(r"(?<!\\)\|")
_REFERENCE = re.compile(r"&#([0-9]{1,7});")
_RULE = re.compile(r":?-{2,}:?")
_EDGE = re.compile(r"^\s+|\s+$|&(?=#[0-9]{1,7};)|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HEADERS: Final = frozenset(["type", "name", "list_name", "list name", "form_id", "form_title", "version"])
_SEPARATORS: Final = {";": "semicolons", "\t": "tabs"}
_UNNAMEABLE = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def decode(content: bytes, name: str) -> str:
    """The text of a file in UTF-8; raises WorkbookError otherwise."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        refuse(
            "workbook.not_utf8",
            f"{name} is not UTF-8: byte {error.start + 1} fits no character.",
            "save it again as CSV UTF-8.",
            "send the .xlsx file itself.",
        )


def read_csv_sheet(text: str, name: str) -> list[list[str]]:
    """The rows of one CSV file; raises WorkbookError when a quotation mark is left open or a cell is too long."""
    rows: list[list[str]] = []
    csv.field_size_limit(10 * MOST_TEXT)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for row in reader:
            rows.append(row)
            _check_size(rows, name)
    except csv.Error as error:
        refuse(
            "workbook.bad_csv",
            f"{name}, line {reader.line_num}: the CSV is not well formed ({error}).",
            "close every quotation mark and double those inside a cell.",
            "save it again from a spreadsheet.",
        )
    _refuse_other_separators(rows, name)
    return rows


def _refuse_other_separators(rows: list[list[str]], name: str) -> None:
    """Spreadsheets of many countries write semicolons: then the header is one cell that holds the known columns."""
    header = next((row for row in rows if any(row)), [])
    for separator, spoken in _SEPARATORS.items():
        cells = {cell.strip(' "').casefold() for cell in header[0].split(separator)} if len(header) == 1 else set()
        if len(cells) > 1 and cells & _HEADERS:
            refuse(
                "workbook.bad_csv",
                f"{name} sets its cells apart by {spoken}, not by commas.",
                "save it as CSV with commas.",
                "send the .xlsx file itself.",
            )


def read_csv_files(files: Mapping[str, bytes]) -> Workbook:
    """A workbook of CSV files: name of the sheet → content. Survey, choices and settings come first."""
    order = {name: place for place, name in enumerate(FIRST_SHEETS)}
    names = sorted(files, key=lambda name: (order.get(name.casefold(), len(order)), name))
    return Workbook(
        tuple(make_sheet(name, read_csv_sheet(decode(files[name], f"{name}.csv"), f"{name}.csv")) for name in names)
    )


def read_csv_file(content: bytes, name: str, sheet_name: str) -> Workbook:
    """A workbook of one CSV file: one sheet, or several when their names stand in the first column, as in Markdown."""
    rows = read_csv_sheet(decode(content, name), name)
    first = next((row for row in rows if any(row)), [])
    if first and first[0].strip().casefold() in FIRST_SHEETS and not any(first[1:]):
        return _split_sheets(rows, name)
    known = sheet_name.casefold() in {*FIRST_SHEETS, "external_choices", "entities", "osm"}
    return Workbook((make_sheet(sheet_name if known else "survey", rows),))


def read_markdown(content: bytes, name: str) -> Workbook:
    """A workbook of Markdown tables. Lines without a bar are remarks between tables, and are passed over when blank."""
    rows: list[list[str]] = []
    # Only LF ends a line here: str.splitlines would also split at separators inside cells.
    for number, raw in enumerate(decode(content, name).split("\n"), start=1):
        line = raw.strip(" \t\r")
        if not line or (not line.startswith("|") and not rows):
            continue
        if not line.startswith("|") or not re.search(r"(?<!\\)\|$", line) or len(line) < 2:
            refuse(
                "workbook.bad_markdown",
                f"{name}, line {number} is no row of a table.",
                "begin and end the row with a bar.",
                r"write a bar inside a cell as \|.",
            )
        cells = [cell.strip(" \t") for cell in _BAR.split(line[1:-1])]
        if all(_RULE.fullmatch(cell) for cell in cells):
            continue
        rows.append([_from_markdown(cell) for cell in cells])
        _check_size(rows, name)
    return _split_sheets(rows, name)


def _split_sheets(rows: list[list[str]], name: str) -> Workbook:
    grids: list[tuple[str, list[list[str]]]] = []
    for row in rows:
        if row and row[0].strip():
            grids.append((row[0], [row[1:]] if any(row[1:]) else []))
        elif grids:
            grids[-1][1].append(row[1:])
        elif any(row):
            refuse(
                "workbook.bad_markdown",
                f"{name}: a row stands before the name of any sheet.",
                "write the name of the sheet into the first column: | survey |",
            )
    if not grids:
        refuse("workbook.empty", f"{name} holds no table.", "begin with a row | survey |, then the header.")
    return Workbook(tuple(make_sheet(sheet, grid) for sheet, grid in grids))


def _check_size(rows: list[list[str]], name: str) -> None:
    row = rows[-1]
    if len(rows) > MOST_ROWS or len(row) > MOST_COLUMNS or len(rows) * len(row) > MOST_CELLS:
        refuse(
            "workbook.too_many_cells",
            f"{name} has more than {MOST_ROWS} rows, {MOST_COLUMNS} columns or {MOST_CELLS} cells.",
            "keep only the cells of the form.",
        )
    if any(len(cell) > MOST_TEXT for cell in row):
        refuse(
            "workbook.too_many_cells",
            f"{name}, row {len(rows)}: a cell holds more than {MOST_TEXT} characters.",
            "shorten it.",
        )


def write_csv_files(workbook: Workbook) -> dict[str, bytes]:
    """Name of a file → its content, one file a sheet; raises WorkbookError when a name of a sheet is no file's name."""
    files: dict[str, bytes] = {}
    for sheet in workbook.sheets:
        if _UNNAMEABLE.search(sheet.name) or sheet.name in {"", ".", ".."} or sheet.name != sheet.name.strip():
            refuse("workbook.unwritable", f"`{sheet.name}` cannot be the name of a file.", "rename the sheet.")
        file_name = f"{sheet.name}.csv"
        if file_name.casefold() in {name.casefold() for name in files}:
            refuse("workbook.unwritable", f"Two sheets are called `{sheet.name}`.", "rename one.")
        buffer = io.StringIO(newline="")
        writer = csv.writer(buffer, lineterminator="\r\n")
        for row in _grid(sheet):
            writer.writerow(row)
        files[file_name] = buffer.getvalue().encode()
    return files


def write_markdown(workbook: Workbook) -> str:
    """Markdown tables of every sheet."""
    lines: list[str] = []
    for sheet in workbook.sheets:
        if not sheet.name.strip():
            refuse("workbook.unwritable", "A sheet without a name cannot be written as Markdown.", "name it.")
        grid = [[_to_markdown(cell) for cell in row] for row in _grid(sheet)]
        widths = [max(map(len, column)) for column in zip(*grid, strict=True)] if grid else []
        name = _to_markdown(sheet.name)
        lines.append("| " + " | ".join([name, *(" " * width for width in widths)]) + " |")
        for row in grid:
            padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            lines.append("| " + " | ".join([" " * len(name), *padded]) + " |")
    return "\n".join(lines) + "\n"


def _grid(sheet: Sheet) -> list[tuple[str, ...]]:
    return [sheet.header, *sheet.rows] if sheet.header else []


def _to_markdown(text: str) -> str:
    plain = _EDGE.sub(lambda found: "".join(f"&#{ord(character)};" for character in found.group()), text)
    if plain and _RULE.fullmatch(plain):
        plain = f"&#{ord(plain[0])};{plain[1:]}"
    return plain.replace("|", r"\|")


def _from_markdown(cell: str) -> str:
    return _REFERENCE.sub(lambda found: _character(int(found.group(1)), found.group()), cell.replace(r"\|", "|"))


def _character(number: int, otherwise: str) -> str:
    return chr(number) if 0 < number < 0x110000 else otherwise
