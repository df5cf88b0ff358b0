from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.statements.codes import is_as_wide
from titian.statements.drafting import MOST, Said, draft, find_span, find_wording
from titian.statements.errors import MeetingNarrower, NothingEntered, TooMuch
from titian.statements.facts import BARE, Fact, find_before
from titian.statements.models import Read, Sentence, Statement, WordingRow
from titian.workplan.models import Meeting


def draft_statement(*, actor: User, meeting: Meeting, wording: WordingRow, visibility: str, now: datetime) -> Statement:
    """A statement of what was entered for a meeting, for these readers; whole or not at all.

    Raises `NotAllowed`, `MeetingNarrower`, `NothingEntered`, `TooMuch`.
    """
    if not may(actor, Permission.KEEP_STATEMENTS):
        raise NotAllowed
    if not is_as_wide(meeting.visibility, visibility):
        raise MeetingNarrower
    with transaction.atomic():
        statement = Statement(
            title=meeting.title,
            meeting=meeting,
            since=find_before(meeting),
            wording=wording,
            visibility=visibility,
            drafted_at=now,
        )
        words = find_wording(wording)
        said = draft(find_span(statement, words), words, visibility)
        if {fact.kind for one in said for fact in one.facts} <= BARE:
            raise NothingEntered
        if len(said) > MOST:
            raise TooMuch
        statement.save()
        add_sentences(statement, said, after=0)
        audit.record_by(actor, "statement.add", f"statement:{statement.pk}", {"sentences": len(said)})
    return statement


def add_sentences(statement: Statement, said: Iterable[Said], *, after: int) -> None:
    """Puts sentences behind those that stand; the caller has a transaction."""
    rows, facts = [], []
    for position, one in enumerate(said, after + 1):
        row = Sentence(
            statement=statement, part=one.part, key=one.key, position=position, drafted=one.text, text=one.text
        )
        rows.append(row)
        facts += make_reads(row, one.facts)
    Sentence.objects.bulk_create(rows)
    Read.objects.bulk_create(facts)


def make_reads(sentence: Sentence, facts: Iterable[Fact]) -> list[Read]:
    return [
        Read(
            sentence=sentence, position=position, kind=fact.kind, reference=fact.reference, words=dict(fact.words),
            visibility=fact.visibility, address=fact.address,
        )
        for position, fact in enumerate(facts, 1)
    ]  # fmt: skip
