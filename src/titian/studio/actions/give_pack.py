from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from titian import audit
from titian.files import write_durably
from titian.instrument.about import read_about
from titian.instrument.yaml_lines import quote
from titian.studio.actions.give_clips import give_clips, list_silent
from titian.studio.actions.give_drafts import list_as_there, list_pending, write_drafts
from titian.studio.concept_file import FILE, ConceptEntry, TermEntry, quote_tag, write_concepts
from titian.studio.errors import FolderRefused, LanguageUnknown
from titian.studio.folder import digest_of
from titian.studio.models import LEARNING, OFFER, Pack, PackLanguage, Term, Translation
from titian.voices.errors import VoiceError
from titian.voices.wording import is_learning, is_page, load_wording

DATA_MODE = 0o644


@dataclass
class Given:
    """What was written: name of a file → how many texts it holds, folder of clips → how many were given.

    `partial` says of what is learnt, and of a public page, which parts are not given, and how many of their texts are
    missing: a language holds a module, a persona or a page whole or not at all. `silent` says of languages with clips
    that no phone plays what would have to change. `waiting` counts, by part, the approved clips that are given as what
    they were before, because ten listeners have not understood their part yet. `held` names modules and personas that
    were agreed to and wait, and by language how many words they lack; nothing of theirs is in the folder then, or all
    is as it was.
    """

    pack: str
    files: dict[str, int] = field(default_factory=dict)
    clips: dict[str, int] = field(default_factory=dict)
    partial: dict[str, dict[str, int]] = field(default_factory=dict)
    silent: list[str] = field(default_factory=list)
    waiting: dict[str, dict[str, int]] = field(default_factory=dict)
    held: dict[str, dict[str, int]] = field(default_factory=dict)


def give_pack(folder: Path, *, tags: Sequence[str] = (), now: datetime | None = None) -> Given:
    """Writes the words of the pack, its clips and its concepts into the folder: all languages, or those named.

    The same words give the same bytes. What the folder says of a text is what the studio and it agree on from then.
    Raises FolderRefused when the folder is not this pack's or was changed since it was taken, LanguageUnknown.
    """
    pack = _find_pack(folder)
    languages = list(pack.languages.select_related("row").order_by("row__order"))
    unknown = sorted(set(tags) - {language.tag for language in languages})
    if unknown:
        raise LanguageUnknown(f"{', '.join(unknown)} is not in the studio.")
    given = Given(pack.slug)
    with transaction.atomic():
        pending = list_pending(pack, folder, tags) if pack.is_learning else []
        given.held = {one.draft.path: one.missing for one in pending if one.waits}
        held = [one.part for one in pending if one.waits]
        for language in languages:
            if tags and language.tag not in tags:
                continue
            rows = list(
                Translation.objects.there()
                .filter(language=language)
                .exclude(words="")
                .exclude(text__module__in=held)
                .select_related("text")
                .order_by("text__order")
            )
            partial = _count_missing(language, rows) if pack.is_whole else Counter()
            rows = [row for row in rows if not partial[row.text.module]]
            if partial:
                given.partial[f"locales/{language.tag}.yaml"] = dict(partial)
            rows = sorted((*rows, *list_as_there(folder, language, pending)), key=lambda row: row.text.order)
            if not rows:
                continue
            _refuse_unseen(folder, language, rows, tuple(one.draft.prefix for one in pending))
            write_durably(
                folder / "locales" / f"{language.tag}.yaml", write_locale(language, rows).encode(), mode=DATA_MODE
            )
            given.files[f"locales/{language.tag}.yaml"] = len(rows)
            told = [row for row in rows if row.pk and _agrees_anew(row)]
            Translation.objects.bulk_update(told, ["taken", "taken_number"], batch_size=200)
            clips = give_clips(folder, language, without=held)
            if clips.written:
                given.clips[f"voices/{language.tag}"] = clips.written
                given.silent += list_silent([language])
            if clips.waiting:
                given.waiting[f"voices/{language.tag}"] = dict(clips.waiting)
        given.files |= write_drafts(pack, folder, pending, now or timezone.now())
        concepts = list(_list_concepts(pack))
        if concepts:
            write_durably(folder / FILE, write_concepts(concepts).encode(), mode=DATA_MODE)
            given.files[FILE] = len(concepts)
            _agree_on_terms(pack)
        audit.record("command", "studio", "pack.give", f"pack:{pack.slug}", {"files": len(given.files)})
    return given


def _agrees_anew(row: Translation) -> bool:
    """Notes what the folder says of the row from now on; False where it was noted already."""
    before = (row.taken, row.taken_number)
    row.taken, row.taken_number = digest_of(row.words, row.state, row.reviewer_name, row.on), row.number
    return (row.taken, row.taken_number) != before


def _count_missing(language: PackLanguage, rows: Sequence[Translation]) -> Counter[str]:
    """By part, how many texts have no words yet; nothing for the parts that are whole or not begun, nor for English."""
    begun = {row.text.module for row in rows}
    written = {row.text_id for row in rows}
    texts = language.pack.texts.filter(removed_at=None).values_list("pk", "module")
    missing = Counter(module for key, module in texts if key not in written and module in begun)
    return Counter() if language.is_source else missing


def write_locale(language: PackLanguage, rows: Sequence[Translation]) -> str:
    """`locales/<tag>.yaml`: the head it had, the parts of the source with their comments, a text a line."""
    head = language.head or f"# {language.row.english_name}, translated in the studio. Each text says how far it is."
    lines = [head, f"tag: {quote_tag(language.tag)}", "texts:"]
    is_first = True
    for row in rows:
        if row.text.section:
            lines += [] if is_first else [""]
            lines += [f"  # {comment}".rstrip() for comment in row.text.section.splitlines()]
        is_first = False
        lines.append(f"  {row.text.text_id}: {_write_entry(row)}")
    return "\n".join(lines) + "\n"


def _write_entry(row: Translation) -> str:
    reviewer = quote(row.reviewer_name) if row.reviewer_name else "null"
    return f"{{text: {quote(row.words)}, state: {row.state}, reviewer: {reviewer}, date: {row.on.isoformat()}}}"


def _find_pack(folder: Path) -> Pack:
    pack = Pack.objects.filter(slug=_find_slug(folder)).first()
    if pack is None:
        raise FolderRefused(f"The studio has no pack of the folder {folder.name}. Take it first: titian studio take")
    return pack


def _find_slug(folder: Path) -> str:
    if is_learning(folder):
        return LEARNING
    if is_page(folder):
        return OFFER
    about = read_about(folder, [])
    return about.id if about else ""


def _refuse_unseen(
    folder: Path, language: PackLanguage, rows: Sequence[Translation], drafted: tuple[str, ...] = ()
) -> None:
    """Words somebody wrote into the folder, and the studio has not seen, are not overwritten nor left out.

    What a draft needs no more goes: ids that begin as `drafted`.
    """
    path = folder / "locales" / f"{language.tag}.yaml"
    if not path.exists():
        return
    try:
        there = load_wording(path).texts
    except VoiceError as problem:
        raise FolderRefused(str(problem)) from problem
    known = {row.text.text_id: row for row in rows}
    texts = set(language.pack.texts.filter(removed_at=None).values_list("text_id", flat=True))
    for text_id, entry in there.items():
        row = known.get(text_id)
        if row is None:  # of English every text would come in, of a translation those that English has
            is_unseen = (language.is_source and not text_id.startswith(drafted)) or text_id in texts
        else:
            digest = digest_of(entry.text, entry.state, entry.reviewer or "", entry.date)
            is_unseen = row.taken != digest and (row.words, row.state) != (entry.text, entry.state)
        if is_unseen:
            raise FolderRefused(
                f"locales/{language.tag}.yaml: {text_id} was changed in the folder. Take it first: titian studio take"
            )


def _list_concepts(pack: Pack) -> Iterator[ConceptEntry]:
    for concept in pack.concepts.order_by("order").prefetch_related("terms", "texts"):
        texts = sorted((text for text in concept.texts.all() if text.removed_at is None), key=lambda text: text.order)
        yield ConceptEntry(
            id=concept.concept_id,
            meaning=concept.meaning,
            texts=tuple(text.text_id for text in texts),
            terms={
                term.row_id: TermEntry.model_validate(
                    {"term": term.term, "back_translation": term.back_translation, "state": term.state}
                )
                for term in concept.terms.all()
            },
        )


def _agree_on_terms(pack: Pack) -> None:
    told = []
    for term in Term.objects.filter(concept__pack=pack):
        before = (term.taken, term.taken_number)
        term.taken = digest_of(term.term, term.state, term.back_translation, date.min)
        term.taken_number = term.number
        if (term.taken, term.taken_number) != before:
            told.append(term)
    Term.objects.bulk_update(told, ["taken", "taken_number"], batch_size=200)
