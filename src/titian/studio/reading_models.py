"""A reader's sheet: forty texts of a language for one native reader without an account, and their marks."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import ClassVar, Final

from django.conf import settings
from django.db import models
from django.db.models import Q


class Reading(models.Model):
    """One sheet for one reader. Nothing of the reader is kept but the name they chose to give, if any.

    `texts` are those of the sheet as they stood when it was made: [[text id, SHA-256 of its words]]. `marks` are what
    came back, in the same order: [[mark, note]]. Of the link only a keyed hash is kept.
    """

    LIFETIME: Final = timedelta(days=30)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    language = models.ForeignKey("studio.PackLanguage", on_delete=models.CASCADE, related_name="readings")
    code = models.CharField(max_length=6, unique=True)
    texts = models.JSONField()
    token_hash = models.CharField(max_length=64, unique=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_by_name = models.CharField(max_length=200)
    expires_at = models.DateTimeField()
    marks = models.JSONField(default=list)
    reader_name = models.CharField(max_length=80, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_by_name = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["language", "opened_at"], name="reading_by_language")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(taken_at__isnull=True) | ~Q(taken_by_name=""), name="reading_taken_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def reader(self) -> str:
        """Who vouches for what was found right: the name that was given, else the code of the sheet."""
        return self.reader_name or f"reader {self.code}"
