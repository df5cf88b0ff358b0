"""A course of many, for measuring: people of a crowd's phones, each of whom finished some of five steps some times."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Final

from titian.devices.models import Enrolment
from titian.learning.models import Attempt, Course, CourseStep, Learner, Seat
from titian.people.agencies import Agency, Gender
from titian.people.models import Country, User

COURSE: Final = uuid.UUID(int=21)
STEPS: Final = ("children", "fear", "referral", "scam", "screening")


def fill_course(lead: User, many: int) -> Course:
    """A course under way with as many people, of whom each has a phone; fewer where fewer phones are there."""
    country = Country.objects.get(pk=lead.country_code)
    course = Course.objects.create(
        id=COURSE, country=country, lead=lead, title="Many", begins_on=date(2026, 6, 1), ends_on=date(2026, 6, 2),
        state="running",
    )  # fmt: skip
    CourseStep.objects.bulk_create(
        CourseStep(course=course, kind="module", item=item, position=place) for place, item in enumerate(STEPS, 1)
    )
    officers = list(Enrolment.objects.active().order_by("officer").values_list("officer", flat=True).distinct()[:many])
    learners = Learner.objects.bulk_create(Learner(officer_id=officer) for officer in officers)
    Seat.objects.bulk_create(
        Seat(
            course=course,
            learner=learner,
            agency=Agency.values[place % len(Agency)],
            gender=Gender.values[place % len(Gender)],
        )
        for place, learner in enumerate(learners)
    )
    Attempt.objects.bulk_create(
        Attempt(
            id=Attempt.make_id(learner.pk, "module", item, number), learner=learner, kind="module", item=item,
            number=number, version=1, day=date(2026, 6, 1),
        )
        for place, learner in enumerate(learners)
        for item in STEPS[: 1 + place % len(STEPS)]
        for number in range(1, 2 + place % 3)
    )  # fmt: skip
    return course
