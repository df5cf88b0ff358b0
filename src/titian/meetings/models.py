from __future__ import annotations

import uuid
from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from titian.audit.models import AppendOnlyModel
from titian.desk.workflow import Place, Record
from titian.meetings.codes import WITHOUT_A_MEMBER, PaperState, Seat, SessionState, TaskState
from titian.meetings.querysets import (
    AgendaQuerySet,
    CalendarLinkQuerySet,
    CorrectionQuerySet,
    PaperQuerySet,
    TaskQuerySet,
)
from titian.workplan.models import LONGEST, LONGEST_LINE, ActionItem, Meeting, Party

PERSON: Final = settings.AUTH_USER_MODEL
DEEPEST: Final = 3


class Group(models.Model):
    """Who meets: a working group, a taskforce."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=LONGEST_LINE, unique=True)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("meeting_groups")


class Called(models.Model):
    """A group that a meeting is of, and its number among that group's. A joint meeting is of several."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="called")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="called")
    ordinal = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["meeting", "group"], name="meeting_called_once")]

    def __str__(self) -> str:
        return self.group.name if self.ordinal is None else f"{self.group.name}, {self.ordinal}"


class Session(models.Model):
    """Hours on one day of a meeting, by the clocks of its zone.

    One that was moved after calendars had heard of it leaves a cancelled twin where it stood (`twin_of`), so that who
    looks there learns that it is gone. `sequence` as RFC 5545 counts it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="sessions")
    title = models.CharField(max_length=LONGEST_LINE)
    place = models.CharField(max_length=200, blank=True)
    day = models.DateField()
    begins = models.TimeField()
    ends = models.TimeField()
    sequence = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=9, default=SessionState.PLANNED)
    twin_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="twins")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="session_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(state__in=list(SessionState)), name="session_known_state"),
            models.CheckConstraint(
                condition=Q(twin_of=None) | Q(state=SessionState.CANCELLED), name="session_twin_is_cancelled"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Delegation(models.Model):
    """Who sat at a meeting, as how many, and as what: never a name. Without a `count` nobody knows it."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="delegations")
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="delegations")
    seat = models.CharField(max_length=13, choices=Seat)
    count = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "party", "seat"], name="delegation_once"),
            models.UniqueConstraint(
                fields=["meeting", "seat"], condition=Q(party=None), name="delegation_of_nobody_once"
            ),
            models.CheckConstraint(condition=Q(seat__in=Seat.values), name="delegation_known_seat"),
            models.CheckConstraint(
                condition=Q(party__isnull=False) | Q(seat__in=sorted(WITHOUT_A_MEMBER)), name="delegation_of_a_member"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.party_id} {self.seat}"


class AgendaItem(Record):
    """A point of a meeting's agenda, under another or not, with all that was said, decided and taken on under it.

    `position` orders it among those beside it. `about` is the item of the plan it is about.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="agenda")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="below")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=LONGEST_LINE)
    session = models.ForeignKey(Session, null=True, blank=True, on_delete=models.PROTECT, related_name="agenda")
    about = models.ForeignKey(ActionItem, null=True, blank=True, on_delete=models.PROTECT, related_name="agenda")

    objects = AgendaQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["meeting", "parent", "position"], name="agenda_in_order")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meeting_item", args=[self.pk])

    def place_of(self) -> Place:
        return {}

    @property
    def state(self) -> str:
        return self.meeting.state


class Paper(Record):
    """A document for an item, where it lies: proposed by whoever takes part, accepted by whoever keeps the meeting."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=LONGEST_LINE)
    address = models.URLField(max_length=LONGEST_LINE)
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="papers")
    state = models.CharField(max_length=8, choices=PaperState, default=PaperState.PROPOSED)

    objects = PaperQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=PaperState.values), name="paper_known_state")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meeting_paper", args=[self.pk])

    def place_of(self) -> Place:
        return {}


class _Said(models.Model):
    """Words under an item. `is_after`: written once the meeting was closed. What is wrong is struck, and stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_after = models.BooleanField(default=False)
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_why = models.CharField(max_length=LONGEST_LINE, blank=True)

    class Meta:
        abstract = True


class Intervention(_Said):
    """What a member said on an item, in short. A speaker's name only where the speaker agreed to it."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="interventions")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="interventions")
    summary = models.TextField(max_length=LONGEST)
    speaker = models.CharField(max_length=200, blank=True)
    is_speaker_agreed = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(speaker="") | Q(is_speaker_agreed=True), name="speaker_agreed")
        ]

    def __str__(self) -> str:
        return f"{self.party}: {self.item}"


class Decision(_Said):
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="decisions")
    text = models.TextField(max_length=LONGEST)

    def __str__(self) -> str:
        return self.text


class Task(Record):
    """What a member took on under an item, until when if anybody said. Nothing happens when that day passes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="tasks")
    text = models.CharField(max_length=LONGEST_LINE)
    owner = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="tasks")
    due_on = models.DateField(null=True, blank=True)
    is_after = models.BooleanField(default=False)
    state = models.CharField(max_length=7, choices=TaskState, default=TaskState.OPEN)

    objects = TaskQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=TaskState.values), name="task_known_state")
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("meeting_task", args=[self.pk])

    def place_of(self) -> Place:
        return {"organisation": self.owner.organisation_id}


class Note(models.Model):
    """The minutes of one item.

    While the meeting sits, `live` holds what several browsers write at once, as one update of Yjs, and `version` counts
    what came in; `text` is what it says. At closing the text becomes the first revision and `live` is gone.
    """

    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="note")
    text = models.TextField(blank=True)
    live = models.BinaryField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    is_frozen = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(is_frozen=False) | Q(live__isnull=True), name="note_frozen_is_plain")
        ]

    def __str__(self) -> str:
        return f"minutes of {self.item_id}"


class NoteRevision(AppendOnlyModel):
    """Minutes as they stood at closing, and as they were corrected since: who, when, why."""

    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=LONGEST_LINE, blank=True)
    correction = models.ForeignKey(
        "Correction", null=True, blank=True, on_delete=models.PROTECT, related_name="+", help_text="That was accepted."
    )

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["note", "number"], name="note_revision_once")]

    def __str__(self) -> str:
        return f"{self.number} of {self.note_id}"


class Correction(Record):
    """Words that came after closing, or that somebody proposes since: what they began from, and what they are."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="corrections")
    base = models.TextField(blank=True)
    text = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=PaperState, default=PaperState.PROPOSED)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["note", "by", "digest"], name="correction_once"),
            models.CheckConstraint(condition=Q(state__in=PaperState.values), name="correction_known_state"),
        ]

    def __str__(self) -> str:
        return str(self.note.item)

    def get_absolute_url(self) -> str:
        return reverse("meeting_correction", args=[self.pk])

    def place_of(self) -> Place:
        return {}


class CalendarLink(models.Model):
    """The secret address of one account's calendar, of which the hub keeps only a keyed hash."""

    account = models.OneToOneField(PERSON, on_delete=models.CASCADE, related_name="calendar_link")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    objects = CalendarLinkQuerySet.as_manager()

    def __str__(self) -> str:
        return f"calendar of {self.account_id}"
