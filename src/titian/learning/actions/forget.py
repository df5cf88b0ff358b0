"""Somebody is forgotten: what is known of them goes, and counts stay."""

from __future__ import annotations

from django.db import transaction

from titian import audit
from titian.learning.counting import count_forgotten
from titian.learning.models import Course, Learner, Seat


def forget_learner(learner: Learner) -> None:
    """Seats, attempts, shared answers and follow-ups go at once, in the middle of a course as well as after it.

    The log says that it was done in which courses, and not of whom.
    """
    with transaction.atomic():
        courses = Course.objects.select_for_update().filter(seats__learner=learner).order_by("pk")
        for course in courses:
            count_forgotten(course, Seat.objects.filter(course=course, learner=learner))
            audit.record("hub", "worker", "course.forget_one", f"course:{course.pk}")
        learner.delete()


def forget_closed() -> None:
    """Those whose account was closed. Safe to run twice."""
    for learner in Learner.objects.filter(officer__is_active=False):
        forget_learner(learner)
