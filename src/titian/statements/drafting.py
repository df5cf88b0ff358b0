"""Sentences made of facts by a wording: as a statement is drafted, and as they would be said now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from titian.statements.codes import Part
from titian.statements.facts import Fact, Span, read_facts
from titian.statements.models import Statement, WordingRow
from titian.statements.wordings import SentenceWording, Wording, read_wording, say
from titian.workplan.codes import Visibility

MOST: Final = 1000


@dataclass(frozen=True)
class Said:
    """A sentence that is in no statement yet."""

    part: str
    key: str
    text: str
    facts: tuple[Fact, ...]


def find_wording(row: WordingRow) -> Wording:
    return read_wording(row.content)


def find_span(statement: Statement, wording: Wording) -> Span:
    return Span(statement.meeting, statement.since, wording.language)


def find_readers(part: str, visibility: str) -> str:
    """Who reads a part: the news everybody, the rest whoever the statement is for."""
    return Visibility.PUBLIC if part == Part.NEWS else visibility


def draft(span: Span, wording: Wording, visibility: str) -> list[Said]:
    """All sentences of all parts, in the order of the wording."""
    read: dict[tuple[str, str], list[Fact]] = {}
    found: list[Said] = []
    for part, holds in wording.list_parts():
        readers = find_readers(part, visibility)
        for sentence in holds.sentences:
            facts = read.setdefault((sentence.of, readers), [])
            if not facts:
                facts += read_facts(span, sentence.of, readers)
            found += _say_each(part, sentence, facts, wording.last)
    return found


def _say_each(part: str, sentence: SentenceWording, facts: Sequence[Fact], last: str) -> Iterator[Said]:
    groups = [facts] if sentence.all else [[fact] for fact in facts]
    for group in groups:
        if text := say(sentence, [fact.words for fact in group], last):
            yield Said(part, sentence.id, text, tuple(group))
