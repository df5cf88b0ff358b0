from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from titian.courseware.draft import lay_out
from titian.people.policies import Permission
from titian.studio.actions.save_draft import lock_draft, require_sound, take_draft_step
from titian.studio.actions.save_words import change_source, store
from titian.studio.draft_models import CourseDraft, DraftMove, DraftState
from titian.studio.drafting import as_written, find_base, get_learning, has_drafted, part_of
from titian.studio.errors import DraftFourEyes, DraftOvertaken, ReasonMissing
from titian.studio.folder import FolderText, place_texts
from titian.studio.models import SOURCE, Pack, PackLanguage, Text, Translation
from titian.studio.policies import require_language
from titian.studio.states import Move
from titian.studio.steps import TextStep

if TYPE_CHECKING:
    from titian.people.models import User

PLACED = ("module", "notes", "is_spoken", "picture")


def agree_to_draft(*, actor: User, row: CourseDraft, seen: int, now: datetime) -> CourseDraft:
    """The actor, who wrote nothing of it, vouches for it: its English stands in the studio from now on, approved, and
    waits there for every language.

    Raises NotAllowed, NotYourLanguage, DraftMeanwhile, WrongState, DraftFourEyes, DraftFaulty, DraftOvertaken.
    """
    require_language(actor, Permission.APPROVE_TEXTS, SOURCE)
    with transaction.atomic():
        row = lock_draft(row, seen, DraftState.WAITING)
        require_other_writer(actor, row)
        require_sound(row)
        _bring_words(get_learning(), row, actor, now)
        row.state, row.reviewer = DraftState.AGREED, actor
        take_draft_step(row, DraftMove.AGREE, actor, now)
    return row


def send_draft_back(*, actor: User, row: CourseDraft, seen: int, reason: str, now: datetime) -> CourseDraft:
    """To be written again, and why. Raises ReasonMissing, and as `agree_to_draft`."""
    require_language(actor, Permission.APPROVE_TEXTS, SOURCE)
    if not (reason := reason.strip()):
        raise ReasonMissing
    with transaction.atomic():
        row = lock_draft(row, seen, DraftState.WAITING)
        row.state, row.reason = DraftState.WRITING, reason
        take_draft_step(row, DraftMove.SEND_BACK, actor, now, reason)
    return row


def require_other_writer(actor: User, row: CourseDraft) -> None:
    """Raises DraftFourEyes."""
    if has_drafted(actor, row):
        raise DraftFourEyes


def _bring_words(pack: Pack, row: CourseDraft, reviewer: User, now: datetime) -> None:
    """Its texts stand in the studio with their new English; those it needs no more are gone."""
    draft = as_written(row)
    words = draft.read_words()
    with lay_out(draft, find_base(pack)) as folder:
        placed = {text.text_id: text for text in place_texts(folder) if text.text_id in words}
    texts = _place(pack, row, placed, words, now)
    languages = list(pack.languages.select_related("row"))
    english = next(language for language in languages if language.is_source)
    rows = _find_rows({text_id: texts[text_id] for text_id in words}, languages, now)
    saved = row.steps.filter(move=DraftMove.SAVE).order_by("number").last()
    for text_id, said in words.items():
        translation = rows[text_id, english.pk]
        if translation.words == said:
            continue
        if saved and translation.number and translation.changed_at > saved.at:
            raise DraftOvertaken
        store(translation, TextStep(Move.TRANSLATE, now, by=row.writer, words=said))
        if texts[text_id].source != said:
            change_source(texts[text_id], said, now, row.writer)
        translation.text = texts[text_id]
        store(translation, TextStep(Move.APPROVE, now, by=reviewer))


def _place(
    pack: Pack, row: CourseDraft, placed: dict[str, FolderText], words: dict[str, str], now: datetime
) -> dict[str, Text]:
    """The texts by id, new ones after all that are there; what the part needs no more is marked as gone."""
    part = part_of(row.kind, row.name)
    there = {text.text_id: text for text in pack.texts.filter(text_id__startswith=as_written(row).prefix)}
    order = (pack.texts.aggregate(last=Max("order"))["last"] or 0) + 1
    is_new_part = not there
    for number, (text_id, said) in enumerate(words.items()):
        text = there.get(text_id) or Text(pack=pack, text_id=text_id, order=order + number, source=said)
        if is_new_part and number == 0:
            text.section = part
        for name in PLACED:
            setattr(text, name, getattr(placed[text_id], name))
        text.removed_at = None
        text.save()
        there[text_id] = text
    gone = [text.pk for text_id, text in there.items() if text_id not in words and text.removed_at is None]
    pack.texts.filter(pk__in=gone).update(removed_at=now)
    if part not in dict(pack.modules):
        pack.modules = [*pack.modules, [part, words.get(f"{as_written(row).prefix}title", "")]]
        pack.save(update_fields=["modules"])
    return there


def _find_rows(
    texts: dict[str, Text], languages: list[PackLanguage], now: datetime
) -> dict[tuple[str, int], Translation]:
    """A row for each text in each language; a new text waits for its words in every one."""
    found = Translation.objects.select_for_update(of=("self",)).filter(text__in=texts.values(), language__in=languages)
    known = {(row.text.text_id, row.language_id): row for row in found.select_related("text", "language__row")}
    for text_id, text in texts.items():
        for language in languages:
            if (text_id, language.pk) not in known:
                row = Translation(text=text, language=language, on=now.date(), changed_at=now)
                row.save()
                known[text_id, language.pk] = row
    return known
