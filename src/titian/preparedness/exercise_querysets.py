"""What may be seen of exercises, consultations and national plans: by whoever reads the event log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from titian.people.policies import Permission, limit_to_scope
from titian.workplan.querysets import reads_members_words

if TYPE_CHECKING:
    from titian.people.models import User
    from titian.preparedness.consultation_models import Consultation  # noqa: F401  (named in text below)
    from titian.preparedness.exercise_models import Exercise  # noqa: F401
    from titian.preparedness.national_plan_models import NationalPlan  # noqa: F401


class ExerciseQuerySet(models.QuerySet["Exercise"]):
    def visible_to(self, reader: User) -> Self:
        rows = limit_to_scope(self, reader, Permission.SEE_EVENTS)
        return rows if reads_members_words(reader) else rows.none()


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def visible_to(self, reader: User) -> Self:
        rows = limit_to_scope(self, reader, Permission.SEE_EVENTS)
        return rows if reads_members_words(reader) else rows.none()


_RealConsultations = models.Manager.from_queryset(ConsultationQuerySet)


class RealConsultations(_RealConsultations["Consultation"]):
    """Without those of exercises."""

    def get_queryset(self) -> ConsultationQuerySet:
        return ConsultationQuerySet(self.model, using=self._db).filter(exercise=None)


class NationalPlanQuerySet(models.QuerySet["NationalPlan"]):
    def visible_to(self, reader: User) -> Self:
        rows = limit_to_scope(self, reader, Permission.SEE_EVENTS)
        return rows if reads_members_words(reader) else rows.none()
