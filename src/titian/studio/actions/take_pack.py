from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from titian import audit
from titian.library.blobs import store_blobs
from titian.studio.actions.take_drafts import Difference, list_agreed, replace_base, take_drafts
from titian.studio.concept_file import ConceptEntry
from titian.studio.folder import Folder, digest_of, read_folder
from titian.studio.models import (
    LEARNING,
    SOURCE,
    Clip,
    Concept,
    LanguageRow,
    Pack,
    PackLanguage,
    Picture,
    Revision,
    Term,
    Text,
    Translation,
)
from titian.studio.states import STANDS_FOR, Move, State
from titian.studio.steps import TextStep, recount, take_step
from titian.voices.wording import Text as Entry

HEAD_FIELDS = ("module", "section", "notes", "is_spoken", "is_first", "sibling", "picture", "order")


@dataclass
class PackTaken:
    """What came in. `differences` did not."""

    pack: str
    texts: int = 0
    new: int = 0
    changed: int = 0
    removed: int = 0
    stale: int = 0
    languages: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)


def take_pack(folder: Path, *, now: datetime, overwrite: bool = False) -> PackTaken:
    """Brings a pack's folder into the studio, or what changed in it since.

    Where folder and studio both changed, nothing is overwritten: the difference is told, and `overwrite` takes the
    folder's. Raises FolderRefused for a folder that cannot be read; then nothing is taken.
    """
    read = read_folder(folder)
    store_blobs(
        settings.TITIAN.blobs, {_sha256(path): path for path in (*read.pictures.values(), *_list_clip_files(read))}
    )
    is_learning = read.slug == LEARNING
    with transaction.atomic():
        pending = list_agreed() if is_learning else {}
        new = [[part, title] for part, title in pending.values() if part not in dict(read.modules)]
        modules = [*read.modules, *new]
        pack, _ = Pack.objects.update_or_create(
            slug=read.slug, defaults={"version": read.version, "modules": modules, "taken_at": now}
        )
        taken = _Taking(pack, read, now, overwrite=overwrite, pending=tuple(pending)).run()
        if is_learning:
            replace_base(pack, folder)
            taken.differences += take_drafts(folder, now=now, overwrite=overwrite)
        audit.record(
            "command",
            "studio",
            "pack.take",
            f"pack:{pack.slug}",
            {"new": taken.new, "changed": taken.changed, "differences": len(taken.differences)},
        )
    return taken


class _Taking:
    def __init__(self, pack: Pack, folder: Folder, now: datetime, *, overwrite: bool, pending: tuple[str, ...]) -> None:
        self.pending = pending  # how ids begin whose texts a draft says, and not the folder
        self.pack, self.folder, self.now, self.overwrite = pack, folder, now, overwrite
        self.report = PackTaken(pack.slug, texts=len(folder.texts), languages=list(folder.wordings))
        self.revisions: list[Revision] = []
        self.said_otherwise: set[str] = set()  # ids of texts whose English changed with this folder

    def run(self) -> PackTaken:
        self._take_table()
        self.languages = self._take_languages()
        texts = self._take_texts()
        known = {
            (row.language.tag, row.text.text_id): row
            for row in Translation.objects.filter(language__pack=self.pack).select_related("text", "language__row")
        }
        made, changed = [], []
        said_before = {text_id: text.source for text_id, text in texts.items()}
        for tag, language in self.languages.items():  # the source first: what it says now, the others are held to
            wording = self.folder.wordings.get(tag)
            for text_id, text in texts.items():
                entry = wording.texts.get(text_id) if wording else None
                row = known.get((tag, text_id))
                if row is None:
                    if entry is None and not (text.is_spoken or self.folder.needs_every_text):
                        continue
                    row = Translation(text=text, language=language, on=self.now.date(), changed_at=self.now)
                    made.append(row)
                else:
                    row.text = text
                if entry is not None and self._takes(row, entry):
                    self._enter(row, entry)
                    if row.pk is not None:
                        changed.append(row)
                elif row.pk is not None and self._ages(row):
                    changed.append(row)
                if tag == SOURCE:
                    if row.words != text.source:
                        self.said_otherwise.add(text_id)
                    text.source = row.words
        said_anew = [text for text_id, text in texts.items() if text.source != said_before[text_id]]
        Text.objects.bulk_update(said_anew, ["source"], batch_size=200)
        self._store(made, changed)
        self._take_concepts(texts)
        self._take_pictures()
        self._take_clips(texts)
        return self.report

    def _takes(self, row: Translation, entry: Entry) -> bool:
        """Whether the folder's entry comes in: it is new there, and nobody changed the text here since."""
        digest = digest_of(entry.text, entry.state, entry.reviewer or "", entry.date)
        if row.taken == digest:
            return False
        is_untouched = row.number in {0, row.taken_number}
        if not is_untouched and row.words == entry.text and row.state == entry.state:
            row.taken, row.taken_number = digest, row.number
            Translation.objects.filter(pk=row.pk).update(taken=digest, taken_number=row.number)
            return False
        if not is_untouched and not self.overwrite:
            self.report.differences.append(
                Difference(row.language.tag, row.text.text_id, in_folder=entry.text, in_studio=row.words)
            )
            return False
        return True

    def _enter(self, row: Translation, entry: Entry) -> None:
        self.report.changed += row.number > 0
        self.report.new += row.number == 0
        step = TextStep(
            STANDS_FOR[State(entry.state)],
            self.now,
            name=entry.reviewer or "",
            words=entry.text,
            through="folder",
        )
        revision = take_step(row, step, row.language.row, state=State(entry.state))
        row.on = entry.date
        row.taken = digest_of(entry.text, entry.state, entry.reviewer or "", entry.date)
        row.taken_number = row.number
        self.revisions.append(revision)

    def _ages(self, row: Translation) -> bool:
        """The English changed, and the folder brought no other words for it: nobody vouches for these any more."""
        if row.language.is_source or not row.words or row.text.text_id not in self.said_otherwise:
            return False
        self.report.stale += 1
        if row.state == State.DRAFT:
            recount(row, row.language.row)
            return True
        step = TextStep(Move.SOURCE_CHANGED, self.now, through="folder")
        self.revisions.append(take_step(row, step, row.language.row))
        recount(row, row.language.row)
        return True

    def _store(self, made: list[Translation], changed: list[Translation]) -> None:
        Translation.objects.bulk_create(made, batch_size=500)
        fields = [one.name for one in Translation._meta.concrete_fields if one.name not in {"id", "text", "language"}]
        Translation.objects.bulk_update(changed, fields, batch_size=100)
        for revision in self.revisions:
            revision.translation_id = revision.translation.pk
        Revision.objects.bulk_create(self.revisions, batch_size=500)

    def _take_table(self) -> None:
        LanguageRow.objects.bulk_create(
            [
                LanguageRow(
                    tag=one.tag,
                    english_name=one.english_name,
                    autonym=one.autonym or "",
                    script=one.script,
                    direction=one.direction,
                    font=one.font,
                    line_height=f"{one.line_height:g}",
                    line_breaking=one.line_breaking,
                    audio=one.audio,
                    order=number,
                )
                for number, one in enumerate(self.folder.table.values())
            ],
            update_conflicts=True,
            unique_fields=["tag"],
            update_fields=[
                "english_name", "autonym", "script", "direction", "font", "line_height", "line_breaking", "audio",
                "order",
            ],
        )  # fmt: skip

    def _take_languages(self) -> dict[str, PackLanguage]:
        for tag in self.folder.wordings:
            PackLanguage.objects.update_or_create(
                pack=self.pack,
                row_id=tag,
                defaults={"head": self.folder.heads[tag]},
                create_defaults={"head": self.folder.heads[tag], "added_at": self.now},
            )
        rows = list(self.pack.languages.select_related("row"))
        return {row.tag: row for row in sorted(rows, key=lambda row: (not row.is_source, row.row.order))}

    def _take_texts(self) -> dict[str, Text]:
        old = list(self.pack.texts.all())
        before = [_read_head(text) for text in old]
        known = {text.text_id: text for text in old}
        made = []
        for order, one in enumerate(self.folder.texts):
            text = known.get(one.text_id)
            if text is None:
                text = known[one.text_id] = Text(pack=self.pack, text_id=one.text_id, source=one.entry.text)
                made.append(text)
            for name in HEAD_FIELDS:
                setattr(text, name, order if name == "order" else getattr(one, name))
            if not one.text_id.startswith(self.pending):
                text.removed_at = None
        there = {one.text_id for one in self.folder.texts}
        gone = [
            text
            for text_id, text in known.items()
            if text_id not in there and text.removed_at is None and not text_id.startswith(self.pending)
        ]
        for text in gone:
            text.removed_at = self.now
        self.report.removed = len(gone)
        Text.objects.bulk_create(made)
        moved = [text for text, head in zip(old, before, strict=True) if _read_head(text) != head]
        Text.objects.bulk_update(moved, [*HEAD_FIELDS, "removed_at"], batch_size=100)
        return {one.text_id: known[one.text_id] for one in self.folder.texts}

    def _take_concepts(self, texts: dict[str, Text]) -> None:
        made: list[Term] = []
        changed: list[Term] = []
        known = {(term.concept_id, term.row_id): term for term in Term.objects.filter(concept__pack=self.pack)}
        for one, concept in self._keep_concepts(texts):
            for tag, entry in one.terms.items():
                term = known.get((concept.pk, tag)) or Term(concept=concept, row_id=tag, number=0)
                digest = digest_of(entry.term, entry.state, entry.back_translation, date.min)
                if term.taken == digest:
                    continue
                if term.number and term.number != term.taken_number and not self.overwrite:
                    if term.term != entry.term:
                        self.report.differences.append(
                            Difference(tag, f"concept {one.id}", in_folder=entry.term, in_studio=term.term)
                        )
                    continue
                term.term, term.back_translation, term.state = entry.term, entry.back_translation, entry.state
                term.by = term.agreed_by = None
                term.number += 1
                term.taken_number, term.taken, term.changed_at = term.number, digest, self.now
                (changed if term.pk else made).append(term)
        Term.objects.bulk_create(made, batch_size=500)
        fields = [one.name for one in Term._meta.concrete_fields if one.name not in {"id", "concept", "row"}]
        Term.objects.bulk_update(changed, fields, batch_size=100)
        self.pack.concepts.exclude(concept_id__in=[one.id for one in self.folder.concepts.concepts]).delete()

    def _keep_concepts(self, texts: dict[str, Text]) -> list[tuple[ConceptEntry, Concept]]:
        """The folder's concepts as they stand in the studio now, with the texts that the folder says speak of each."""
        entries = self.folder.concepts.concepts
        Concept.objects.bulk_create(
            [
                Concept(pack=self.pack, concept_id=one.id, meaning=one.meaning, order=order)
                for order, one in enumerate(entries)
            ],
            update_conflicts=True,
            unique_fields=["pack", "concept_id"],
            update_fields=["meaning", "order"],
        )
        there = {concept.concept_id: concept for concept in self.pack.concepts.all()}
        said = {(there[one.id].pk, texts[text_id].pk) for one in entries for text_id in one.texts}
        links = Concept.texts.through.objects
        of_these = links.filter(concept__in=[there[one.id] for one in entries])
        before = {(concept, text): pk for pk, concept, text in of_these.values_list("pk", "concept_id", "text_id")}
        links.filter(pk__in=[pk for pair, pk in before.items() if pair not in said]).delete()
        links.bulk_create([Concept.texts.through(concept_id=a, text_id=b) for a, b in sorted(said - before.keys())])
        return [(one, there[one.id]) for one in entries]

    def _take_pictures(self) -> None:
        Picture.objects.bulk_create(
            [Picture(pack=self.pack, name=name, sha256=_sha256(path)) for name, path in self.folder.pictures.items()],
            update_conflicts=True,
            unique_fields=["pack", "name"],
            update_fields=["sha256"],
        )
        self.pack.pictures.exclude(name__in=self.folder.pictures).delete()

    def _take_clips(self, texts: dict[str, Text]) -> None:
        """The folder's clips, but where somebody here has recorded or heard one."""
        rows = []
        for tag, manifest in self.folder.voices.items():
            here = set(
                Clip.objects.filter(language=self.languages[tag], number__gt=0).values_list("text_id", flat=True)
            )
            for text_id, clip in manifest.clips.items():
                path = manifest.find_file(self.folder.path / "voices" / tag, text_id)
                text = texts.get(text_id)
                if text is None or text.pk in here or not path.is_file():
                    continue
                rows.append(
                    Clip(
                        text=text, language=self.languages[tag], sha256=_sha256(path), text_sha256=clip.text_sha256,
                        seconds=clip.seconds, source=clip.source, state=clip.state, by_name=clip.reviewer or "",
                        on=clip.date,
                    )
                )  # fmt: skip
        Clip.objects.bulk_create(
            rows,
            batch_size=500,
            update_conflicts=True,
            unique_fields=["text", "language"],
            update_fields=["sha256", "text_sha256", "seconds", "source", "state", "by_name", "on"],
        )


def _read_head(text: Text) -> tuple[object, ...]:
    """Where a text stands, as the folder says it, and whether it is gone."""
    return tuple(getattr(text, name) for name in (*HEAD_FIELDS, "removed_at"))


def _list_clip_files(folder: Folder) -> Iterator[Path]:
    for tag, manifest in folder.voices.items():
        for text_id in manifest.clips:
            path = manifest.find_file(folder.path / "voices" / tag, text_id)
            if path.is_file():
                yield path


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
