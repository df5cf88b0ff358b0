"""What waits in the studio for one person: in their languages, and only what others' hands leave to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Exists, OuterRef, Q

from titian.people.policies import Permission, may
from titian.studio.clip_states import ClipState
from titian.studio.comprehension import Hearing, find_results
from titian.studio.models import SOURCE, Clip, PackLanguage, Translation
from titian.studio.policies import list_own_tags
from titian.studio.states import State

if TYPE_CHECKING:
    from titian.people.models import User


class Work(StrEnum):
    """A kind of work. Of writing, putting back and reviewing the value is what `studio_next` calls it."""

    MEND = "mend"
    WRITE = "write"
    PUT_BACK = "put-back"
    RECORD = "record"
    REVIEW = "review"
    LISTEN = "listen"
    ASK_LISTENERS = "listeners"


ASKED: Final = {
    Work.MEND: Permission.TRANSLATE_TEXTS,
    Work.WRITE: Permission.TRANSLATE_TEXTS,
    Work.PUT_BACK: Permission.PUT_TEXTS_BACK,
    Work.RECORD: Permission.RECORD_CLIPS,
    Work.REVIEW: Permission.APPROVE_TEXTS,
    Work.LISTEN: Permission.APPROVE_CLIPS,
    Work.ASK_LISTENERS: Permission.APPROVE_CLIPS,
}


@dataclass(frozen=True)
class Waiting:
    """So much of one kind of work, and the languages it waits in, most of it first."""

    work: Work
    count: int
    languages: tuple[PackLanguage, ...]


def list_waiting(reader: User) -> Iterator[Waiting]:
    """One for each kind of work of the reader's role that waits in a language of theirs; texts in one query."""
    own = PackLanguage.objects.filter(row__in=list_own_tags(reader)).select_related("row", "pack")
    languages = {one.pk: one for one in own}
    works = [work for work, permission in ASKED.items() if may(reader, permission)]
    if not languages or not works:
        return
    counted = _count_texts(reader, languages)
    if Work.LISTEN in works:
        counted[Work.LISTEN] = _count_clips(reader, languages)
    if Work.ASK_LISTENERS in works:
        counted[Work.ASK_LISTENERS] = _count_parts(languages)
    for work in works:
        total = sum(counted[work].values())
        if total:
            yield Waiting(work, total, tuple(languages[key] for key, count in counted[work].most_common() if count))


def _count_texts(reader: User, languages: Mapping[int, PackLanguage]) -> dict[Work, Counter[int]]:
    """By kind of work, how many texts wait for it in each language; what the reader had a hand in waits for another."""
    recorded = Clip.objects.spoken().filter(
        text=OuterRef("text"), language=OuterRef("language"), text_sha256=OuterRef("words_sha256")
    )
    is_draft, is_sent_back = Q(state=State.DRAFT), ~Q(reason="")
    is_own = Q(translator=reader)
    is_translation = ~Q(language__row=SOURCE)
    waits: dict[Work, Q] = {
        Work.MEND: is_draft & is_sent_back,
        Work.WRITE: is_draft & ~is_sent_back,
        Work.PUT_BACK: Q(state=State.TRANSLATED) & is_translation & ~is_own,
        Work.RECORD: Q(text__is_spoken=True) & ~Q(words="") & ~is_draft & ~Q(Exists(recorded)),
        Work.REVIEW: Q(state=State.BACK_TRANSLATED) & ~is_own & ~Q(back_translator=reader),
    }
    rows = (
        Translation.objects.there()
        .filter(language__in=languages)
        .order_by()
        .values_list("language")
        .annotate(**{work.name: Count("pk", filter=condition) for work, condition in waits.items()})
    )
    counted: dict[Work, Counter[int]] = {work: Counter() for work in waits}
    for language, *numbers in rows:
        for work, number in zip(waits, numbers, strict=True):
            counted[work][language] = number
    return counted


def _count_clips(reader: User, languages: Mapping[int, PackLanguage]) -> Counter[int]:
    clips = Clip.objects.filter(language__in=languages).to_hear().exclude(by=reader)
    return Counter(dict(clips.order_by().values_list("language").annotate(number=Count("pk"))))


def _count_parts(languages: Mapping[int, PackLanguage]) -> Counter[int]:
    """Parts with an approved clip that their listeners have not understood, or not all of them."""
    clips = Clip.objects.filter(language__in=languages, state=ClipState.APPROVED).current()
    parts = set(clips.order_by().values_list("language", "text__module").distinct())
    results = find_results(languages.values()) if parts else {}
    understood = {place for place, result in results.items() if result.hearing == Hearing.UNDERSTOOD}
    return Counter(language for language, _ in parts - understood)
