"""A table with the hashtags of HXL, and its CSV file."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import Final

from titian.tables.export import BYTE_ORDER_MARK, say

# HXL 1.1: a hashtag, then attributes, each in small letters, digits and underscores.
TAG: Final = re.compile(r"^#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$")


class TagMalformed(ValueError):
    """A mistake in the room: no reader could do anything about it."""


@dataclass(frozen=True)
class Column:
    name: str
    tag: str

    def __post_init__(self) -> None:
        if not TAG.match(self.tag):
            raise TagMalformed(self.tag)


@dataclass(frozen=True)
class Table:
    """`name` is that of the file. A cell that is None is blank."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...]


def write_table(table: Table) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([column.name for column in table.columns])
    writer.writerow([column.tag for column in table.columns])
    writer.writerows([say(cell) for cell in row] for row in table.rows)
    return (BYTE_ORDER_MARK + text.getvalue()).encode()
