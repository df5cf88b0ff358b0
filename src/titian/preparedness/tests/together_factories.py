"""The smallest exercise, consultation and plan that serve. All of it is made up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from titian.people.models import User
from titian.preparedness.actions.add_event import add_event
from titian.preparedness.actions.convene import convene
from titian.preparedness.actions.plan_exercise import plan_exercise
from titian.preparedness.consultation_models import Consultation, Point
from titian.preparedness.consultation_workflow import CONSULTATION, EXERCISE_CONSULTATION
from titian.preparedness.exercise_models import Exercise
from titian.preparedness.exercise_workflow import EXERCISE
from titian.preparedness.models import Event
from titian.preparedness.tests.factories import NOW, TODAY, make_office

WHY = "Boats are late in the season (fictional)"
STEP: dict[str, Any] = {"due_on": None, "why": ""}  # Any: as the form holds it


def make_exercise(*, injects: int = 1, is_running: bool = True, title: str = "Lantern (fictional)") -> Exercise:
    """Its injects come ten minutes apart, the first at once."""
    exercise = plan_exercise(actor=make_office(), now=NOW, title=title, scenario="A made-up storm.")
    for number in range(1, injects + 1):
        play(exercise, "inject", after_minutes=10 * (number - 1), text=f"Told {number} (fictional)", party="")
    return play(exercise, "start") if is_running else exercise


def play(
    exercise: Exercise, move: str, /, *, actor: User | None = None, now: datetime = NOW, **given: Any
) -> Exercise:  # Any: as the form holds it
    return EXERCISE.perform(exercise, move, actor=actor or make_office(), now=now, given=given)


def play_event(exercise: Exercise, *, name: str = "", actor: User | None = None) -> Event:
    return add_event(
        actor=actor or make_office(), now=NOW, kind="distress", sea="andaman_sea", first_on=TODAY, at=NOW,
        authority="Rescue centre (fictional)", name=name, exercise=exercise,
    )  # fmt: skip


def make_consultation(
    *, exercise: Exercise | None = None, event: Event | None = None, subject: str = "Late boats (fictional)"
) -> Consultation:
    about = str(event.pk) if event is not None else ""
    return convene(actor=make_office(), now=NOW, subject=subject, why=WHY, event=about, exercise=exercise)


def consult(
    consultation: Consultation, move: str, /, *, actor: User | None = None, **given: Any
) -> Consultation:  # Any: as the form holds it
    workflow = CONSULTATION if consultation.exercise_id is None else EXERCISE_CONSULTATION
    return workflow.perform(consultation, move, actor=actor or make_office(), now=NOW, given=given)


def last_point(**of: Any) -> str:  # Any: a consultation or an exercise
    return str(Point.objects.filter(**of).latest("pk").key)


def strip(page: str) -> str:
    """Without what differs each time a form is drawn."""
    return "\n".join(line for line in page.splitlines() if "csrf" not in line and "nonce" not in line)
