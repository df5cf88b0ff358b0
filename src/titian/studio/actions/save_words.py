from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction

from titian import audit
from titian.people.policies import Permission
from titian.studio.errors import Doubtful, EditedMeanwhile, Faulty, WordsMissing
from titian.studio.models import SOURCE, Revision, Text, Translation
from titian.studio.policies import require_language
from titian.studio.remarks import list_remarks
from titian.studio.states import Move, State
from titian.studio.steps import TextStep, take_step

if TYPE_CHECKING:
    from titian.people.models import User


def save_words(
    *,
    actor: User,
    translation: Translation,
    seen: int,
    words: str,
    now: datetime,
    reason: str = "",
    is_draft: bool = False,
    english: str | None = None,
) -> Translation:
    """The text in the language, vouched for by the actor; `is_draft`: kept, and vouched for by nobody.

    Whatever it was before, it is to be put back and approved again. An error of the words refuses them, a warning asks
    for a reason. Raises NotAllowed, NotYourLanguage, WordsMissing, EditedMeanwhile when the text is past the revision
    that was seen, or its English is not the one that was seen, Faulty, Doubtful.
    """
    require_language(actor, Permission.TRANSLATE_TEXTS, translation.language.tag)
    words = clean_words(words)
    if not words:
        raise WordsMissing
    move = Move.KEEP if is_draft else Move.TRANSLATE
    with transaction.atomic():
        row = lock(translation, seen, english)
        if not is_draft:
            _require_sound(row, words, reason)
        store(row, TextStep(move, now, by=actor, words=words, reason=reason.strip()))
        if row.language.is_source and row.text.source != words:
            change_source(row.text, words, now, actor)
        audit.record_by(
            actor, f"text.{move}", f"text:{row.text.text_id}", {"language": row.language.tag, "number": row.number}
        )
    return row


_SPACES: Final = re.compile(r"[ \t\r\n\f\v]+")


def clean_words(words: str) -> str:
    """One line, composed as Unicode has it, without spaces at the ends. A space that does not break stays."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", words)).strip(" ")


def lock(translation: Translation, seen: int, english: str | None = None) -> Translation:
    """The row as it stands, held until the transaction ends. Raises EditedMeanwhile when it is not the one seen.

    A draft keeps its number when its English changes: who writes words for it names the English they saw, too.
    """
    row = (
        Translation.objects.select_for_update(of=("self",))
        .select_related("text", "language__row", "language__pack")
        .get(pk=translation.pk)
    )
    if row.number != seen or (english is not None and not is_same_english(english, row.text)):
        raise EditedMeanwhile
    return row


def is_same_english(english: str, text: Text) -> bool:
    """Whether a page or a file shows the English the text has now; spaces and line ends do not count."""
    return clean_words(english) == clean_words(text.source)


def store(row: Translation, step: TextStep) -> Revision:
    """Takes the step and keeps both head and revision."""
    revision = take_step(row, step, row.language.row)
    row.save()
    revision.save()
    return revision


def change_source(text: Text, words: str, now: datetime, actor: User | None) -> None:
    """The English says something else: every translation of it is vouched for by nobody until somebody looks."""
    text.source = words
    text.save(update_fields=["source"])
    rows = (
        Translation.objects.select_for_update(of=("self",))
        .filter(text=text)
        .exclude(language__row=SOURCE)
        .exclude(words="")
        .exclude(state=State.DRAFT)
        .select_related("text", "language__row")
    )
    for row in rows:
        row.text = text
        store(row, TextStep(Move.SOURCE_CHANGED, now, by=actor))


def _require_sound(row: Translation, words: str, reason: str) -> None:
    remarks = list_remarks(row.text, words, row.language.row)
    if any(remark.is_error for remark in remarks):
        raise Faulty
    if remarks and not reason.strip():
        raise Doubtful
