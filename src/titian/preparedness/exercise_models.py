"""An exercise, and the mark that everything inside it carries."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, ClassVar, Final

from django.db import models
from django.db.models import Q
from django.urls import reverse

from titian.audit.models import AppendOnlyModel
from titian.desk.workflow import Place, Record
from titian.people.models import Organisation, User
from titian.preparedness.exercise_querysets import ExerciseQuerySet
from titian.preparedness.together_codes import ExerciseState, NoteKind
from titian.workplan.models import Party

if TYPE_CHECKING:
    from datetime import datetime

LONGEST_TITLE: Final = 120
LONGEST_TEXT: Final = 2000


class Exercise(Record):
    """A table-top exercise: a made-up scenario, told piece by piece while it runs."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    title = models.CharField(max_length=LONGEST_TITLE)
    scenario = models.TextField(max_length=LONGEST_TEXT)
    state = models.CharField(max_length=7, choices=ExerciseState, default=ExerciseState.DRAFTED)
    began_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")

    objects = ExerciseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=ExerciseState.values), name="exercise_known_state"),
            models.CheckConstraint(
                condition=Q(state="drafted", began_at__isnull=True)
                | Q(state__in=["running", "ended"], began_at__isnull=False),
                name="exercise_began_once_it_runs",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("exercise", args=[self.pk])

    def place_of(self) -> Place:
        return {}


class Marked(Record):
    """A record that is real, or of one exercise: set where it is made, and never after."""

    exercise = models.ForeignKey(
        Exercise, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="%(class)ss"
    )

    class Meta:
        abstract = True


class Inject(AppendOnlyModel):
    """A piece of the scenario: shown so many minutes after the beginning, or when it is sent before that.

    Without a `party` it is for everybody.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="injects")
    number = models.PositiveSmallIntegerField()
    after_minutes = models.PositiveSmallIntegerField()
    text = models.TextField(max_length=LONGEST_TEXT)
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["exercise", "number"], name="inject_numbered_once")]

    def __str__(self) -> str:
        return f"{self.number}"


class Sending(AppendOnlyModel):
    """An inject that was sent before its time."""

    inject = models.OneToOneField(Inject, on_delete=models.PROTECT, related_name="sending")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.inject_id}: {self.at}"


class Note(AppendOnlyModel):
    """What a member decided in the play, or what somebody observed of it."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=11, choices=NoteKind)
    inject = models.ForeignKey(Inject, null=True, blank=True, on_delete=models.PROTECT, related_name="notes")
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=LONGEST_TEXT)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=NoteKind.values), name="note_known_kind"),
            models.CheckConstraint(condition=~Q(text=""), name="note_says_something"),
            models.CheckConstraint(
                condition=~Q(kind="decision") | Q(party__isnull=False), name="note_decision_is_a_member_s"
            ),
        ]

    def __str__(self) -> str:
        return self.kind


def ends_before(exercise: Exercise, now: datetime) -> datetime:
    """Until when its clock has run: its end, or now."""
    return min(exercise.ended_at or now, now)
