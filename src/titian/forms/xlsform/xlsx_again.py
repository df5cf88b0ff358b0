"""Writes an .xlsx workbook again in the file it was read from: as its author made it, with the texts that were read.

A cell that already holds its text stays byte for byte, and so does all that stands round the cells: styles, widths,
filters, frozen panes, comments, validations, conditional formats, what is hidden. A formula, a date or a number that is
only shown as what was read becomes that text in the style of its cell. Macros and the order of computing are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape
from zipfile import ZipFile

from .sheets import Sheet, column_letters, column_number
from .xlsx_cells import plain_number

Put = Callable[[str], str]
Texts = Mapping[tuple[int, int], str]

_TAG: Final = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_PLACE: Final = re.compile(r"([A-Z]+)([0-9]+)")
_LEFT_OUT: Final = re.compile(r"xl/(?:_rels/)?(?:vbaProject\w*|vbaData|calcChain)\.\w+(?:\.rels)?")
_NOT_CARRIED: Final = ("xl/macrosheets/", "xl/dialogsheets/", "xl/activeX/", "_xmlsignatures/")
_MAIN_KINDS: Final = re.compile(
    rb"application/vnd\.(?:ms-excel\.(?:sheet|template)\.macroEnabled|openxmlformats-officedocument\.spreadsheetml\.template)\.main\+xml"
)
_SHEET_KIND: Final = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def rewrite_parts(content: bytes, sheets: Mapping[str, tuple[Sheet, Sheet]], put: Put) -> dict[str, bytes] | None:
    """Every part of the file by its name.

    `sheets` are, by the names of their parts, the sheets as they were read and as they shall be. `put` writes a text
    as a cell can hold it. None when that cannot be: the file holds what is not carried (macro sheets, controls, a
    signature), is in an encoding of two bytes, or has no cell where a text shall stand.
    """
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if any(name.startswith(_NOT_CARRIED) for name in parts):
        return None
    for name, (before, after) in sheets.items():
        written = _rewrite_sheet(parts[name], _texts(before), _texts(after), put)
        if written is None:
            return None
        parts[name] = written
    return _without_code(parts)


def _without_code(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Without macros, and without the list of formulas, which names cells that hold none any more."""
    kept = {name: part for name, part in parts.items() if not _LEFT_OUT.fullmatch(name)}
    for name in ("[Content_Types].xml", *(name for name in kept if name.endswith(".rels"))):
        kept[name] = _TAG.sub(lambda found: b"" if _names_left_out(found[0]) else found[0], kept[name])
    kept["[Content_Types].xml"] = _MAIN_KINDS.sub(_SHEET_KIND, kept["[Content_Types].xml"])
    return kept


def _names_left_out(tag: bytes) -> bool:
    found = re.search(rb"""(?:PartName|Target)\s*=\s*["'](?:/?xl/|/)?([^"'/]*)["']""", tag)
    return found is not None and _LEFT_OUT.fullmatch(f"xl/{found[1].decode('utf-8', 'replace')}") is not None


@dataclass
class _Cell:
    """A cell as it stands in the part: where, and what it holds."""

    place: tuple[int, int]
    start: int
    tag: str
    style: str | None
    kind: str
    end: int = 0
    has_formula: bool = False
    value: list[str] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        """Whether it has a style alone."""
        return self.kind == "n" and not self.has_formula and not self.value

    def shows(self, text: str) -> bool:
        """Whether the text that was read from the cell also is what it holds."""
        if self.has_formula or self.kind in {"e", "d"}:
            return False
        if self.kind == "n" and self.value:
            return plain_number(float("".join(self.value))) == text
        return True


class _Walk:
    """Finds the cells of a sheet that hold anything or shall, with the bytes they take."""

    def __init__(self, part: bytes, wanted: Texts) -> None:
        self.part, self.wanted = part, wanted
        self.cells: list[_Cell] = []
        self.row = self.column = 0
        self.is_value = False
        self.open: _Cell | None = None
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.Parse(part, True)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if local == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
        elif local == "c" and self.row:
            place = _PLACE.fullmatch(attributes.get("r", ""))
            self.column = column_number(place[1]) if place else self.column + 1
            start = self.parser.CurrentByteIndex
            self.open = _Cell((self.row, self.column), start, tag, attributes.get("s"), attributes.get("t", "n"))
        elif self.open and local == "f":
            self.open.has_formula = True
        self.is_value = local == "v"

    def _text(self, text: str) -> None:
        if self.open and self.is_value:
            self.open.value.append(text)

    def _end(self, tag: str) -> None:
        self.is_value = False
        if self.open and tag == self.open.tag:
            if not self.open.is_blank or self.open.place in self.wanted:
                at = self.parser.CurrentByteIndex  # of the end tag, or of the whole tag where that is all
                found = _TAG.match(self.part, at)
                self.open.end = found.end() if found else at
                self.cells.append(self.open)
            self.open = None
        elif tag.rpartition(":")[2] == "sheetData":
            self.row = 0
            self.parser.StartElementHandler = None  # what follows are no cells


def _texts(sheet: Sheet) -> dict[tuple[int, int], str]:
    return {
        (row, column): text
        for row, texts in enumerate((sheet.header, *sheet.rows), start=1)
        for column, text in enumerate(texts, start=1)
        if text
    }


def _rewrite_sheet(part: bytes, before: Texts, after: Texts, put: Put) -> bytes | None:
    if part.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    cells = _Walk(part, after).cells
    if not after.keys() <= {cell.place for cell in cells}:
        return None
    pieces = []
    done = 0
    for cell in cells:
        text = after.get(cell.place, "")
        if text != before.get(cell.place, "") or not cell.shows(text):
            pieces += [part[done : cell.start], _write_cell(cell, text, put)]
            done = cell.end
    return b"".join([*pieces, part[done:]])


def _write_cell(cell: _Cell, text: str, put: Put) -> bytes:
    """The cell with a text, in the style it has."""
    prefix = cell.tag.removesuffix("c")
    style = f' s="{cell.style}"' if cell.style else ""
    head = f'<{cell.tag} r="{column_letters(cell.place[1])}{cell.place[0]}"{style}'
    if not text:
        return f"{head}/>".encode()
    inside = f'<{prefix}t xml:space="preserve">{escape(put(text))}</{prefix}t>'
    body = f'{head} t="inlineStr"><{prefix}is>{inside}</{prefix}is></{cell.tag}>'
    return body.encode("ascii", "xmlcharrefreplace")
