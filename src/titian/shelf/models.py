from __future__ import annotations

import uuid
from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from titian.desk.workflow import Place, Record
from titian.shelf.codes import Format, Reading, WorkKind, WorkState
from titian.shelf.querysets import FileQuerySet, UseQuerySet, WorkQuerySet
from titian.workplan.codes import Visibility
from titian.workplan.models import ActionItem, Party

PERSON: Final = settings.AUTH_USER_MODEL
LONGEST: Final = 4000
LONGEST_LINE: Final = 300


class Work(Record):
    """A brief, a guide, a toolkit: one thing, however often it was published and in whatever languages.

    `item` produced it, where an item of the plan did. `visibility`: who sees it, its files and that it is there.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=LONGEST_LINE)
    kind = models.CharField(max_length=7, choices=WorkKind)
    about = models.TextField(blank=True)
    source = models.CharField(max_length=LONGEST_LINE, blank=True, help_text="Where it is public, or who made it.")
    item = models.ForeignKey(ActionItem, null=True, blank=True, on_delete=models.PROTECT, related_name="works")
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.MEMBERS)
    added_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=WorkState, default=WorkState.ON_SHELF)

    objects = WorkQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=WorkState.values), name="work_known_state"),
            models.CheckConstraint(condition=Q(kind__in=WorkKind.values), name="work_known_kind"),
            models.CheckConstraint(condition=Q(visibility__in=Visibility.values), name="work_known_visibility"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("shelf_work", args=[self.pk])

    def place_of(self) -> Place:
        return {}


class Edition(models.Model):
    """One state of a work, as it was published: by its name, and on which day if that is known."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="editions")
    name = models.CharField(max_length=100)
    published_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["work", "name"], name="edition_named_once")]

    def __str__(self) -> str:
        return self.name


class File(models.Model):
    """An edition in one language. The bytes lie among the hub's blobs, under their SHA-256."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="files")
    language = models.CharField(max_length=20)
    format = models.CharField(max_length=4, choices=Format)
    name = models.CharField(max_length=150)
    sha256 = models.CharField(max_length=64)
    bytes = models.PositiveIntegerField()
    reading = models.CharField(max_length=8, choices=Reading, default=Reading.WAITING)
    added_at = models.DateTimeField()
    by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = FileQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "language", "sha256"], name="file_once"),
            models.CheckConstraint(condition=Q(format__in=Format.values), name="file_known_format"),
            models.CheckConstraint(condition=Q(reading__in=Reading.values), name="file_known_reading"),
        ]
        indexes: ClassVar = [models.Index(fields=["sha256"], name="file_by_hash")]

    def __str__(self) -> str:
        return self.name


class FileText(models.Model):
    """The words of a file, as they were read from it: what the search looks through."""

    file = models.OneToOneField(File, on_delete=models.CASCADE, related_name="read_text", primary_key=True)
    text = models.TextField()

    def __str__(self) -> str:
        return f"text of {self.file_id}"


class Use(models.Model):
    """Who used a work where: a member, a place or an occasion, and the day if anybody knows it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    work = models.ForeignKey(Work, on_delete=models.CASCADE, related_name="uses")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="uses")
    where = models.CharField(max_length=LONGEST_LINE)
    used_on = models.DateField(null=True, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = UseQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["work", "used_on"], name="use_of_work")]

    def __str__(self) -> str:
        return f"{self.party}, {self.where}"


class Passage(models.Model):
    """A piece of a text, with where it comes from. Its words lie where `titian.shelf.words` keeps them."""

    source = models.CharField(max_length=20)
    part = models.UUIDField()
    thing = models.UUIDField()
    number = models.PositiveIntegerField(help_text="In its part; 0 is the title.")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["source", "part", "number"], name="passage_once")]

    def __str__(self) -> str:
        return f"{self.source} {self.part}, {self.number}"


class Due(models.Model):
    """A text that has other words than the index says. One row for each change: a change while it is read is none too
    few."""

    source = models.CharField(max_length=20)
    part = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.source} {self.part}"


class IndexState(models.Model):
    """By which rule the words of the index are cut; one row."""

    rule = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(id=1), name="index_state_single")]

    def __str__(self) -> str:
        return self.rule
