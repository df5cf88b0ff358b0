"""A statement as a text: its parts, their sentences, and what each rests on. Released ones are kept in this shape."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from pydantic import BaseModel, ConfigDict

from titian.statements.drafting import find_wording
from titian.statements.models import Sentence, Statement
from titian.statements.slots import PARTS
from titian.statements.wordings import TableWording

SLOTS_OF_A_ROW: Final = ("objective", "item", "party")


class _Kept(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class FactText(_Kept):
    """`says`: its words as they were read, without those that are empty."""

    kind: str
    reference: str
    words: dict[str, str]
    address: str

    @property
    def says(self) -> str:
        return "; ".join(word for word in self.words.values() if word)


class SentenceText(_Kept):
    id: str
    text: str
    drafted: str
    facts: tuple[FactText, ...]

    @property
    def cells(self) -> list[str]:
        """The first columns of the table of progress, from the fact that the row rests on."""
        return [self.facts[0].words.get(slot, "") if self.facts else "" for slot in SLOTS_OF_A_ROW]


class PartText(_Kept):
    """`columns`: the heads of a table; empty where the part is prose."""

    part: str
    title: str
    columns: tuple[str, ...]
    sentences: tuple[SentenceText, ...]

    def list_rows(self) -> list[tuple[list[str], SentenceText]]:
        """Each sentence with what stands before it in its row."""
        return [(one.cells if self.columns else [], one) for one in self.sentences]


class Text(_Kept):
    """`wording`: its name, language and version. `released_on` is null in a draft."""

    title: str
    language: str
    wording: str
    visibility: str
    released_on: date | None
    parts: tuple[PartText, ...]

    def find_part(self, name: str) -> PartText:
        return next(part for part in self.parts if part.part == name)

    def count(self) -> int:
        return sum(len(part.sentences) for part in self.parts)


def write_text(statement: Statement, rows: Iterable[Sentence], released_on: date | None = None) -> Text:
    """A statement as its rows have it. The rows come with their facts."""
    wording = find_wording(statement.wording)
    by_part: dict[str, list[SentenceText]] = {part: [] for part in PARTS}
    for row in rows:
        facts = tuple(
            FactText(kind=one.kind, reference=str(one.reference), words=one.words, address=one.address)
            for one in row.facts.all()
        )
        by_part[row.part].append(SentenceText(id=str(row.pk), text=row.text, drafted=row.drafted, facts=facts))
    return Text(
        title=statement.meeting.title,
        language=wording.language,
        wording=str(statement.wording),
        visibility=statement.visibility,
        released_on=released_on,
        parts=tuple(
            PartText(
                part=name,
                title=holds.title,
                columns=tuple(holds.columns) if isinstance(holds, TableWording) else (),
                sentences=tuple(by_part[name]),
            )
            for name, holds in wording.list_parts()
        ),
    )


def read_text(statement: Statement) -> Text:
    """What readers get: the draft as it stands, or what was released, as it was."""
    release = getattr(statement, "release", None)
    if release is not None:
        return Text.model_validate(release.body)
    return write_text(statement, statement.sentences.prefetch_related("facts"))


def digest(body: dict[str, Any]) -> str:  # Any: JSON
    return hashlib.sha256(json.dumps(body, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
