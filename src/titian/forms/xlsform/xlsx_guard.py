"""What is looked at in an .xlsx file before a library opens it.

A file from a stranger is not trusted: what it unpacks to is bounded, a document type or an entity is refused in every
part, and no value lies where a form has none: empty cells far out, which some programs write for their format, are
passed over. On the way it is noted which cells are merged and what is hidden, which the library does not tell while it
streams.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final, NoReturn
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from .limits import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ELEMENTS,
    MOST_PARTS,
    MOST_RATIO,
    MOST_ROWS,
    MOST_UNPACKED,
    RATIO_FROM,
)
from .refusing import refuse, refuse_damaged
from .sheets import column_letters, column_number

_CHUNK: Final = 64 * 1024
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass
class SheetFacts:
    """What one worksheet has besides its values; `rows` and `columns` are how far these reach."""

    has_formulas: bool = False
    rows: int = 0
    columns: int = 0
    merged: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    widths: list[tuple[int, int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Archive:
    """The names of the parts, and the facts of each worksheet by the name of its part."""

    names: frozenset[str]
    facts: dict[str, SheetFacts]

    def has(self, prefix: str) -> bool:
        """Whether any part's name begins so."""
        return any(name.startswith(prefix) for name in self.names)


def list_parts(content: bytes) -> frozenset[str]:
    """The names of the parts; raises WorkbookError when the archive is broken, locked or unpacks to too much."""
    with _open(content) as archive:
        return frozenset(info.filename for info in _checked(archive))


def guard(content: bytes) -> Archive:
    """Looks through every part; raises WorkbookError when one is broken or not safe to open."""
    facts: dict[str, SheetFacts] = {}
    elements = 0
    with _open(content) as archive:
        infos = _checked(archive)
        for info in infos:
            if info.filename.endswith((".xml", ".rels")):
                look = _Look(MOST_ELEMENTS - elements)
                look.through(archive, info)
                elements += look.elements
                if look.root == "worksheet":
                    facts[info.filename] = look.facts
    return Archive(frozenset(info.filename for info in infos), facts)


def _open(content: bytes) -> ZipFile:
    try:
        return ZipFile(BytesIO(content))
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        refuse_damaged("The file is broken: it cannot be unpacked.")


def _checked(archive: ZipFile) -> list[ZipInfo]:
    infos = archive.infolist()
    if len(infos) > MOST_PARTS:
        refuse("workbook.too_large", f"The file has {len(infos)} parts.", "save only the sheets of the form.")
    if len({info.filename for info in infos}) != len(infos):
        refuse_damaged("Two parts of the file have the same name.")
    for info in infos:
        if info.flag_bits & 1:
            refuse("workbook.encrypted", "The file is protected by a password.", "save it without a password.")
        if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            refuse_damaged("The file is packed in a way no spreadsheet uses.")
        if info.file_size > RATIO_FROM and info.file_size > MOST_RATIO * max(info.compress_size, 1):
            _refuse_bomb()
    # An archive never gives out more of a part than its directory declares.
    if sum(info.file_size for info in infos) > MOST_UNPACKED:
        _refuse_bomb()
    return infos


class _Look:
    """One pass through a part."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.elements = 0
        self.root = ""
        self.facts = SheetFacts()
        self.row = 0
        self.column = 0
        self.filled = 0  # rows with a value
        self.is_beside = False  # in what stands after the cells, where an element `f` is no formula of a cell

    def through(self, archive: ZipFile, info: ZipInfo) -> None:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.EntityDeclHandler = _refuse_doctype
        parser.StartElementHandler = self._start
        try:
            with archive.open(info) as opened:
                while chunk := opened.read(_CHUNK):
                    parser.Parse(chunk, False)
            parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, ValueError):  # the last two for encodings nobody knows
            refuse_damaged(f"The part {info.filename} is no well-formed XML.")
        except (BadZipFile, EOFError, zlib.error, NotImplementedError, OSError):
            refuse_damaged(f"The part {info.filename} is broken.")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.elements += 1
        if self.elements > self.most:
            _refuse_bomb()
        local = tag.rpartition(":")[2] if ":" in tag else tag
        if not self.root:
            self.root = local
        if self.root != "worksheet":
            return
        if local == "c":
            self._cell(attributes.get("r"))
        elif local == "row":
            self._row(attributes)
        elif local == "extLst":
            self.is_beside = True
        elif self.is_beside:
            return
        elif local in {"v", "is"}:
            self._value()
        elif local == "f":
            self.facts.has_formulas = True
            self._value()
        elif local == "mergeCell":
            self.facts.merged.append(attributes.get("ref", ""))
        elif local == "col":
            self._columns(attributes)

    def _columns(self, attributes: dict[str, str]) -> None:
        first, last = _whole(attributes.get("min")), _whole(attributes.get("max"))
        if attributes.get("hidden") in {"1", "true"}:
            self.facts.hidden_columns.append((first, last))
        self.facts.widths.append((first, last, attributes.get("width", "")))

    def _row(self, attributes: dict[str, str]) -> None:
        row = _whole(attributes["r"]) if "r" in attributes else self.row + 1
        if row <= self.row:
            refuse_damaged("The rows of a sheet are not in order.")
        self.row, self.column, self.is_beside = row, 0, False
        if row <= MOST_ROWS and attributes.get("hidden") in {"1", "true"}:
            self.facts.hidden_rows.append(row)

    def _cell(self, reference: str | None) -> None:
        row, column = self.row, self.column + 1
        if reference is not None:
            found = _REFERENCE.fullmatch(reference)
            if found is None:
                refuse_damaged(f"`{reference[:12]}` is no place in a sheet.")
            row, column = int(found.group(2)), column_number(found.group(1))
        if row != self.row or column <= self.column:
            refuse_damaged("The cells of a sheet are not in order.")
        self.column = column

    def _value(self) -> None:
        """The cell that is open holds something."""
        if self.row > MOST_ROWS or self.column > MOST_COLUMNS:
            _refuse_far(f"The value of {column_letters(max(self.column, 1))}{self.row} lies")
        self.filled += self.row > self.facts.rows
        self.facts.rows = self.row
        self.facts.columns = max(self.facts.columns, self.column)
        if self.filled * self.facts.columns > MOST_CELLS:
            _refuse_far(f"{self.filled} rows and {self.facts.columns} columns of values lie")


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0


def _refuse_far(what: str) -> NoReturn:
    refuse(
        "workbook.too_many_cells",
        f"{what} outside what a form can use.",
        f"keep to {MOST_ROWS} rows and {MOST_COLUMNS} columns; delete stray cells far below or to the right.",
    )


def _refuse_bomb() -> NoReturn:
    refuse(
        "workbook.zip_bomb",
        "The file unpacks to far more than a form can hold.",
        "delete empty formatted rows and columns, and save it again.",
        "copy the cells into a new workbook.",
    )


def _refuse_doctype(*_: object) -> NoReturn:
    refuse(
        "workbook.unsafe_xml",
        "A part of the file declares XML entities or a document type; no spreadsheet writes those.",
        "open it in a spreadsheet and save it again as .xlsx.",
    )
