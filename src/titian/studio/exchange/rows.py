"""A text as a file has it. Read without Django: what writes workbooks has none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from titian.studio.models import Translation


@dataclass(frozen=True, slots=True)
class FileRow:
    """One text in one language. `number` is the revision the file was made from; None where it does not say.

    `place` is where it stands in the file, for a sentence.
    """

    text_id: str
    tag: str
    source: str
    words: str
    state: str = ""
    back_translation: str = ""
    number: int | None = None
    notes: str = ""
    place: str = ""


def make_rows(translations: Iterable[Translation]) -> Iterator[FileRow]:
    """What is exported of these, `text` and `language` loaded, one after the other."""
    for row in translations:
        notes = " · ".join(part for part in (row.text.module, row.text.section, row.text.notes) if part)
        yield FileRow(
            text_id=row.text.text_id,
            tag=row.language.tag,
            source=row.text.source,
            words=row.words,
            state=row.state,
            back_translation=row.back_translation,
            number=row.number,
            notes=notes.replace("\n", " "),
        )


def read_number(text: str) -> int | None:
    """A revision's number; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
