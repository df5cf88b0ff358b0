"""The words of one file, in a process of its own: `python -m titian.shelf.extract FILE FORMAT` writes them out.

What a stranger wrote is read here, so it may take that much time and memory and no more, and whatever happens here
happens to nobody else. No Django. The exit code says how it went: `READ`, `CUT`, `LOCKED`, `WITHOUT`, or else broken.
"""

from __future__ import annotations

import codecs
import resource
import sys
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

MOST_LETTERS: Final = 5_000_000
MOST_MEMORY: Final = 1024 * 1024 * 1024
MOST_SECONDS: Final = 60
READ, CUT, LOCKED, WITHOUT, BROKEN = 0, 10, 11, 12, 13
BLOCK: Final = 1 << 16
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_WORD_PARTS: Final = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "footer", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "option", "p", "pre", "section", "table",
    "td", "th", "title", "tr", "ul",
})  # fmt: skip
_UNSEEN: Final = frozenset({"script", "style", "template", "noscript"})


class Locked(Exception):
    """It opens with a password only."""


def read_pdf(path: Path) -> Iterator[str]:
    from pypdf import PasswordType, PdfReader

    reader = PdfReader(path)
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise Locked
    for page in reader.pages:
        yield page.extract_text()
        yield "\n"


def read_docx(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as packed:
        names = set(packed.namelist())
        for part in _WORD_PARTS:
            if part in names:
                yield from _read_paragraphs(packed, part, frozenset({f"{_W}p"}), f"{_W}t")


def read_odt(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as packed:
        manifest = packed.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in packed.namelist() else b""
        if b"encryption-data" in manifest:
            raise Locked
        yield from _read_paragraphs(packed, "content.xml", frozenset({f"{_TEXT}p", f"{_TEXT}h"}), None)


def _read_paragraphs(
    packed: zipfile.ZipFile, part: str, paragraphs: frozenset[str], letters: str | None
) -> Iterator[str]:
    """Each paragraph as it ends; what it was read from is let go at once."""
    from defusedxml.ElementTree import iterparse

    with packed.open(part) as file:
        for _, element in iterparse(file, events=("end",), forbid_dtd=True):
            if element.tag in paragraphs:
                yield "".join(_list_letters(element, letters)) + "\n"
                element.clear()


def _list_letters(paragraph: Element, letters: str | None) -> Iterator[str]:
    if letters is None:
        yield from paragraph.itertext()
        return
    for element in paragraph.iter():
        if element.tag == letters:
            yield element.text or ""
        elif element.tag in (f"{_W}tab", f"{_W}br"):
            yield " "


class _Page(HTMLParser):
    """What a reader of the page would see of its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.unseen += tag in _UNSEEN
        if tag in _BLOCKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in _UNSEEN and self.unseen > 0
        if tag in _BLOCKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.found.append(data)

    def take(self) -> str:
        found = "".join(self.found)
        self.found.clear()
        return found


def read_html(path: Path) -> Iterator[str]:
    page = _Page()
    for block in read_markdown(path):
        page.feed(block)
        yield page.take()
    page.close()
    yield page.take()


def read_markdown(path: Path) -> Iterator[str]:
    """As it stands: its signs are no words."""
    decode = codecs.getincrementaldecoder("utf-8-sig")().decode
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield decode(block)


READERS: Final = {"pdf": read_pdf, "docx": read_docx, "odt": read_odt, "html": read_html, "md": read_markdown}


def hold_back() -> None:
    """From here on: so much memory, so much of the processor, and no other file written than the one that is open."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_LETTERS * 4 + BLOCK, MOST_LETTERS * 4 + BLOCK))


def extract(path: Path, form: str) -> int:
    """Writes the words, and says how it went."""
    left, has_words = MOST_LETTERS, False
    try:
        for piece in READERS[form](path):
            words = piece.replace("\0", "")[: left + 1]
            has_words = has_words or bool(words.strip())
            sys.stdout.write(words[:left])
            left -= len(words)
            if left < 0:
                return CUT
    except Locked:
        return LOCKED
    return READ if has_words else WITHOUT


def main() -> None:
    hold_back()
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # it is a file
    code = BROKEN
    try:
        code = extract(Path(sys.argv[1]), sys.argv[2])
        sys.stdout.flush()
    except Exception:
        code = BROKEN
    sys.exit(code)


if __name__ == "__main__":
    main()
