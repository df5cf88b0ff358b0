from __future__ import annotations

import uuid
from typing import Any, ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from titian.audit.models import AppendOnlyModel
from titian.desk.workflow import Place, Record
from titian.statements.codes import Part, State, WordingState
from titian.statements.querysets import SentenceQuerySet, StatementQuerySet
from titian.workplan.codes import Visibility
from titian.workplan.models import LONGEST_LINE, Meeting

PERSON: Final = settings.AUTH_USER_MODEL


class WordingRow(Record):
    """A wording as it was taken in, kept as the file's text. Another version is another row: what a statement was
    drafted from stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=LONGEST_LINE)
    language = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    content = models.TextField()
    state = models.CharField(max_length=8, choices=WordingState, default=WordingState.DRAFT)
    taken_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["name", "language", "version"], name="wording_version_once"),
            models.CheckConstraint(condition=Q(state__in=WordingState.values), name="wording_known_state"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.language}, {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("statement_wording", args=[self.pk])

    def place_of(self) -> Place:
        return {}


class Statement(Record):
    """What is said of one meeting, to whom. `since` is the meeting before it: what came after that is new to this.

    Once it is released its `release` holds it as it was, and is what readers get.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=LONGEST_LINE, help_text="The meeting's, as its readers may know it.")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="statements")
    since = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    wording = models.ForeignKey(WordingRow, on_delete=models.PROTECT, related_name="statements")
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.MEMBERS)
    state = models.CharField(max_length=8, choices=State, default=State.DRAFT)
    drafted_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="statement_known_state"),
            models.CheckConstraint(condition=Q(visibility__in=Visibility.values), name="statement_known_visibility"),
            models.CheckConstraint(
                condition=Q(state=State.RELEASED) ^ Q(released_at=None), name="statement_released_at_some_time"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("statement", args=[self.pk])

    def place_of(self) -> Place:
        return {}


class Sentence(Record):
    """One sentence, or one row of the table of progress. `drafted` is what the facts said, `text` what stands now.

    `key` is the sentence of the wording it was said by.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="sentences")
    part = models.CharField(max_length=9, choices=Part)
    key = models.CharField(max_length=40)
    position = models.PositiveIntegerField()
    drafted = models.TextField()
    text = models.TextField()
    edited_at = models.DateTimeField(null=True, blank=True)
    edited_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = SentenceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(part__in=Part.values), name="sentence_known_part"),
            models.CheckConstraint(condition=~Q(text=""), name="sentence_says_something"),
        ]
        indexes: ClassVar = [models.Index(fields=["statement", "position"], name="sentence_in_order")]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        """Where it stands in its statement; its own page is at "statement_sentence"."""
        return f"{reverse('statement', args=[self.statement_id])}#s-{self.pk}"

    def place_of(self) -> Place:
        return {}

    @property
    def state(self) -> str:
        return self.statement.state

    @property
    def is_edited(self) -> bool:
        return self.text != self.drafted


class Read(models.Model):
    """A fact under a sentence: which row, what was read of it, and who might see it then.

    `reference` is the row's public id and no key: the row may go, and what was read of it stays.
    """

    sentence = models.ForeignKey(Sentence, on_delete=models.CASCADE, related_name="facts")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    reference = models.UUIDField()
    words: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(default=dict)
    visibility = models.CharField(max_length=8, choices=Visibility)
    address = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sentence", "kind", "reference"], name="fact_read_once"),
            models.CheckConstraint(condition=Q(visibility__in=Visibility.values), name="fact_known_visibility"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}:{self.reference}"


class Release(AppendOnlyModel):
    """A statement as it was released: by whom, when, and all of it, with what each sentence rested on."""

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="release")
    at = models.DateTimeField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    body: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()  # Any: `titian.statements.texts` has it
    digest = models.CharField(max_length=64, help_text="SHA-256 of the body as JSON.")

    def __str__(self) -> str:
        return f"release of {self.statement_id}"
