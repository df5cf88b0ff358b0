"""What is done with a course, with a trainer of the cadre and with what became of plans, as tables."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy

from titian.desk.follow_ups import MONTHS, FollowUpState, add_months, list_moves
from titian.desk.workflow import Detail, Doing, Move, Workflow
from titian.learning import forms
from titian.learning.actions.keep_course import write_course
from titian.learning.actions.keep_study import close_study, drop_code, take_rows
from titian.learning.actions.keep_trainer import write_trainer
from titian.learning.codes import BEFORE_CLOSING, CourseState, StudyState, TrainerState
from titian.learning.counting import count_course
from titian.learning.errors import CourseOver, FollowUpOver, StudyOver, TrainerGone
from titian.learning.models import Course, PlanFollowUp, Study, Trainer
from titian.people.policies import Permission

KEEP: Final = Permission.KEEP_COURSES
_PLANNED: Final = frozenset({CourseState.PLANNED})


def _amend(course: Course, doing: Doing) -> Detail:
    write_course(course, doing.given)
    for row in PlanFollowUp.objects.filter(seat__course=course, state=FollowUpState.PLANNED):
        row.due_on = add_months(course.ends_on, row.months)
        row.save(update_fields=["due_on"])
    return {}


def _close(course: Course, doing: Doing) -> Detail:
    """Its counts stand from now on, and whoever made a plan is asked about it in three and in six months."""
    count_course(course)
    PlanFollowUp.objects.bulk_create(
        PlanFollowUp(seat=seat, months=months, due_on=add_months(course.ends_on, months))
        for seat in course.seats.filter(has_plan=True)
        for months in MONTHS
    )
    return {}


def _take_over(course: Course, doing: Doing) -> Detail:
    """Another leads it. What was shared was shared with the one before: it goes, and can be shared again."""
    if doing.actor is not None:
        course.lead = doing.actor
    from titian.learning.models import Shared

    Shared.objects.of_course(course).update(answers=None)
    return {}


COURSE: Final = Workflow(
    "course",
    Course,
    Move(
        name="invite",
        label=gettext_lazy("Let people join"),
        states=_PLANNED,
        to=CourseState.INVITING,
        permission=KEEP,
    ),
    Move(
        name="begin",
        label=gettext_lazy("It begins"),
        states=frozenset({CourseState.INVITING}),
        to=CourseState.RUNNING,
        permission=KEEP,
    ),
    Move(
        name="close",
        label=gettext_lazy("Close it: its counts then stand"),
        states=frozenset({CourseState.RUNNING}),
        to=CourseState.CLOSED,
        permission=KEEP,
        do=_close,
    ),
    Move(
        name="finish",
        label=gettext_lazy("It is finished"),
        states=frozenset({CourseState.CLOSED}),
        to=CourseState.FINISHED,
        permission=KEEP,
    ),
    Move(
        name="amend",
        label=gettext_lazy("Change what stands here"),
        states=BEFORE_CLOSING,
        to=None,
        permission=KEEP,
        do=_amend,
        form=forms.CourseForm,
    ),
    Move(
        name="take_over",
        label=gettext_lazy("Lead it yourself"),
        states=BEFORE_CLOSING | {CourseState.CLOSED},
        to=None,
        permission=KEEP,
        do=_take_over,
    ),
    Move(
        name="cancel",
        label=gettext_lazy("Cancel it"),
        states=BEFORE_CLOSING,
        to=CourseState.CANCELLED,
        permission=KEEP,
    ),
    wrong=CourseOver,
)


def _amend_trainer(trainer: Trainer, doing: Doing) -> Detail:
    write_trainer(trainer, doing.actor, doing.given)
    return {}


def _forget_name(trainer: Trainer, doing: Doing) -> Detail:
    trainer.name, trainer.is_agreed = "", False
    return {}


_TRAINS: Final = frozenset({TrainerState.ACTIVE})
TRAINER: Final = Workflow(
    "trainer",
    Trainer,
    Move(
        name="amend",
        label=gettext_lazy("Change what stands here"),
        states=_TRAINS,
        to=None,
        permission=Permission.KEEP_TRAINERS,
        do=_amend_trainer,
        form=forms.TrainerForm,
    ),
    Move(
        name="leave",
        label=gettext_lazy("They train no more: the name goes"),
        states=_TRAINS,
        to=TrainerState.LEFT,
        permission=Permission.KEEP_TRAINERS,
        do=_forget_name,
    ),
    wrong=TrainerGone,
)

FOLLOW_UP: Final[Workflow[Any]] = Workflow(
    "plan_follow_up", PlanFollowUp, *list_moves(None), wrong=FollowUpOver
)  # Any: as the floor's moves are


def _set_minutes(study: Study, doing: Doing) -> Detail:
    study.minutes = doing.given["minutes"]
    return {}


_OPEN: Final = frozenset({StudyState.OPEN})
STUDY: Final = Workflow(
    "study",
    Study,
    Move(
        name="take",
        label=gettext_lazy("Enter answers"),
        states=_OPEN,
        to=None,
        permission=KEEP,
        do=lambda study, doing: take_rows(study, doing.given["rows"]),
        form=forms.RowsForm,
    ),
    Move(
        name="minutes",
        label=gettext_lazy("Say how long the group took"),
        states=_OPEN,
        to=None,
        permission=KEEP,
        do=_set_minutes,
        form=forms.MinutesForm,
    ),
    Move(
        name="drop",
        label=gettext_lazy("Take the answers under a code out"),
        states=_OPEN,
        to=None,
        permission=KEEP,
        do=lambda study, doing: drop_code(study, doing.given["code"]),
        form=forms.CodeForm,
    ),
    Move(
        name="close",
        label=gettext_lazy("Close it: counts stand, codes go"),
        states=_OPEN,
        to=StudyState.CLOSED,
        permission=KEEP,
        do=lambda study, doing: close_study(study),
    ),
    wrong=StudyOver,
)
