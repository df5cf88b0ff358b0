"""Rules that ask, alerts, what was sent of them, and who was told."""

from __future__ import annotations

import uuid
from typing import ClassVar, Final

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from titian.audit.models import AppendOnlyModel
from titian.desk.workflow import Place, Record
from titian.people.models import Organisation, User
from titian.preparedness.alert_codes import (
    CERTAINTIES,
    MOST_DEPUTIES,
    SEVERITIES,
    URGENCIES,
    WHATS,
    State,
    TriggerState,
)
from titian.preparedness.alert_querysets import AlertQuerySet, WaveQuerySet
from titian.preparedness.alerts import Kind
from titian.preparedness.alerts.words import list_subjects
from titian.workplan.models import Party

LONGEST_NOTE: Final = 300
AREA: Final = r"^([a-z_]{3,30}|[NS]\d{2}[EW]\d{3})$"
CODES: Final = r"^([a-z_]{3,30}( [a-z_]{3,30})*)?$"
COUNTRIES: Final = r"^([A-Z]{2}( [A-Z]{2})*)?$"


class _Told(Record):
    """What an alert says, or is to say once a rule asks. Codes of several stand in one field, with blanks between."""

    subject = models.CharField(max_length=30)
    area = models.CharField(max_length=30)
    urgency = models.CharField(max_length=10, choices=list(URGENCIES.items()))
    severity = models.CharField(max_length=10, choices=list(SEVERITIES.items()))
    certainty = models.CharField(max_length=10, choices=list(CERTAINTIES.items()))
    instructions = models.CharField(max_length=120, blank=True)
    origins = models.CharField(max_length=200, blank=True, help_text="ISO 3166-1: never told.")
    lasts_hours = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True

    def get_subject_display(self) -> str:
        told = list_subjects().get(self.subject)
        return told.names["en"] if told is not None else self.subject


def told_constraints(name: str) -> list[models.CheckConstraint]:
    return [
        models.CheckConstraint(condition=Q(subject__regex=r"^[a-z_]{3,30}$"), name=f"{name}_subject_is_a_code"),
        models.CheckConstraint(condition=Q(area__regex=AREA), name=f"{name}_area_is_coarse"),
        models.CheckConstraint(condition=Q(urgency__in=list(URGENCIES)), name=f"{name}_known_urgency"),
        models.CheckConstraint(condition=Q(severity__in=list(SEVERITIES)), name=f"{name}_known_severity"),
        models.CheckConstraint(condition=Q(certainty__in=list(CERTAINTIES)), name=f"{name}_known_certainty"),
        models.CheckConstraint(condition=Q(instructions__regex=CODES), name=f"{name}_instructions_are_codes"),
        models.CheckConstraint(condition=Q(origins__regex=COUNTRIES), name=f"{name}_origins_are_countries"),
        models.CheckConstraint(condition=Q(lasts_hours__gte=1, lasts_hours__lte=720), name=f"{name}_ends"),
    ]


class Trigger(_Told):
    """A rule that was declared: what it looks for, and what the draft says that it makes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    what = models.CharField(max_length=6, choices=list(WHATS.items()))
    sea = models.CharField(max_length=30, blank=True)
    fewest = models.PositiveSmallIntegerField(default=0)
    days = models.PositiveSmallIntegerField(default=0)
    month = models.PositiveSmallIntegerField(default=0)
    day = models.PositiveSmallIntegerField(default=0)
    kinds = models.CharField(max_length=120, blank=True)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    last_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=3, choices=TriggerState, default=TriggerState.ON)

    class Meta:
        constraints: ClassVar = [
            *told_constraints("trigger"),
            models.CheckConstraint(condition=Q(what__in=list(WHATS)), name="trigger_known_what"),
            models.CheckConstraint(condition=Q(state__in=TriggerState.values), name="trigger_known_state"),
            models.CheckConstraint(condition=Q(kinds__regex=CODES), name="trigger_kinds_are_codes"),
            models.CheckConstraint(condition=~Q(name=""), name="trigger_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("trigger", args=[self.pk])

    def place_of(self) -> Place:
        return {}


class Alert(_Told):
    """A warning to focal points that shelter and care may be needed. `people_low` and `people_high` are a figure that
    somebody claims, or blank.

    `sent_at` and `expires_at` are of its release. `follows` is the one in whose place it stands. What was sent is kept
    as it was in its `messages`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    people_low = models.PositiveIntegerField(null=True, blank=True)
    people_high = models.PositiveIntegerField(null=True, blank=True)
    event = models.ForeignKey(
        "preparedness.Event", null=True, blank=True, on_delete=models.PROTECT, related_name="alerts"
    )
    trigger = models.ForeignKey(Trigger, null=True, blank=True, on_delete=models.PROTECT, related_name="alerts")
    asked_by = models.ManyToManyField("preparedness.Event", related_name="+", help_text="What had the rule ask.")
    follows = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="followed_by")
    is_exercise = models.BooleanField(default=False)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.DRAFT)

    objects = AlertQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            *told_constraints("alert"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="alert_known_state"),
            models.CheckConstraint(
                condition=Q(state__in=[State.SUGGESTED, State.DRAFT, State.DROPPED])
                | Q(sent_at__isnull=False, expires_at__gt=F("sent_at")),
                name="alert_sent_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(people_high__isnull=True) | Q(people_high__gte=F("people_low")),
                name="alert_people_in_order",
            ),
            models.CheckConstraint(
                condition=Q(is_exercise=False) | Q(event__isnull=True, trigger__isnull=True),
                name="alert_exercise_is_of_no_event",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "expires_at"], name="alert_standing")]

    def __str__(self) -> str:
        return self.get_subject_display()

    def get_absolute_url(self) -> str:
        return reverse("alert", args=[self.pk])

    def place_of(self) -> Place:
        return {"organisation": self.organisation_id}


class AlertNote(models.Model):
    """What somebody wrote beside the lists, in one language. Once the alert is released nobody changes it."""

    alert = models.ForeignKey(Alert, on_delete=models.CASCADE, related_name="notes")
    language = models.CharField(max_length=12)
    text = models.CharField(max_length=LONGEST_NOTE)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["alert", "language"], name="alert_note_once"),
            models.CheckConstraint(condition=~Q(text=""), name="alert_note_says_something"),
        ]

    def __str__(self) -> str:
        return self.language


class AlertMessage(AppendOnlyModel):
    """What was sent, as CAP 1.2: the alert or update, and the cancellation where there was one."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False, help_text="CAP's identifier.")
    alert = models.ForeignKey(Alert, on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=6, choices=[(kind.value, kind.value) for kind in Kind])
    sent_at = models.DateTimeField()
    content = models.TextField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["alert", "kind"], name="alert_message_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in Kind]), name="alert_message_known_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Wave(models.Model):
    """Those who were told together: at the release, and later whoever stands in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    alert = models.ForeignKey(Alert, on_delete=models.PROTECT, related_name="waves")
    at = models.DateTimeField()

    objects = WaveQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["at"], name="alert_wave_by_time")]

    def __str__(self) -> str:
        return str(self.at)


class Recipient(models.Model):
    """Somebody who was told, for which member, and when they said that they read it. `stands_in_for` is the focal
    point who named them."""

    alert = models.ForeignKey(Alert, on_delete=models.PROTECT, related_name="recipients")
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="recipients")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    account = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    stands_in_for = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    acknowledged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["alert", "account"], name="alert_recipient_once"),
            models.CheckConstraint(
                condition=Q(stands_in_for__isnull=True) | ~Q(stands_in_for=F("account")),
                name="alert_nobody_for_oneself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id}: {self.acknowledged_at}"


class DrillRecipient(models.Model):
    """A focal point to whom alerts of exercises go. No other is told of one, and no real alert asks this list."""

    account = models.OneToOneField(User, on_delete=models.CASCADE, primary_key=True, related_name="+")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.account_id)


class Deputy(models.Model):
    """Whom a focal point named to be told next, in their order."""

    focal_point = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    account = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["focal_point", "rank"], name="deputy_one_a_rank"),
            models.UniqueConstraint(fields=["focal_point", "account"], name="deputy_named_once"),
            models.CheckConstraint(condition=~Q(focal_point=F("account")), name="deputy_is_another"),
            models.CheckConstraint(condition=Q(rank__gte=1, rank__lte=MOST_DEPUTIES), name="deputy_rank_in_bounds"),
        ]

    def __str__(self) -> str:
        return f"{self.focal_point_id}, {self.rank}: {self.account_id}"
