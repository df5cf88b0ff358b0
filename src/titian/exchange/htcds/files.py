"""Records in files: CSV with a row of field names, as spreadsheets and case systems take it, or JSON.

A cell that a spreadsheet would run as a formula gets an apostrophe before it, and loses it again on reading.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

from titian.exchange.errors import FileUnreadable

Format = Literal[".csv", ".json"]

BYTE_ORDER_MARK: Final = "\ufeff"  # else Excel reads Thai and Lao as Latin letters
MOST_BYTES: Final = 20_000_000
# As in titian.tables.export, apostrophes before it included: else one that was there before would be lost on reading.
_FORMULA: Final = re.compile("^'* *[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def write_records(records: Sequence[Mapping[str, str]], form: Format) -> bytes:
    """The bytes of a file. Its columns are all fields there are, in the order in which they first come."""
    if form == ".json":
        return (json.dumps(list(records), ensure_ascii=False, indent=2) + "\n").encode()
    names = list(dict.fromkeys(name for record in records for name in record))
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([_guard(name) for name in names])
    writer.writerows([_guard(record.get(name, "")) for name in names] for record in records)
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def read_records(content: bytes, form: Format) -> list[dict[str, str]]:
    """The records of a file. Raises FileUnreadable when it is none."""
    if len(content) > MOST_BYTES:
        raise FileUnreadable(f"The file has more than {MOST_BYTES // 1_000_000} MB; divide it.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileUnreadable("The file is not in UTF-8. Save it as CSV UTF-8.") from None
    return _read_json(text) if form == ".json" else _read_csv(text)


def _read_json(text: str) -> list[dict[str, str]]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise FileUnreadable("The file is not JSON.") from None
    rows: Iterable[object] = found if isinstance(found, list) else [found]
    records = []
    for row in rows:
        if not isinstance(row, dict) or not all(isinstance(value, str) for value in row.values()):
            raise FileUnreadable("A record is an object whose members are all texts: field and value.")
        records.append({str(name): str(value) for name, value in row.items()})
    return records


def _read_csv(text: str) -> list[dict[str, str]]:
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
    except csv.Error:
        raise FileUnreadable("The file is not CSV: a quotation mark is not closed.") from None
    if not rows:
        raise FileUnreadable("The file is empty.")
    names = [_unguard(name) for name in rows[0]]
    if len(set(names)) != len(names) or "" in names:
        raise FileUnreadable("The first row must name each field once.")
    if any(len(row) > len(names) for row in rows[1:]):
        raise FileUnreadable("A row has more cells than the first row has names.")
    return [dict(zip(names, map(_unguard, row), strict=False)) for row in rows[1:]]


def _guard(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _unguard(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
