"""A workbook written in a process of its own, which takes openpyxl and all cells with it when it ends: 15 MiB of a hub.

python -I -m titian.forms.xlsform.apart < sheets.jsonl > book.xlsx
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from typing import Final

from .sheets import Sheet, Workbook
from .xlsx_write import write_xlsx

MOST_SECONDS: Final = 60


def write_workbook_apart(workbook: Workbook) -> bytes:
    """The bytes that `write_workbook` gives for sheets made here, which came from no file.

    Raises CalledProcessError or TimeoutExpired where that process fails, as it does for a sheet with no possible name.
    """
    with tempfile.TemporaryFile() as given:
        given.writelines(f"{json.dumps(line)}\n".encode() for line in _list_lines(workbook))
        given.seek(0)
        return subprocess.run(  # noqa: S603  (our own program)
            [sys.executable, "-I", "-m", __name__], stdin=given, capture_output=True, timeout=MOST_SECONDS, check=True,
            env={},
        ).stdout  # fmt: skip


def _list_lines(workbook: Workbook) -> Iterator[object]:
    """A line a row, so that no more than one is held a second time; before those of a sheet what there is of it."""
    for sheet in workbook.sheets:
        yield sheet.name, sheet.hidden, sheet.widths, len(sheet.rows)
        yield sheet.header
        yield from sheet.rows


def _read_sheets(lines: Iterator[bytes]) -> Iterator[Sheet]:
    for line in lines:
        name, hidden, widths, count = json.loads(line)
        header, *rows = (tuple(json.loads(row)) for row in islice(lines, 1 + count))
        yield Sheet(name, header, tuple(rows), hidden, tuple(widths))


def main() -> None:
    sys.stdout.buffer.write(write_xlsx(Workbook(tuple(_read_sheets(sys.stdin.buffer)))))


if __name__ == "__main__":
    main()
