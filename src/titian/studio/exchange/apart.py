"""The workbook of all languages written in a process of its own, which takes forms, openpyxl and cells with it when it
ends: 20 MiB of a hub."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from typing import Final

from titian.studio.exchange.rows import FileRow

WRITER: Final = "titian.studio.exchange.book"
MOST_SECONDS: Final = 60


def write_book_apart(pack: str, version: str, rows: Iterable[FileRow]) -> bytes:
    """The bytes of the workbook that `book.make_workbook_of` makes. No more than one row is held here.

    Raises CalledProcessError or TimeoutExpired where that process fails.
    """
    with tempfile.TemporaryFile() as given:
        given.writelines(f"{json.dumps(line)}\n".encode() for line in _list_lines(pack, version, rows))
        given.seek(0)
        return subprocess.run(  # noqa: S603  (our own program)
            [sys.executable, "-I", "-m", WRITER], stdin=given, capture_output=True, timeout=MOST_SECONDS, check=True,
            env={},
        ).stdout  # fmt: skip


def _list_lines(pack: str, version: str, rows: Iterable[FileRow]) -> Iterator[object]:
    yield pack, version
    yield from map(astuple, rows)
