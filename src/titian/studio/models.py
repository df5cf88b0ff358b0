from __future__ import annotations

import re
import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from titian.studio.clip_states import ClipMove, ClipState
from titian.studio.comprehension_models import ComprehensionSheet, Listener
from titian.studio.draft_models import CourseDraft, DraftStep
from titian.studio.querysets import ClipQuerySet, ImportQuerySet, PackQuerySet, TranslationQuerySet
from titian.studio.reading_models import Reading
from titian.studio.states import Move, State

# Django finds models here; theirs are modules of their own.
__all__ = ["ComprehensionSheet", "CourseDraft", "DraftStep", "Listener", "Reading"]
SOURCE = "en"
LEARNING = "learning"
"""What officers learn with stands in the studio as a pack of this name."""
OFFER = "offer-page"
"""And what the public page of a region's hub says, as one of this."""
_BETWEEN_TERMS = re.compile(r"[,;/\u060c\u3001\uff0c\u1363]")


class Pack(models.Model):
    """A pack taken into the studio from its folder. `modules` is its modules in asking order, with their titles.

    `base` is the blob that drafts of what is learnt are looked at beside (`titian.courseware.draft`); packs have none.
    """

    slug = models.SlugField(max_length=60, unique=True)
    version = models.CharField(max_length=40)
    modules = models.JSONField(default=list, help_text="[[id, title]], in the order in which they are said.")
    taken_at = models.DateTimeField()
    base = models.CharField(max_length=64, blank=True)

    objects = PackQuerySet.as_manager()

    def __str__(self) -> str:
        return self.slug

    @property
    def is_learning(self) -> bool:
        return self.slug == LEARNING

    @property
    def is_page(self) -> bool:
        """Whether it is what a public page says."""
        return self.slug == OFFER

    @property
    def is_whole(self) -> bool:
        """Whether a language needs each of its texts, and has a part of it whole or not at all."""
        return self.is_learning or self.is_page

    def needs(self, before: str = "") -> Q:
        """The texts that a language needs: of a pack those a person hears or reads, of learning and a page each.

        `before` is the way to a text from what is asked for.
        """
        return Q() if self.is_whole else Q(**{f"{before}is_spoken": True})


class LanguageRow(models.Model):
    """A row of the table of languages, as it stood above the folder that was taken."""

    tag = models.CharField(max_length=35, primary_key=True)
    english_name = models.CharField(max_length=80)
    autonym = models.CharField(max_length=80, blank=True)
    script = models.CharField(max_length=4)
    direction = models.CharField(max_length=3)
    font = models.CharField(max_length=60)
    line_height = models.CharField(max_length=4)
    line_breaking = models.CharField(max_length=10)
    audio = models.CharField(max_length=20)
    order = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(direction__in=["ltr", "rtl"]), name="language_row_known_direction"),
        ]

    def __str__(self) -> str:
        return self.english_name

    @property
    def name(self) -> str:
        """What its speakers call it, else its English name."""
        return self.autonym or self.english_name


class PackLanguage(models.Model):
    """A language a pack is, or is being, put into. `head` is the comment its file begins with."""

    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="languages")
    row = models.ForeignKey(LanguageRow, on_delete=models.PROTECT, related_name="+")
    head = models.TextField(blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["pack", "row"], name="pack_language_once")]

    def __str__(self) -> str:
        return f"{self.pack_id} {self.row_id}"

    @property
    def tag(self) -> str:
        return str(self.row_id)

    @property
    def is_source(self) -> bool:
        return self.row_id == SOURCE


class Text(models.Model):
    """One text of a pack: where it is said, by whom it is heard, and what a translator should know of it.

    `source` is the English as it stands now, the same as the words of its translation in the source language.
    """

    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="texts")
    text_id = models.CharField(max_length=120)
    order = models.PositiveIntegerField()
    module = models.CharField(max_length=40)
    section = models.TextField(blank=True, help_text="Comment that stands above it in the file of words.")
    notes = models.TextField(blank=True)
    is_spoken = models.BooleanField()
    is_first = models.BooleanField(default=False, help_text="One of the first words, which may go live by themselves.")
    sibling = models.CharField(max_length=120, blank=True, help_text="The same said to a child, or to an adult.")
    picture = models.CharField(max_length=120, blank=True)
    source = models.TextField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["pack", "text_id"], name="studio_text_once")]
        indexes: ClassVar = [models.Index(fields=["pack", "order"], name="studio_text_order")]

    def __str__(self) -> str:
        return self.text_id


class Picture(models.Model):
    """A picture of a pack, so that a translator sees what the person sees. The bytes lie among the hub's blobs."""

    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="pictures")
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["pack", "name"], name="studio_picture_once")]

    def __str__(self) -> str:
        return self.name


class Translation(models.Model):
    """A text in one language as it stands now; `Revision` holds how it came to be.

    `number` counts revisions: who saves names the one they saw. `said` is the English the words stand for: where it is
    not the text's any more, the translation is stale. `translator`, `back_translator` and `approver` are accounts; a
    name that came with a folder stands in `…_name` alone. `taken_number` and `taken` are the revision and the digest
    of the folder's entry when folder and studio last agreed.
    """

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="translations")
    language = models.ForeignKey(PackLanguage, on_delete=models.CASCADE, related_name="translations")
    number = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=16, choices=[(s.value, s.value) for s in State], default=State.DRAFT)
    words = models.TextField(blank=True)
    words_sha256 = models.CharField(max_length=64, blank=True, help_text="What a clip of these words is known by.")
    back_translation = models.TextField(blank=True)
    said = models.TextField(blank=True)
    reason = models.TextField(blank=True, help_text="Why it was sent back; gone with the next words.")
    kept_because = models.TextField(blank=True, help_text="Why the words stay although something was remarked.")
    errors = models.PositiveSmallIntegerField(default=0)
    warnings = models.PositiveSmallIntegerField(default=0)
    translator = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    back_translator = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reviewer_name = models.CharField(max_length=200, blank=True, help_text="Who brought it to its state.")
    on = models.DateField(help_text="When it came to its state.")
    changed_at = models.DateTimeField()
    taken_number = models.PositiveIntegerField(null=True, blank=True)
    taken = models.CharField(max_length=64, blank=True)

    objects = TranslationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["text", "language"], name="translation_once"),
            models.CheckConstraint(condition=Q(state__in=[s.value for s in State]), name="translation_known_state"),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT) | (~Q(words="") & ~Q(reviewer_name="")),
                name="translation_more_than_a_draft_has_words_and_a_name",
            ),
            models.CheckConstraint(
                condition=(Q(translator__isnull=True) | Q(back_translator__isnull=True))
                | ~Q(back_translator=F("translator")),
                name="translation_put_back_by_another",
            ),
            models.CheckConstraint(
                condition=(Q(translator__isnull=True) | Q(approver__isnull=True)) | ~Q(approver=F("translator")),
                name="translation_approved_by_another",
            ),
            models.CheckConstraint(
                condition=(Q(back_translator__isnull=True) | Q(approver__isnull=True))
                | ~Q(approver=F("back_translator")),
                name="translation_approved_by_a_third",
            ),
            models.CheckConstraint(
                condition=Q(state=State.APPROVED) | Q(approver__isnull=True), name="translation_approver_approved"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["language", "state"], name="translation_by_state")]

    def __str__(self) -> str:
        return f"{self.text_id} {self.language_id}"

    @property
    def is_stale(self) -> bool:
        """The English changed after these words were written. Needs `text` loaded."""
        return bool(self.words) and self.said != self.text.source


class Revision(models.Model):
    """One step of a text, never changed and never deleted: what was done, by whom, and what stood after it."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    move = models.CharField(max_length=16, choices=[(m.value, m.value) for m in [*Move]])
    state = models.CharField(max_length=16)
    words = models.TextField(blank=True)
    back_translation = models.TextField(blank=True)
    said = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200, blank=True)
    through = models.CharField(max_length=8, default="desk", help_text="desk, folder, po, csv, xlsx or sheet.")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["translation", "number"], name="revision_once")]

    def __str__(self) -> str:
        return f"{self.move} {self.number}"


class Clip(models.Model):
    """A voice for a text in one language. The bytes lie among the hub's blobs, under their SHA-256.

    `text_sha256` is of the words it says: where the words are others now, the clip is stale and silent. `by` is the
    voice, where it was recorded here; `by_name` is who stands for its state. `number` counts its steps, which
    `ClipStep` keeps; 0 is a clip that came with a folder. Levels are in dB below full scale, before the
    loudness was made even.
    """

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="clips")
    language = models.ForeignKey(PackLanguage, on_delete=models.CASCADE, related_name="clips")
    sha256 = models.CharField(max_length=64)
    text_sha256 = models.CharField(max_length=64)
    seconds = models.FloatField()
    source = models.CharField(max_length=10)
    state = models.CharField(max_length=10)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200, blank=True)
    on = models.DateField(null=True, blank=True)
    number = models.PositiveIntegerField(default=0)
    speech_db = models.FloatField(null=True, blank=True)
    noise_db = models.FloatField(null=True, blank=True)
    reason = models.TextField(blank=True, help_text="Why it was sent back; gone with the next recording.")
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ClipQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["text", "language"], name="studio_clip_once"),
            models.CheckConstraint(condition=Q(state__in=[s.value for s in ClipState]), name="clip_known_state"),
            models.CheckConstraint(condition=Q(source__in=["recorded", "neural", "formant"]), name="clip_known_source"),
            models.CheckConstraint(
                condition=Q(by__isnull=True) | Q(approver__isnull=True) | ~Q(approver=F("by")),
                name="clip_approved_by_another",
            ),
            models.CheckConstraint(
                condition=Q(state=ClipState.APPROVED) | Q(approver__isnull=True), name="clip_approver_approved"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text_id} {self.language_id}"


class ClipStep(models.Model):
    """One step of a clip, never changed and never deleted: what was done, by whom, and to which bytes and words."""

    clip = models.ForeignKey(Clip, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    move = models.CharField(max_length=16, choices=[(m.value, m.value) for m in ClipMove])
    state = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64)
    text_sha256 = models.CharField(max_length=64)
    seconds = models.FloatField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["clip", "number"], name="clip_step_once")]

    def __str__(self) -> str:
        return f"{self.move} {self.number}"


class LanguageRight(models.Model):
    """A language somebody works on, in every pack. What they may do there, their role says."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="studio_languages")
    row = models.ForeignKey(LanguageRow, on_delete=models.CASCADE, related_name="people")
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["person", "row"], name="language_right_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.row_id}"


class Concept(models.Model):
    """Something a pack speaks of again and again, for which each language has one word."""

    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="concepts")
    concept_id = models.CharField(max_length=60)
    meaning = models.TextField()
    order = models.PositiveIntegerField()
    texts = models.ManyToManyField(Text, related_name="concepts")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["pack", "concept_id"], name="concept_once")]

    def __str__(self) -> str:
        return self.concept_id


class Term(models.Model):
    """The word a language has for a concept, and what it says literally. Draft until a reviewer agrees to it."""

    concept = models.ForeignKey(Concept, on_delete=models.CASCADE, related_name="terms")
    row = models.ForeignKey(LanguageRow, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(default=1)
    term = models.CharField(max_length=200)
    back_translation = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=[("draft", "draft"), ("agreed", "agreed")], default="draft")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField()
    taken_number = models.PositiveIntegerField(null=True, blank=True)
    taken = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["concept", "row"], name="term_once"),
            models.CheckConstraint(condition=Q(state__in=["draft", "agreed"]), name="term_known_state"),
            models.CheckConstraint(
                condition=(Q(by__isnull=True) | Q(agreed_by__isnull=True)) | ~Q(agreed_by=F("by")),
                name="term_agreed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.term

    def stands_in(self, folded: str) -> bool:
        """Whether case-folded words hold one of the words named: several stand with commas between them."""
        named = [part.strip().casefold() for part in _BETWEEN_TERMS.split(self.term)]
        return any(part in folded for part in named if part)


class Import(models.Model):
    """A file that was sent and read, with what it would change. Nothing of it holds until it is applied, once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pack = models.ForeignKey(Pack, on_delete=models.CASCADE, related_name="imports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    format = models.CharField(max_length=4)
    rows = models.JSONField()
    sent_at = models.DateTimeField()
    applied_at = models.DateTimeField(null=True, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(format__in=["po", "csv", "xlsx"]), name="import_known_format"),
        ]

    def __str__(self) -> str:
        return f"{self.format} of {self.sent_at}"
