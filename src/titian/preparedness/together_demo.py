"""The demo's consultation, its exercise of twelve injects and a plan. All of it is made up and says so."""

from __future__ import annotations

from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from titian.desk.demo import Demo
from titian.people.models import User
from titian.preparedness.actions.convene import convene
from titian.preparedness.actions.keep_plan import begin_plan
from titian.preparedness.actions.plan_exercise import plan_exercise
from titian.preparedness.consultation_models import Point, SupportLine
from titian.preparedness.consultation_workflow import CONSULTATION
from titian.preparedness.exercise_models import Exercise
from titian.preparedness.exercise_workflow import EXERCISE
from titian.preparedness.models import Event

TITLE: Final = "Lantern, a table-top (fictional)"
SCENARIO: Final = (
    "Everything here is made up. After the rains a fishing crew sees three boats. Each member plays itself: who is "
    "told, what it can offer, where people are looked after."
)
TOLD: Final = (
    "A fishing crew tells a harbour office of three boats, low in the water (fictional).",
    "A second crew tells of two boats on the same day. Are they the same? (fictional)",
    "Relatives on land say that about ninety people left, a third of them children (fictional).",
    "The radio of the first boat is heard once and no more (fictional).",
    "A newspaper writes of two hundred people. It names no source (fictional).",
    "A storm warning is out for two days (fictional).",
    "One boat reaches a beach at night. Forty people are thirsty, two are unconscious (fictional).",
    "The first shelter is full. Another is a day away by road (fictional).",
    "Nobody on the spot speaks the language of those who landed (fictional).",
    "Four children are without their parents (fictional).",
    "The second boat is found with nobody aboard (fictional).",
    "The press asks how many are missing. Two figures are about (fictional).",
)
FOR_ALL: Final = ""


@transaction.atomic
def make_together(demo: Demo) -> None:
    """One of each; nothing where an exercise is there already."""
    if Exercise.objects.exists():
        return
    now = timezone.now()
    office, focal, other = (User.objects.get(username=name) for name in ("regional-office", "focal-id", "focal-iom"))
    exercise = plan_exercise(actor=office, now=now, title=TITLE, scenario=SCENARIO)
    for number, text in enumerate(TOLD):
        given: dict[str, Any] = {"after_minutes": 10 * number, "text": text, "party": FOR_ALL}  # Any: as the form's
        exercise = EXERCISE.perform(exercise, "inject", actor=office, now=now, given=given)
    event = Event.objects.order_by("first_on", "pk").first()
    held = convene(
        actor=office, now=now, subject="People who landed thirsty (fictional)", event=str(event.pk) if event else "",
        why="Fictional: two reports of one boat, and not enough shelter where it may land.",
    )  # fmt: skip
    for actor, move, given in (
        (focal, "join", {}),
        (other, "join", {}),
        (focal, "need", {"what": "interpreting", "text": "Somebody who speaks their language (fictional)"}),
        (other, "offer", {"what": "interpreting", "text": "Two interpreters by telephone (fictional)"}),
        (focal, "propose", {"text": "Share numbers that answer at night (fictional)"}),
    ):
        held = CONSULTATION.perform(held, move, actor=actor, now=now, given=given)
    need, offer = (str(SupportLine.objects.get(consultation=held, side=side).key) for side in ("need", "offer"))
    pair = {"need": need, "offer": offer, "fit": "fits", "why": "Fictional: the same language"}
    held = CONSULTATION.perform(held, "match", actor=office, now=now, given=pair)
    point = str(Point.objects.get(consultation=held).key)
    taken = {"point": point, "step": "taken_on", "due_on": None, "why": ""}
    CONSULTATION.perform(held, "undertake", actor=other, now=now, given=taken)
    begin_plan(
        actor=focal, now=now, why="Fictional: begun for the demo", how_made="By five agencies over a year (fictional).",
        agencies="Search and rescue, immigration, health, child protection (fictional).",
        lessons="At night nobody answered the number on the list (fictional).",
    )  # fmt: skip
