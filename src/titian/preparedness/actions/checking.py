"""What every way in checks alike: whose turn it is, words without a position, days that have been."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from titian.desk.errors import NotAllowed
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.preparedness.codes import ON_LAND_TOO
from titian.preparedness.errors import (
    AheadOfTime,
    DaysTurned,
    ExerciseMixed,
    ExerciseNotRunning,
    PositionGiven,
    SeaMissing,
)
from titian.preparedness.exercise_models import Exercise, Marked
from titian.preparedness.figures import holds_position
from titian.preparedness.figures.published import read_seas
from titian.preparedness.together_codes import ExerciseState
from titian.workplan.querysets import reads_members_words


def check_taking_part(actor: User | None, permission: Permission) -> User:
    """The actor, where the role has the permission and its member is still one. Raises `NotAllowed`."""
    if actor is None or not may(actor, permission) or not reads_members_words(actor):
        raise NotAllowed
    return actor


def check_words(given: Mapping[str, object], *fields: str) -> None:
    """Raises `PositionGiven`."""
    for field in fields:
        if holds_position(str(given.get(field) or "")):
            raise PositionGiven(field)


def check_facts(*, kind: str, sea: str, first_on: date, last_on: date | None, today: date) -> None:
    """Raises `SeaMissing`, `AheadOfTime`, `DaysTurned`."""
    if (not sea and kind not in ON_LAND_TOO) or (sea and sea not in read_seas()):
        raise SeaMissing
    if first_on > today:
        raise AheadOfTime("first_on")
    if last_on is not None and last_on < first_on:
        raise DaysTurned
    if last_on is not None and last_on > today:
        raise AheadOfTime("last_on")


def check_same_side(one: Marked, other: Marked) -> None:
    """Both real, or both of one exercise. Whatever leads from one record to another asks this first.

    Raises `ExerciseMixed`.
    """
    if one.exercise_id != other.exercise_id:
        raise ExerciseMixed


def check_real(record: Marked) -> None:
    """What goes to real recipients asks this first. Raises `ExerciseMixed`."""
    if record.exercise_id is not None:
        raise ExerciseMixed


def check_running(record: Marked) -> None:
    """Of an exercise only while it runs, as it stands now. Raises `ExerciseNotRunning`."""
    if record.exercise_id is None:
        return
    if not Exercise.objects.filter(pk=record.exercise_id, state=ExerciseState.RUNNING).exists():
        raise ExerciseNotRunning


def name_kind(record: Marked) -> str:
    """What the log calls its kind: an exercise's has one of its own, so that nobody takes it for real."""
    name = str(record._meta.model_name)
    return f"exercise_{name}" if record.exercise_id is not None else name
