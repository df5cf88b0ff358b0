"""Moves of what may be real or played: one workflow for each, and neither takes the other's records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, TypeVar

from titian.desk.workflow import Move, Workflow
from titian.preparedness.actions.checking import check_running
from titian.preparedness.errors import ExerciseMixed
from titian.preparedness.exercise_models import Marked
from titian.preparedness.together_codes import ExerciseState

if TYPE_CHECKING:
    from titian.people.models import User

M = TypeVar("M", bound=Marked)


class MarkedWorkflow(Workflow[M]):
    """`is_exercise`: of records of exercises, and of those alone, while the exercise runs; else of real ones alone."""

    def __init__(self, name: str, model: type[M], *moves: Move[M], is_exercise: bool = False) -> None:
        super().__init__(name, model, *moves)
        self.is_exercise: Final = is_exercise

    def list_moves(self, actor: User, record: M) -> list[Move[M]]:
        """None of an exercise that does not run."""
        is_over = record.exercise is not None and record.exercise.state != ExerciseState.RUNNING
        return [] if is_over else super().list_moves(actor, record)

    def perform(
        self,
        record: M,
        name: str,
        *,
        actor: User | None,
        now: datetime,
        seen: int | None = None,
        given: Mapping[str, Any] | None = None,  # Any: cleaned by the form
    ) -> M:
        """As there; raises `ExerciseMixed` and `ExerciseNotRunning` besides."""
        if (record.exercise_id is not None) != self.is_exercise:
            raise ExerciseMixed
        check_running(record)
        return super().perform(record, name, actor=actor, now=now, seen=seen, given=given)
