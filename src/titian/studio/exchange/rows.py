"""A text as a file has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from titian.studio.models import Translation
from titian.studio.states import State


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


def make_rows(translations: Iterable[Translation]) -> list[FileRow]:
    """What is exported of these, `text` and `language` loaded. What a text has in each language again is held once."""
    held: dict[str, str] = {}

    def once(words: str) -> str:
        return held.setdefault(words, words)

    return [
        FileRow(
            text_id=once(row.text.text_id),
            tag=once(row.language.tag),
            source=once(row.text.source),
            words=row.words,
            state=once(row.state),
            back_translation=row.back_translation,
            number=row.number,
            notes=once(
                " · ".join(part for part in (row.text.module, row.text.section, row.text.notes) if part).replace(
                    "\n", " "
                )
            ),
        )
        for row in translations
    ]


def read_number(text: str) -> int | None:
    """A revision's number; None for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


def read_state(text: str) -> str:
    """A state's code; empty for anything else."""
    return text.strip() if text.strip() in {state.value for state in State} else ""
