"""A member's national plan: seven headings, and each of its versions."""

from __future__ import annotations

import uuid
from typing import ClassVar, Final

from django.db import models
from django.db.models import Q
from django.urls import reverse

from titian.audit.models import AppendOnlyModel
from titian.desk.workflow import Place, Record
from titian.people.models import User
from titian.preparedness.exercise_querysets import NationalPlanQuerySet
from titian.preparedness.together_codes import HEADINGS
from titian.workplan.models import LONGEST_LINE, Party

LONGEST_PART: Final = 5000


def _part() -> models.TextField[str, str]:
    return models.TextField(max_length=LONGEST_PART, blank=True)


class NationalPlan(Record):
    """One a member. It holds nothing itself: its last version does."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    party = models.OneToOneField(Party, on_delete=models.PROTECT, related_name="national_plan")
    state = models.CharField(max_length=4, default="kept", editable=False)

    objects = NationalPlanQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(condition=Q(state="kept"), name="national_plan_known_state")]

    def __str__(self) -> str:
        return str(self.party)

    def get_absolute_url(self) -> str:
        return reverse("national_plan", args=[self.pk])

    def place_of(self) -> Place:
        return {"organisation": self.party.organisation_id}


class PlanVersion(AppendOnlyModel):
    """The plan as it was from then on. A heading that is blank says nothing, not that there is nothing."""

    plan = models.ForeignKey(NationalPlan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    how_made = _part()
    agencies = _part()
    coordination = _part()
    command = _part()
    lessons = _part()
    support = _part()
    international = _part()
    why = models.CharField(max_length=LONGEST_LINE)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once"),
            models.CheckConstraint(condition=~Q(why=""), name="plan_version_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    def list_parts(self) -> dict[str, str]:
        """The words under each of the seven headings, by its code."""
        return {code: str(getattr(self, code)) for code in HEADINGS}
