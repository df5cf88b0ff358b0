from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.people.models import User
from titian.people.policies import Permission
from titian.preparedness.actions.checking import check_taking_part, check_words
from titian.preparedness.exercise_models import Exercise


def plan_exercise(*, actor: User, now: datetime, title: str, scenario: str) -> Exercise:
    """An exercise that has not begun, without injects. Raises `NotAllowed`, `PositionGiven`."""
    check_taking_part(actor, Permission.RUN_EXERCISES)
    check_words({"title": title, "scenario": scenario}, "title", "scenario")
    with transaction.atomic():
        made = Exercise.objects.create(
            title=title.strip(), scenario=scenario.strip(), organisation_id=actor.organisation_id
        )
        audit.record("user", str(actor.pk), "exercise.add", f"exercise:{made.pk}")
    return made
