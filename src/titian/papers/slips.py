"""Numbered slips to cut and hand out: a number and squares for a camera, and nothing else."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from titian.papers.fonts import find_latin
from titian.papers.press import Form, press

COLUMNS: Final = 3
ROWS: Final = 8
A_PAGE: Final = COLUMNS * ROWS
# The paper has no words, so it has no day either: the same numbers give the same bytes.
UNDATED: Final = datetime.date(2026, 1, 1)


def make_slips(slips: Mapping[str, str], *, fonts: Sequence[Path] = (), form: Form = "pdf") -> list[bytes]:
    """Slips as one PDF (or a picture of each page), 24 to a page: each number as it is read, its squares as SVG."""
    rows = [{"number": number, "squares": squares} for number, squares in slips.items()]
    pages = [rows[at : at + A_PAGE] for at in range(0, len(rows), A_PAGE)]
    data = {"pages": pages, "columns": COLUMNS, "rows": ROWS}
    return press("slips.typ", data, letters=(find_latin(fonts),), date=UNDATED, form=form)
