"""The phones of those who take part in a course, and when each was last heard of: known, or said not to be."""

from __future__ import annotations

from django.db.models import QuerySet

from titian.devices.models import Enrolment
from titian.learning.models import Course, Seat


def list_phones(course: Course) -> QuerySet[Enrolment]:
    """Those that work. Not whose they are: neither name nor station stands beside one."""
    officers = Seat.objects.filter(course=course).values("learner__officer")
    return Enrolment.objects.active().filter(officer__in=officers)
