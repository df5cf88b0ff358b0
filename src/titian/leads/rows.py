"""A partner's file, row by row: CSV with a head, or one JSON object a line, which may hold a picture.

Plain Python; nothing is stored.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Final, NamedTuple

from titian.leads.codes import FileFormat
from titian.leads.errors import FileUnreadable

FIELD: Final = "words"
_HUGE: Final = 1_000_000


class Row(NamedTuple):
    """`words` is empty where the line holds none, or is no row at all; `picture` in base64, its words in `language`."""

    number: int
    words: str
    picture: str = ""
    language: str = ""


def read_rows(content: bytes, form: str) -> Iterator[Row]:
    """The rows in their order, numbered from 1; what stands in other columns is not looked at.

    A cell that a spreadsheet would calculate is words like any other. Raises `FileUnreadable`: not UTF-8, or CSV
    without a column `words`.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileUnreadable from error
    lines = _read_csv(text) if form == FileFormat.CSV else _read_json(text)
    for number, row in enumerate(lines, 1):
        yield row._replace(number=number)


def _read_csv(text: str) -> Iterator[Row]:
    csv.field_size_limit(_HUGE)
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        if FIELD not in (rows.fieldnames or ()):
            raise FileUnreadable
        for row in rows:
            yield Row(0, row[FIELD] or "")
    except csv.Error as error:
        raise FileUnreadable from error


def _read_json(text: str) -> Iterator[Row]:
    for line in text.split("\n"):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        said = row if isinstance(row, dict) else {}
        yield Row(0, *(_read_text(said.get(name)) for name in (FIELD, "picture", "language")))


def _read_text(value: object) -> str:
    return value if isinstance(value, str) else ""
