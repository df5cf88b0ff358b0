"""One language as a CSV file: UTF-8 with a byte order mark, so that spreadsheets read every script."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext

from titian.studio.errors import FileRefused
from titian.studio.exchange.rows import FileRow, read_number
from titian.studio.exchange.text_files import decode
from titian.studio.states import read_state
from titian.tables.export import BYTE_ORDER_MARK, FORMULA_STARTS

COLUMNS: Final = ("id", "language", "source", "text", "state", "back_translation", "number", "notes")
NEEDED: Final = ("id", "language", "text")
LONGEST_CELL: Final = 32_767


def write_csv(rows: Iterable[FileRow]) -> bytes:
    """The file, the same for the same rows."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows:
        cells = (row.text_id, row.tag, row.source, row.words, row.state, row.back_translation, str(row.number))
        writer.writerow([guard(cell) for cell in (*cells, row.notes)])
    return (BYTE_ORDER_MARK + out.getvalue()).encode()


def read_csv_rows(content: bytes) -> list[FileRow]:
    """Every row with a name. Raises FileRefused for what is no table of texts."""
    text = decode(content)
    csv.field_size_limit(10 * LONGEST_CELL)
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as problem:
        raise FileRefused(
            gettext("The CSV file is not well formed: a quotation mark is open, or a cell is too long.")
        ) from problem
    header = [cell.strip().casefold() for cell in lines[0]] if lines else []
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise FileRefused(
            gettext("The CSV file has no column %(names)s. Commas stand between columns; the first row names them.")
            % {"names": ", ".join(missing)}
        )
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        cells = {name: unguard(cell) for name, cell in zip(header, line, strict=False)}
        if cells.get("id", "").strip():
            rows.append(
                FileRow(
                    text_id=cells["id"].strip(),
                    tag=cells.get("language", "").strip(),
                    source=cells.get("source", ""),
                    words=cells.get("text", ""),
                    state=read_state(cells.get("state", "")),
                    back_translation=cells.get("back_translation", ""),
                    number=read_number(cells.get("number", "").strip()),
                    notes=cells.get("notes", ""),
                    place=f"row {number}",
                )
            )
    return rows


def guard(text: str) -> str:
    """The same text, with a mark before it where a spreadsheet would run it as a formula."""
    return f"'{text}" if _is_risky(text) else text


def unguard(text: str) -> str:
    """Without that mark."""
    return text[1:] if text.startswith("'") and _is_risky(text[1:]) else text


def _is_risky(text: str) -> bool:
    return text.lstrip(" ").startswith(FORMULA_STARTS) or (text.startswith("'") and _is_risky(text[1:]))
