from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from titian import audit
from titian.people.models import User
from titian.people.policies import Permission
from titian.preparedness.actions.checking import (
    check_facts,
    check_running,
    check_taking_part,
    check_words,
    name_kind,
)
from titian.preparedness.codes import Status
from titian.preparedness.errors import AheadOfTime
from titian.preparedness.exercise_models import Exercise
from titian.preparedness.models import Event, Step


def add_event(
    *,
    actor: User,
    now: datetime,
    kind: str,
    sea: str,
    first_on: date,
    at: datetime,
    authority: str,
    last_on: date | None = None,
    departed_from: str = "",
    name: str = "",
    outside_id: str | None = None,
    exercise: Exercise | None = None,
) -> Event:
    """An event that was reported, or that is played in an exercise, of which nothing is claimed yet.

    Raises `NotAllowed`, `PositionGiven`, `SeaMissing`, `AheadOfTime`, `DaysTurned`, `ExerciseNotRunning`.
    """
    check_taking_part(actor, Permission.REPORT_EVENTS)
    check_words({"name": name, "authority": authority}, "name", "authority")
    check_facts(kind=kind, sea=sea, first_on=first_on, last_on=last_on, today=now.date())
    if at > now:
        raise AheadOfTime("at")
    with transaction.atomic():
        event = Event.objects.create(
            kind=kind, sea=sea, first_on=first_on, last_on=last_on, departed_from=departed_from, name=name.strip(),
            organisation_id=actor.organisation_id, outside_id=outside_id, exercise=exercise,
        )  # fmt: skip
        Step.objects.create(
            event=event, status=Status.REPORTED, at=at, authority=authority.strip(), by=actor, noted_at=now
        )
        check_running(event)
        audit.record("user", str(actor.pk), f"{name_kind(event)}.add", f"{name_kind(event)}:{event.pk}")
    return event
