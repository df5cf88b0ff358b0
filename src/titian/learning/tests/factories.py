"""A course with its people, and what their phones tell: the smallest that serves."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from itertools import count
from typing import Any, Final

from django.utils import timezone

from titian.learning.actions.keep_course import add_course
from titian.learning.models import Attempt, Course, Learner, Seat, Study
from titian.learning.workflow import COURSE
from titian.people.models import Organisation, Role, User
from titian.people.tests.factories import make_organisation, make_user

NOW: Final = timezone.now()
Json = dict[str, Any]  # Any: JSON
_numbers = count(1)


def make_lead() -> User:
    return make_user(Role.COORDINATOR, organisation=make_organisation(kind=Organisation.Kind.HUB))


def make_course(lead: User | None = None, *, state: str = "running", steps: Iterable[str] = ("module:fear",)) -> Course:
    lead = lead or make_lead()
    course = add_course(
        actor=lead, now=NOW, title=f"Course {next(_numbers)}", place="", begins_on=date(2026, 6, 1),
        ends_on=date(2026, 6, 2), steps=list(steps), trainers=[],
    )  # fmt: skip
    for move in ("invite", "begin", "close")[: ("planned", "inviting", "running", "closed").index(state)]:
        course = COURSE.perform(course, move, actor=lead, now=NOW)
    return course


def move(course: Course, name: str, **given: object) -> Course:
    return COURSE.perform(course, name, actor=course.lead, now=NOW, given=given)


def _item(**learning: object) -> Json:
    return {"item_id": str(uuid.uuid4()), "kind": "learning", "learning": learning}


def join(course: Course, agency: str = "immigration", gender: str = "women") -> Json:
    return _item(what="join", code=course.code, agency=agency, gender=gender)


def finished(
    item: str = "fear", number: int = 1, *, step: str = "module", version: int = 1, day: str = "2026-06-01"
) -> Json:
    return _item(what="finished", step=step, id=item, number=number, version=version, day=day)


def shared(
    answers: dict[str, str] | None, *, turn: int = 1, step: str = "module", item: str = "fear", number: int = 1
) -> Json:
    return _item(what="shared", step=step, id=item, number=number, turn=turn, salt=str(uuid.uuid4()), answers=answers)


def judged(study: Study, answers: dict[str, str] | None, *, turn: int = 1, version: int | None = None) -> Json:
    return _item(
        what="judged", study_id=str(study.pk), version=version or study.version, turn=turn, salt=str(uuid.uuid4()),
        answers=answers,
    )  # fmt: skip


def planned(course: Course) -> Json:
    return _item(what="planned", course_id=str(course.pk))


def follow_up(course: Course, months: int = 3, answer: str = "done", barriers: Iterable[str] = ()) -> Json:
    return _item(what="follow_up", course_id=str(course.pk), months=months, answer=answer, barriers=list(barriers))


def forget() -> Json:
    return _item(what="forget", salt=str(uuid.uuid4()))


def fill_seats(course: Course, number: int, *, agency: str = "navy", gender: str = "men", finishes: int = 0) -> None:
    """People without a phone here; the first of them finished the first module."""
    for place in range(number):
        learner = Learner.objects.create(officer=make_user(Role.OFFICER))
        Seat.objects.create(course=course, learner=learner, agency=agency, gender=gender)
        if place < finishes:
            Attempt.objects.create(
                id=Attempt.make_id(learner.pk, "module", "fear", 1), learner=learner, kind="module", item="fear",
                number=1, version=1, day=date(2026, 6, 1),
            )  # fmt: skip
