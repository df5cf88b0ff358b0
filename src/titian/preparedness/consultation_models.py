"""A consultation: who convened it and why, what its members need and offer. There is no field for who is answerable."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from titian.audit.models import AppendOnlyModel
from titian.desk.workflow import Place
from titian.people.models import Organisation, User
from titian.preparedness.exercise_models import LONGEST_TEXT, LONGEST_TITLE, Exercise, Marked
from titian.preparedness.exercise_querysets import ConsultationQuerySet, RealConsultations
from titian.preparedness.together_codes import ConsultationState, Fit, PointStep, Side, Support
from titian.workplan.models import LONGEST_LINE, Party


class Consultation(Marked):
    """Members who come together over something urgent. Whoever joins does so by themselves, and nothing binds them.

    `objects` are real ones; those of exercises are among `everything`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject = models.CharField(max_length=LONGEST_TITLE)
    why = models.TextField(max_length=LONGEST_TEXT)
    event = models.ForeignKey(
        "preparedness.Event", null=True, blank=True, on_delete=models.PROTECT, related_name="consultations"
    )
    state = models.CharField(max_length=6, choices=ConsultationState, default=ConsultationState.OPEN)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    everything = ConsultationQuerySet.as_manager()
    objects = RealConsultations()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=ConsultationState.values), name="consultation_known_state"),
            models.CheckConstraint(condition=~Q(why=""), name="consultation_says_why"),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("exercise_consultation" if self.exercise_id else "consultation", args=[self.pk])

    def place_of(self) -> Place:
        return {}


_ONE_OF = Q(consultation__isnull=False, exercise__isnull=True) | Q(consultation__isnull=True, exercise__isnull=False)


class _Within(AppendOnlyModel):
    """Of a consultation, or of an exercise."""

    consultation = models.ForeignKey(
        Consultation, null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)ss"
    )
    exercise = models.ForeignKey(Exercise, null=True, blank=True, on_delete=models.PROTECT, related_name="%(class)ss")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Attendance(_Within):
    """A member that joined, or left. Of a member the last holds."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    has_joined = models.BooleanField()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=_ONE_OF, name="attendance_of_one")]

    def __str__(self) -> str:
        return f"{self.party_id}: {self.has_joined}"


class Point(_Within):
    """An action of a consultation, or a lesson of an exercise. Whose it is, its steps say."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    text = models.TextField(max_length=LONGEST_TEXT)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=_ONE_OF, name="point_of_one"),
            models.CheckConstraint(condition=~Q(text=""), name="point_says_something"),
        ]

    def __str__(self) -> str:
        return self.text


class PointMove(AppendOnlyModel):
    """A member takes a point on, has done it, or lets it go. The last holds. Nothing happens when `due_on` passes."""

    point = models.ForeignKey(Point, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=8, choices=PointStep)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    why = models.CharField(max_length=LONGEST_LINE, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(step__in=PointStep.values), name="point_known_step")
        ]

    def __str__(self) -> str:
        return self.step


class SupportLine(AppendOnlyModel):
    """What a member needs, or offers, in its own words."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="support")
    side = models.CharField(max_length=5, choices=Side)
    what = models.CharField(max_length=14, choices=Support)
    text = models.CharField(max_length=LONGEST_LINE)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(side__in=Side.values), name="support_known_side"),
            models.CheckConstraint(condition=Q(what__in=Support.values), name="support_known_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.text}"


class Withdrawal(AppendOnlyModel):
    """A need or an offer that its member took back."""

    line = models.OneToOneField(SupportLine, on_delete=models.PROTECT, related_name="withdrawal")
    why = models.CharField(max_length=LONGEST_LINE, blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.line_id}"


class Match(AppendOnlyModel):
    """Somebody's view that an offer may fit a need. Of a pair the last holds."""

    need = models.ForeignKey(SupportLine, on_delete=models.PROTECT, related_name="matches")
    offer = models.ForeignKey(SupportLine, on_delete=models.PROTECT, related_name="+")
    fit = models.CharField(max_length=10, choices=Fit)
    why = models.CharField(max_length=LONGEST_LINE)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(fit__in=Fit.values), name="match_known_fit"),
            models.CheckConstraint(condition=~Q(why=""), name="match_says_why"),
        ]

    def __str__(self) -> str:
        return self.fit
