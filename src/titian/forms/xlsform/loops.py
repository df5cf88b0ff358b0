"""Loops, XLSForm's oldest repeat: the rows from `begin loop over towns` to `end loop`, once for each choice of towns.

Each choice becomes a group of its name with its label; in the rows `%(name)s` and `%(label)s` stand for the choice, and
so do the other columns of choices. A choice called `none` is left out, as in other programs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from .form import Choice
from .question_types import read_type
from .rows import Row

LEFT_OUT: Final = "none"
_PLACE = re.compile(r"%\(([^()]*)\)s")


def until_end(rows: Iterator[Row], begun: Row) -> Iterator[Row]:
    """The rows of the loop that `begun` begins; `rows` stand after its end then. One that is never ended is noted."""
    depth = 1
    for row in rows:
        read = read_type(row.exact_quietly("type"))
        if read.type == "loop":
            depth += 1 if read.does == "begin" else -1
        if not depth:
            return
        yield row
    begun.note("type", "group.not_closed", "The loop is begun here and never ended.", "add a row `end loop`.")


def filled(rows: Iterable[Row], choice: Choice) -> Iterator[Row]:
    """The rows with the choice in them."""
    for row in rows:
        languages = {column.place: column.language or row.default_language for column in row.columns.columns}
        cells = [_fill(cell, choice, languages.get(at, "")) for at, cell in enumerate(row.cells)]
        yield replace(row, cells=cells)


def _fill(cell: str, choice: Choice, language: str) -> str:
    if "%(" not in cell:
        return cell
    label = choice.label.get(language) or next(iter(choice.label.values()), "")
    known = {**choice.cells, "label": label, "name": choice.name}
    return _PLACE.sub(lambda found: known.get(found.group(1), found.group()), cell)
