"""What may be seen of learning, and by whom. No supervisor and no other officer is among them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models

from titian.desk.follow_ups import FollowUpState
from titian.learning.codes import COUNTED, TrainerState
from titian.people.policies import Permission, limit_to_scope, may

if TYPE_CHECKING:
    from titian.learning.models import (  # noqa: F401  (named in text below)
        Certificate,
        Course,
        PlanFollowUp,
        ReceivedCourse,
        Shared,
        Study,
        Trainer,
    )
    from titian.people.models import User


class TrainerQuerySet(models.QuerySet["Trainer"]):
    def visible_to(self, reader: User) -> Self:
        return limit_to_scope(self, reader, Permission.KEEP_TRAINERS, country="country")

    def training(self) -> Self:
        return self.filter(state=TrainerState.ACTIVE)


class CourseQuerySet(models.QuerySet["Course"]):
    def visible_to(self, reader: User) -> Self:
        """Those of the country: counts of each, and of nobody in them."""
        return limit_to_scope(self, reader, Permission.KEEP_COURSES, country="country")

    def managed_by(self, reader: User) -> Self:
        """Whose shared answers the reader may read: of the courses that they lead themselves."""
        return limit_to_scope(self, reader, Permission.READ_SHARED, own="lead")

    def counted(self) -> Self:
        """Those whose counts stand."""
        return self.filter(state__in=sorted(COUNTED))


class SharedQuerySet(models.QuerySet["Shared"]):
    def of_course(self, course: Course) -> Self:
        """What its people share now; of what was taken back nothing is left."""
        rows = self.filter(learner__seats__course=course, answers__isnull=False)
        steps = list(course.steps.values_list("kind", "item"))
        if not steps:
            return rows
        wanted = models.Q()
        for kind, item in steps:
            wanted |= models.Q(kind=kind, item=item)
        return rows.filter(wanted)


class PlanFollowUpQuerySet(models.QuerySet["PlanFollowUp"]):
    def asked(self) -> Self:
        return self.filter(state=FollowUpState.ASKED)

    def due(self, today: date) -> Self:
        """Those to be asked by now, of courses that are closed."""
        return self.filter(state=FollowUpState.PLANNED, due_on__lte=today, seat__course__state__in=sorted(COUNTED))


class ReceivedCourseQuerySet(models.QuerySet["ReceivedCourse"]):
    def visible_to(self, reader: User) -> Self:
        return self.all() if may(reader, Permission.SEE_LEARNING_COUNTS) else self.none()


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def visible_to(self, reader: User) -> Self:
        """Their numbers and days, of courses of the country. Whose they are stands on paper alone."""
        return limit_to_scope(self, reader, Permission.KEEP_COURSES, country="course__country")


class StudyQuerySet(models.QuerySet["Study"]):
    def visible_to(self, reader: User) -> Self:
        return limit_to_scope(self, reader, Permission.KEEP_COURSES, country="country")
