"""What people who speak a language understood of a part of a pack. Nothing here says who they were."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

LISTENERS = 10


class ComprehensionSheet(models.Model):
    """One round of listeners for one part in one language. The newest of a part counts; the earlier ones stay.

    `texts` are those that are played, as they stood when the round began: [[text id, SHA-256 of its words]].
    """

    language = models.ForeignKey("studio.PackLanguage", on_delete=models.CASCADE, related_name="sheets")
    module = models.CharField(max_length=40)
    texts = models.JSONField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_by_name = models.CharField(max_length=200)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["language", "module"], name="comprehension_by_part")]

    def __str__(self) -> str:
        return f"{self.module} {self.pk}"


class Listener(models.Model):
    """One person, known by a number alone, and what they understood: an answer for each text of the sheet, in order."""

    sheet = models.ForeignKey(ComprehensionSheet, on_delete=models.CASCADE, related_name="listeners")
    number = models.PositiveSmallIntegerField()
    answers = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200, help_text="Who noted the answers; never the listener.")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["sheet", "number"], name="listener_once"),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=LISTENERS), name="listener_of_ten"),
        ]

    def __str__(self) -> str:
        return f"listener {self.number}"
