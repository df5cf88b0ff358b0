"""How each sentence of a statement stands beside its facts: what they say now, and what came since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from titian.statements.codes import How, is_as_wide
from titian.statements.drafting import Said, draft, find_readers, find_span, find_wording
from titian.statements.facts import Fact, Span, read_all
from titian.statements.models import Read, Sentence, Statement
from titian.statements.wordings import Wording, say


@dataclass(frozen=True)
class Seen:
    """A fact as it was read (None: it came since) and as it stands (None: it is gone)."""

    read: Read | None
    now: Fact | None
    how: How

    @property
    def is_same(self) -> bool:
        return self.how == How.SAME

    @property
    def kind(self) -> str:
        one = self.read or self.now
        return one.kind if one is not None else ""


@dataclass(frozen=True)
class Look:
    """A sentence with its facts. `standing`: what it would rest on now; `text`: what it would say, maybe nothing."""

    sentence: Sentence
    facts: tuple[Seen, ...]
    standing: tuple[Fact, ...]
    text: str

    @cached_property
    def is_stale(self) -> bool:
        return any(not seen.is_same for seen in self.facts)


class Looking:
    """Of one statement: reads each kind of fact once, however many sentences rest on it."""

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self.wording: Wording = find_wording(statement.wording)
        self.span: Span = find_span(statement, self.wording)

    def look(self, sentences: Iterable[Sentence] | None = None) -> list[Look]:
        """How these sentences stand; without any named, all of the statement, in their order."""
        rows = list(self.statement.sentences.prefetch_related("facts") if sentences is None else sentences)
        references: dict[str, set[UUID]] = {}
        for row in rows:
            for fact in row.facts.all():
                references.setdefault(fact.kind, set()).add(fact.reference)
        now = {
            (kind, fact.reference): fact
            for kind, wanted in references.items()
            for fact in read_all(self.span, kind, wanted)
        }
        whole: dict[str, list[Fact]] = {}
        return [self._look_at(row, now, whole) for row in rows]

    def _look_at(self, row: Sentence, now: dict[tuple[str, UUID], Fact], whole: dict[str, list[Fact]]) -> Look:
        wording = self.wording.find_sentence(row.part, row.key)
        readers = find_readers(row.part, self.statement.visibility)
        seen = [self._compare(fact, now.get((fact.kind, fact.reference)), readers) for fact in row.facts.all()]
        if wording.all:
            if wording.of not in whole:
                whole[wording.of] = read_all(self.span, wording.of)
            has = {one.read.reference for one in seen if one.read is not None}
            come = [fact for fact in whole[wording.of] if fact.reference not in has]
            seen += [Seen(None, fact, How.NEW) for fact in come if is_as_wide(fact.visibility, readers)]
        standing = [one.now for one in seen if one.now is not None and one.how not in {How.NARROWER, How.GONE}]
        if wording.all:
            order = {fact.reference: place for place, fact in enumerate(whole[wording.of])}
            standing.sort(key=lambda fact: order.get(fact.reference, len(order)))
        text = say(wording, [fact.words for fact in standing], self.wording.last)
        return Look(row, tuple(seen), tuple(standing), text)

    def _compare(self, read: Read, now: Fact | None, readers: str) -> Seen:
        if now is None:
            return Seen(read, None, How.GONE)
        if not is_as_wide(now.visibility, readers):
            return Seen(read, now, How.NARROWER)
        return Seen(read, now, How.SAME if dict(now.words) == read.words else How.CHANGED)

    def list_new(self, looks: Sequence[Look]) -> list[Said]:
        """What would be said now, and is in no sentence: facts that came since, each with its sentence."""
        carried = {
            (look.sentence.part, look.sentence.key, fact.reference)
            for look in looks
            for fact in look.sentence.facts.all()
        }
        keys = {(look.sentence.part, look.sentence.key) for look in looks}
        found = []
        for said in draft(self.span, self.wording, self.statement.visibility):
            is_one_of_all = self.wording.find_sentence(said.part, said.key).all
            if is_one_of_all and (said.part, said.key) in keys:
                continue  # that sentence is marked, and takes them itself
            if not any((said.part, said.key, fact.reference) in carried for fact in said.facts):
                found.append(said)
        return found
