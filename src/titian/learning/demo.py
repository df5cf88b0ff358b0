"""The demo's courses, their trainer and an agreement study. All of it is made up and says so; nobody in it is a real
person.

What takes many people is written as it stands when they are done: rows, and not their moves one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from titian.desk.demo import Demo
from titian.learning.actions.certificates import VALID
from titian.learning.actions.keep_course import add_course
from titian.learning.actions.keep_study import add_study
from titian.learning.actions.keep_trainer import add_trainer
from titian.learning.codes import CourseState, Part, StudyState
from titian.learning.models import Attempt, Certificate, Count, Course, Learner, Seat, Trainer
from titian.learning.offered import find_cases, list_offered
from titian.learning.workflow import COURSE
from titian.people.models import Role, User

TITLE: Final = "Demo course: meeting somebody who is afraid (fictional)"
PAST: Final = "Demo course of last month (fictional)"
STUDY: Final = "Demo study (fictional): twelve people, twelve cases"
TRAINER: Final = "Dewi Lestari (fictional)"
LEARNER: Final = "learner"
"""The account of the demo that has finished a course: nobody else's phone is told of one."""
PEOPLE: Final = 34
COUNTED: Final = {
    Part.TOTAL: {"": PEOPLE},
    Part.GENDER: {"women": 18, "men": 16},
    Part.AGENCY: {"immigration": 21, "law_enforcement": 13},
}
RATERS: Final = 12
STRAY: Final = (0, 1, 0, 3, 0, 0, 2, 0, 4, 1, 0, 2)
"""Of each case: how many of the raters said another thing than its authors. A number to look at, and no finding."""


@transaction.atomic
def make_courses(demo: Demo) -> None:
    """A course that is under way, without people, one that is over, a study, and one trainer; in a region's hub the
    trainer alone."""
    keeper = Role.COORDINATOR if settings.HUB_KIND.has_phones else Role.REGIONAL_OFFICE
    lead = User.objects.filter(role=keeper).order_by("pk").first()
    if lead is None or Trainer.objects.filter(name=TRAINER).exists():
        return
    now = timezone.now()
    trainer = add_trainer(
        actor=lead, now=now, name=TRAINER, is_agreed=True, country=lead.country_code or "ID", agency="immigration",
        languages="id en", accredited_by="Demo office (fictional)", accredited_until=now.date() + timedelta(days=365),
    )  # fmt: skip
    if not settings.HUB_KIND.has_phones or Course.objects.filter(title=TITLE).exists():
        return
    modules = [step for step, _ in list_offered() if step.startswith("module:")]
    course = add_course(
        actor=lead, now=now, title=TITLE, place="Demo classroom (fictional)", begins_on=now.date(),
        ends_on=now.date() + timedelta(days=1), steps=modules, trainers=[trainer],
    )  # fmt: skip
    for move in ("invite", "begin"):
        course = COURSE.perform(course, move, actor=lead, now=now)
    _add_past(lead, trainer, modules, now)
    _add_study(lead, now)


def _add_past(lead: User, trainer: Trainer, modules: Sequence[str], now: datetime) -> None:
    """A course whose counts stand, and one certificate of it, which its learner can take out."""
    ended = now.date() - timedelta(days=30)
    course = add_course(
        actor=lead, now=now, title=PAST, place="Demo classroom (fictional)", begins_on=ended - timedelta(days=1),
        ends_on=ended, steps=modules, trainers=[trainer],
    )  # fmt: skip
    Course.objects.filter(pk=course.pk).update(state=CourseState.CLOSED)
    counted = {**COUNTED, Part.STEP: dict.fromkeys(modules, PEOPLE)}
    Count.objects.bulk_create(
        Count(course=course, part=part, name=name, number=number)
        for part, cells in counted.items()
        for name, number in cells.items()
    )
    officer = User.objects.filter(username=LEARNER, role=Role.OFFICER).first()
    if officer is None or not modules:
        return
    learner = Learner.objects.create(officer=officer)
    Seat.objects.create(course=course, learner=learner, agency="immigration", gender="not_said")
    items = [step.partition(":")[2] for step in modules]
    Attempt.objects.bulk_create(
        Attempt(
            id=Attempt.make_id(learner.pk, "module", item, 1), learner=learner, kind="module", item=item, number=1,
            version=1, day=ended,
        )
        for item in items
    )  # fmt: skip
    issued_at = now.replace(microsecond=0)
    Certificate.objects.create(course=course, learner=learner, issued_at=issued_at, expires_at=issued_at + VALID)


def _add_study(lead: User, now: datetime) -> None:
    """A study that is closed, with figures to look at; none where the release brings no cases."""
    if find_cases() is None:
        return
    study = add_study(actor=lead, now=now - timedelta(days=30), title=STUDY)
    study.counts = list(_count(study.answers, [keyed for _, keyed in study.cases]))
    study.raters, study.minutes, study.state = RATERS, 95, StudyState.CLOSED
    study.save()


def _count(answers: Sequence[str], keyed: Sequence[str]) -> Iterator[list[int]]:
    for place, right in enumerate(keyed):
        stray = STRAY[place % len(STRAY)]
        other = answers[(answers.index(right) + 1) % len(answers)]
        counts = dict.fromkeys(answers, 0) | {right: RATERS - stray}
        counts[other] += stray
        yield list(counts.values())
