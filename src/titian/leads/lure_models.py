"""What offers say now, in words for whoever screens and warns: never who says it."""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy

from titian.desk.workflow import Place, Record
from titian.people.models import User
from titian.people.policies import Permission, limit_to_scope

LONGEST_LURE = 600


class LureState(models.TextChoices):
    PROPOSED = "proposed", gettext_lazy("not released yet")
    RELEASED = "released", gettext_lazy("released")
    WITHDRAWN = "withdrawn", gettext_lazy("withdrawn")


class LureQuerySet(models.QuerySet["Lure"]):
    def visible_to(self, reader: User) -> Self:
        return limit_to_scope(self, reader, Permission.SEE_LEADS)

    def current_on(self, today: date) -> Self:
        """What anybody may read that day, the newest first."""
        return self.filter(state=LureState.RELEASED, expires_on__gt=today).order_by("-released_on", "pk")


class Lure(Record):
    """What offers say now, in somebody's own words and in one language. Two people release it, for some months.

    It points at no lead: whoever reads it learns what is said, and nothing of where that was seen.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    language = models.CharField(max_length=20)
    country = models.CharField(max_length=2, blank=True, help_text="In which such offers are shown.")
    words = models.CharField(max_length=LONGEST_LURE)
    rests_on = models.CharField(max_length=LONGEST_LURE)
    state = models.CharField(max_length=9, choices=LureState, default=LureState.PROPOSED)
    released_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)

    objects = LureQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=LureState.values), name="lure_known_state"),
            models.CheckConstraint(
                condition=~Q(state="released") | Q(released_on__isnull=False, expires_on__isnull=False),
                name="lure_released_for_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return reverse("lure", args=[self.pk])

    def place_of(self) -> Place:
        return {}
