"""Small .xls files, made by hand: BIFF8 records in an OLE container, as Excel 97 and LibreOffice write them.

What is what: [MS-XLS] 2.4 and [MS-CFB]. No library that is kept writes them any more, and no file lies in the repository.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

FORMATS: Final = {"General": 0, "0.00%": 10, "yyyy-mm-dd hh:mm": 164, "000": 165, "hh:mm": 166}
_XFS: Final = tuple(FORMATS)  # the cell format of a style is its place here
SECTOR: Final = 512


@dataclass(frozen=True)
class Styled:
    """A number with a format: a day is a number too."""

    value: float
    style: str


class Error(int):
    """A cell that shows an error: 0x17 is #REF!."""


Cell = str | int | float | bool | Styled | Error | None
Rows = Sequence[Sequence[Cell]]


def xls(
    sheets: Mapping[str, Rows],
    *,
    hidden_sheets: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
    merged: Sequence[tuple[int, int, int, int]] = (),
    name: str = "Workbook",
) -> bytes:
    """An .xls file. Rows and columns count from 0; what is hidden or merged is so in the first sheet."""
    streams = [
        _sheet(rows, (hidden_rows, hidden_columns, merged) if number == 0 else ((), (), ()))
        for number, rows in enumerate(sheets.values())
    ]
    names = [_record(0x85, struct.pack("<IBB", 0, title in hidden_sheets, 0) + _short(title)) for title in sheets]
    start = _bof(5) + _record(0x22, b"\0\0")
    start += b"".join(_record(0x41E, struct.pack("<H", at) + _text(f)) for f, at in FORMATS.items() if at > 163)
    start += b"".join(_record(0xE0, struct.pack("<HHH", 0, FORMATS[f], 0) + bytes(14)) for f in _XFS)
    offset = len(start) + sum(map(len, names)) + 4
    globals_ = start
    for title, stream in zip(sheets, streams, strict=True):
        state = int(title in hidden_sheets)
        globals_ += _record(0x85, struct.pack("<IBB", offset, state, 0) + _short(title))
        offset += len(stream)
    return _container(globals_ + _record(0x0A, b"") + b"".join(streams), name)


def _sheet(rows: Rows, shown: tuple[Sequence[int], Sequence[int], Sequence[tuple[int, int, int, int]]]) -> bytes:
    hidden_rows, hidden_columns, merged = shown
    parts = [_bof(0x10)]
    parts += [_record(0x7D, struct.pack("<HHHHHH", at, at, 2000, 0, 1, 0)) for at in hidden_columns]
    parts += [_record(0x208, struct.pack("<HHHHHHHH", at, 0, 9, 255, 0, 0, 0x20, 0)) for at in hidden_rows]
    parts += [_cell(row, column, cell) for row, cells in enumerate(rows) for column, cell in enumerate(cells)]
    if merged:
        parts.append(_record(0xE5, struct.pack("<H", len(merged)) + b"".join(struct.pack("<HHHH", *m) for m in merged)))
    return b"".join([*parts, _record(0x0A, b"")])


def _cell(row: int, column: int, cell: Cell) -> bytes:
    at = struct.pack("<HHH", row, column, 0)
    match cell:
        case None:
            return b""
        case Error():
            return _record(0x205, at + struct.pack("<BB", cell, 1))
        case bool():
            return _record(0x205, at + struct.pack("<BB", cell, 0))
        case Styled():
            return _record(0x203, struct.pack("<HHHd", row, column, _XFS.index(cell.style), cell.value))
        case str():
            return _record(0x204, at + _text(cell))
    return _record(0x203, at + struct.pack("<d", cell))


def _record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _bof(kind: int) -> bytes:
    return _record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 1997, 0, 6))


def _text(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _short(text: str) -> bytes:
    return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")


def _container(stream: bytes, name: str) -> bytes:
    """One stream of that name: a header, one table of sectors, one directory, and the stream."""
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    count = len(stream) // SECTOR
    chain = [*range(3, count + 2), 0xFFFFFFFE]
    table = struct.pack(f"<{count + 2}I", 0xFFFFFFFD, 0xFFFFFFFE, *chain).ljust(SECTOR, b"\xff")
    assert len(table) == SECTOR, "too long for one table"
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * (108 * 4)
    directory = _entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + _entry(name, 2, 2, len(stream)) + bytes(256)
    return header + table + directory + stream


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    named = name.encode("utf-16-le")
    links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
    about = struct.pack("<HBB", len(named) + 2, kind, 1) + links
    return named.ljust(64, b"\0") + about + bytes(36) + struct.pack("<III", start, size, 0)
