"""A new course, and what stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.learning.errors import OtherCountryOfTrainer
from titian.learning.models import Course, CourseStep
from titian.people.models import User
from titian.people.policies import Permission, reaches

PLAIN: Final = ("title", "place", "begins_on", "ends_on")
Given = Mapping[str, Any]  # Any: cleaned by the form


def add_course(*, actor: User, now: datetime, **given: Any) -> Course:  # Any: cleaned by the form
    """A course of the actor's country, which they lead. Raises `NotAllowed`, `OtherCountryOfTrainer`."""
    if not reaches(actor, Permission.KEEP_COURSES, country=actor.country_code) or actor.country_code is None:
        raise NotAllowed
    with transaction.atomic():
        course = Course(country_id=actor.country_code, lead=actor)
        _set(course, given)
        course.save()
        _write_lists(course, given)
        audit.record("user", str(actor.pk), "course.add", f"course:{course.pk}")
    return course


def write_course(course: Course, given: Given) -> None:
    """In place of what stood there; whoever calls saves it."""
    _set(course, given)
    _write_lists(course, given)


def _set(course: Course, given: Given) -> None:
    for name in PLAIN:
        setattr(course, name, given[name])


def _write_lists(course: Course, given: Given) -> None:
    trainers = list(given["trainers"])
    if any(trainer.country != course.country_id for trainer in trainers):
        raise OtherCountryOfTrainer
    course.trainers.set(trainers)
    course.steps.all().delete()
    parts = [step.partition(":") for step in given["steps"]]
    CourseStep.objects.bulk_create(
        CourseStep(course=course, kind=kind, item=item, position=place)
        for place, (kind, _, item) in enumerate(parts, 1)
    )
