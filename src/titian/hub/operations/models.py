from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from titian.hub.operations.querysets import AlarmQuerySet


class Heartbeat(models.Model):
    """When a part of the hub last said that it works."""

    name = models.CharField(max_length=20, primary_key=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Backup(models.Model):
    """A sealed copy that was durable when this row was written. The file itself may have been rotated away since.

    `confirmed_at`: when another machine first said that it holds the very same bytes.
    """

    made_at = models.DateTimeField(db_index=True)
    file_name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    bytes = models.PositiveBigIntegerField()
    recipient = models.CharField(max_length=62)
    epoch = models.UUIDField()
    covered = models.BigIntegerField(help_text="newest received sequence that the copy surely holds all before")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.file_name


class Alarm(models.Model):
    """Something wrong with the hub, from the moment it was seen until it is over. Subjects never name a person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=120)
    since = models.DateTimeField()
    last_seen = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cleared_at = models.DateTimeField(null=True, blank=True)

    objects = AlarmQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["kind", "subject"], condition=Q(cleared_at__isnull=True), name="alarm_open_once"
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=False) | Q(acknowledged_by__isnull=True),
                name="alarm_acknowledged_by_needs_time",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["cleared_at"], name="alarm_by_clearing")]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
