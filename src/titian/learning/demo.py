"""The demo's course and its trainer. All of it is made up and says so; nobody in it is a real person."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from titian.desk.demo import Demo
from titian.learning.actions.keep_course import add_course
from titian.learning.actions.keep_trainer import add_trainer
from titian.learning.models import Course, Trainer
from titian.learning.offered import list_offered
from titian.learning.workflow import COURSE
from titian.people.models import Role, User

TITLE: Final = "Demo course: meeting somebody who is afraid (fictional)"
TRAINER: Final = "Dewi Lestari (fictional)"


@transaction.atomic
def make_courses(demo: Demo) -> None:
    """A course that is under way, without people, and one trainer; in a region's hub the trainer alone."""
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
