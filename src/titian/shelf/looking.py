"""What a file is, by what is in it, before it is kept. Little of it is read, and nothing unpacked."""

from __future__ import annotations

import codecs
import struct
import zipfile
from pathlib import Path
from typing import IO, Final

from titian.shelf.codes import Format
from titian.shelf.errors import FileEmpty, FormatUnknown, NotWhatItSays, UnpacksTooFar

ENDINGS: Final = {
    ".pdf": Format.PDF, ".docx": Format.DOCX, ".odt": Format.ODT, ".html": Format.HTML, ".htm": Format.HTML,
    ".xhtml": Format.HTML, ".md": Format.MARKDOWN, ".markdown": Format.MARKDOWN, ".txt": Format.MARKDOWN,
}  # fmt: skip
HEAD: Final = 4096
BLOCK: Final = 1 << 20
MOST_UNPACKED: Final = 400 * 1024 * 1024
MOST_PARTS: Final = 10_000
MOST_LISTED: Final = 2 * 1024 * 1024
"""Bytes of the list at the end of a zip file: it is read whole."""
MOST_TIMES: Final = 200
"""Text packs to a tenth or a fiftieth. Only what is made of one letter packs further."""
_END: Final = b"PK\x05\x06"
_END_LENGTH: Final = 22
_LONGEST_COMMENT: Final = 0xFFFF


def look_at(path: Path, name: str) -> Format:
    """Raises `FileEmpty`, `FormatUnknown`, `NotWhatItSays`, `UnpacksTooFar`."""
    with path.open("rb") as file:
        head = file.read(HEAD)
        if not head:
            raise FileEmpty
        said = ENDINGS.get(Path(name).suffix.lower())
        found = _look_inside(file, head, said)
    if said is None:
        raise FormatUnknown
    if found != said:
        raise NotWhatItSays(Path(name).suffix.lower())
    return said


def _look_inside(file: IO[bytes], head: bytes, said: Format | None) -> Format | None:
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith(b"PK"):
        return _look_at_zip(file)
    if not _is_text(file):
        return None
    if said is Format.MARKDOWN:
        return said
    start = head.decode(errors="ignore").lower()
    return Format.HTML if any(sign in start for sign in ("<!doctype html", "<html", "<body", "<head")) else None


def _look_at_zip(file: IO[bytes]) -> Format | None:
    _look_at_list(file)
    try:
        with zipfile.ZipFile(file) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            unpacked, packed_bytes = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
            mimetype = packed.getinfo("mimetype") if "mimetype" in names else None
            is_odt = mimetype is not None and mimetype.file_size < HEAD and packed.read(mimetype).strip() == (
                b"application/vnd.oasis.opendocument.text"
            )  # fmt: skip
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        return None
    if unpacked > MOST_UNPACKED or len(parts) > MOST_PARTS or unpacked > MOST_TIMES * max(packed_bytes, BLOCK):
        raise UnpacksTooFar
    if is_odt and "content.xml" in names:
        return Format.ODT
    return Format.DOCX if {"[Content_Types].xml", "word/document.xml"} <= names else None


def _look_at_list(file: IO[bytes]) -> None:
    """The length of a zip file's list, before anything reads it whole."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _END_LENGTH - _LONGEST_COMMENT))
    tail = file.read()
    place = tail.rfind(_END)
    if place >= 0 and len(tail) - place >= _END_LENGTH:
        count, length = struct.unpack_from("<HI", tail, place + 10)
        if count > MOST_PARTS or length > MOST_LISTED:
            raise UnpacksTooFar


def _is_text(file: IO[bytes]) -> bool:
    """UTF-8 to its end, without what no text has."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := file.read(BLOCK):
            if b"\0" in block:
                return False
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
