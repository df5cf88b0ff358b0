from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.people.models import User
from titian.people.policies import Permission
from titian.preparedness.actions.checking import (
    check_running,
    check_same_side,
    check_taking_part,
    check_words,
    name_kind,
)
from titian.preparedness.consultation_models import Consultation
from titian.preparedness.errors import EventElsewhere
from titian.preparedness.exercise_models import Exercise
from titian.preparedness.models import Event
from titian.preparedness.together import read_key


def convene(
    *, actor: User, now: datetime, subject: str, why: str, event: str = "", exercise: Exercise | None = None
) -> Consultation:
    """A consultation that nobody has joined yet, real or of an exercise; `event` is the id of what it is about, if any.

    Raises `NotAllowed`, `PositionGiven`, `EventElsewhere`, `ExerciseMixed`, `ExerciseNotRunning`.
    """
    check_taking_part(actor, Permission.CONVENE)
    check_words({"subject": subject, "why": why}, "subject", "why")
    about = None
    if event:
        wanted = read_key(event)
        about = Event.everything.visible_to(actor).filter(pk=wanted).first() if wanted is not None else None
        if about is None:
            raise EventElsewhere
    with transaction.atomic():
        made = Consultation(
            subject=subject.strip(), why=why.strip(), event=about, exercise=exercise,
            organisation_id=actor.organisation_id, by=actor, at=now,
        )  # fmt: skip
        if about is not None:
            check_same_side(made, about)
        check_running(made)
        made.save(force_insert=True)
        audit.record("user", str(actor.pk), f"{name_kind(made)}.add", f"{name_kind(made)}:{made.pk}")
    return made
