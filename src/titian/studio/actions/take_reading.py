from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.people.forms import describe_person
from titian.people.policies import Permission
from titian.studio.actions.save_words import store
from titian.studio.errors import MarksMissing, ReadingTaken
from titian.studio.models import Translation
from titian.studio.policies import require_language
from titian.studio.reading import Mark, clean_marks, clean_name
from titian.studio.reading_models import Reading
from titian.studio.states import Move, State
from titian.studio.steps import TextStep

if TYPE_CHECKING:
    from titian.people.models import User


@dataclass(frozen=True)
class Marked:
    """How many texts a reader vouched for, sent back, and said nothing of or read in other words than now."""

    vouched: int
    sent_back: int
    left: int


def take_reading(
    *, actor: User, reading: Reading, marks: Sequence[tuple[str, str]], name: str, now: datetime
) -> Marked:
    """What a reader marked becomes states, in the reader's name or by the code of the sheet.

    A draft that was found right, without an error of letters or signs, counts as translated; what was marked wrong is
    a draft again with what the reader wrote. A text that has other words by now, one that was put back or approved and
    is right, and one without a mark stay as they are. Raises NotAllowed, NotYourLanguage, MarksMissing, ReadingTaken.
    """
    require_language(actor, Permission.APPROVE_TEXTS, reading.language.tag)
    with transaction.atomic():
        sheet = Reading.objects.select_for_update(of=("self",)).select_related("language__row").get(pk=reading.pk)
        if sheet.taken_at is not None:
            raise ReadingTaken
        sheet.marks, sheet.reader_name = clean_marks(marks, len(sheet.texts)), clean_name(name)
        if not any(mark for mark, _ in sheet.marks):
            raise MarksMissing
        sheet.returned_at = sheet.returned_at or now
        sheet.taken_at, sheet.taken_by, sheet.taken_by_name = now, actor, describe_person(actor)
        sheet.save()
        taken = _take(sheet, now)
        audit.record_by(
            actor,
            "reading.take",
            f"reading:{sheet.pk}",
            {"language": sheet.language.tag, "vouched": taken.vouched, "sent_back": taken.sent_back},
        )
    return taken


def _take(sheet: Reading, now: datetime) -> Marked:
    rows = (
        Translation.objects.select_for_update(of=("self",))
        .there()
        .filter(language=sheet.language, text__text_id__in=[text_id for text_id, _ in sheet.texts])
        .select_related("text", "language__row", "language__pack")
    )
    known = {row.text.text_id: row for row in rows}
    vouched = sent_back = 0
    for (text_id, digest), (mark, note) in zip(sheet.texts, sheet.marks, strict=True):
        row = known.get(text_id)
        if row is None or row.words_sha256 != digest or not mark:
            continue
        if mark == Mark.RIGHT:
            if row.state == State.DRAFT and not row.errors:
                store(row, TextStep(Move.READ, now, name=sheet.reader, through="sheet"))
                vouched += 1
        else:
            store(row, TextStep(Move.MARK, now, name=sheet.reader, reason=_why(mark, note), through="sheet"))
            sent_back += 1
    return Marked(vouched, sent_back, len(sheet.texts) - vouched - sent_back)


def _why(mark: str, note: str) -> str:
    said = "is not sure that it says this" if mark == Mark.UNSURE else "says that it says something else"
    return f"A reader {said}. {note}".strip()
