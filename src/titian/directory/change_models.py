"""What is proposed for an entry, each step of it, and the night's look at confirmations."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from titian.directory.codes import hold_to
from titian.directory.querysets import ChangeQuerySet
from titian.directory.states import Move, Status, Track

PERSON = settings.AUTH_USER_MODEL


class Change(models.Model):
    """Something proposed for an entry, on its way through two people. What each track allows: `states.MOVES`.

    `content` is the whole entry as it would stand (`entry.Entry`), of a first entry and of an edit; empty to archive or
    restore. `seen` and `seen_listing` are the numbers of what it was written over: it never overwrites what it did not
    see.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    service = models.ForeignKey("directory.Service", on_delete=models.CASCADE, related_name="changes")
    track = models.CharField(max_length=8, choices=[(t.value, t.value) for t in Track])
    status = models.CharField(max_length=16, choices=[(s.value, s.value) for s in Status])
    number = models.PositiveIntegerField(default=0, help_text="Counts its steps: who moves it names what they saw.")
    content = models.JSONField(default=dict)
    seen = models.PositiveIntegerField()
    seen_listing = models.PositiveIntegerField()
    reason = models.CharField(max_length=400, blank=True, help_text="Why it is proposed, or was sent back.")
    written_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(PERSON, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = ChangeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            hold_to("change.track", Track),
            hold_to("change.status", Status),
            models.UniqueConstraint(
                fields=["service"],
                condition=Q(status__in=["draft", "with_focal_point", "with_coordinator"]),
                name="change_one_open_per_service",
            ),
            models.CheckConstraint(
                condition=Q(agreed_by__isnull=True) | Q(approved_by__isnull=True) | ~Q(approved_by=F("agreed_by")),
                name="change_two_people",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("written_by")),
                name="change_approved_by_another",
            ),
            models.CheckConstraint(
                condition=(Q(status=Status.DONE) & Q(agreed_by__isnull=False, approved_by__isnull=False))
                | (~Q(status=Status.DONE) & Q(approved_by__isnull=True)),
                name="change_done_has_two_names",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["status", "changed_at"], name="change_by_status")]

    def __str__(self) -> str:
        return f"{self.track} {self.id}"


class Step(models.Model):
    """One step of a change, never changed and never deleted: what was done, by whom, when, and why."""

    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    move = models.CharField(max_length=10, choices=[(m.value, m.value) for m in Move])
    status = models.CharField(max_length=16)
    reason = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["change", "number"], name="directory_step_once")]

    def __str__(self) -> str:
        return f"{self.move} {self.number}"


class NightlyCheck(models.Model):
    """One night's look at every confirmation, once a day."""

    on = models.DateField(primary_key=True)
    queued_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    marked = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.on)
