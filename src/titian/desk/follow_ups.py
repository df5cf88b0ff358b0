"""What became of an action plan: asked after some months, answered in a word, or left as no answer.

Rooms whose people make such plans share the states, the moves, the clock and the figures; each says whose a plan is.
Silence is no answer, and nothing is made of it.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, TypeVar

from django import forms
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.desk.workflow import Detail, Doing, Move, Record, Workflow
from titian.tables.hiding import Shown, hide_marks, hide_small_cells

if TYPE_CHECKING:
    from titian.people.policies import Permission


class FollowUpState(models.TextChoices):
    """There is no state for an answer that has not come, but that nothing is known."""

    PLANNED = "planned", gettext_lazy("not asked yet")
    ASKED = "asked", gettext_lazy("asked")
    ANSWERED = "answered", gettext_lazy("answered")
    NO_ANSWER = "no_answer", gettext_lazy("no answer")


SETTLED: Final = frozenset({FollowUpState.ANSWERED, FollowUpState.NO_ANSWER})
MONTHS: Final = (3, 6)
# How long a question stays open; after that it stands as no answer.
ASKED_FOR: Final = timedelta(days=42)


class Answer(models.TextChoices):
    DONE = "done", gettext_lazy("done")
    PARTLY = "partly", gettext_lazy("partly")
    NOT_YET = "not_yet", gettext_lazy("not yet")


class Barrier(models.TextChoices):
    TIME = "time", gettext_lazy("no time beside other work")
    MONEY = "money", gettext_lazy("no money for it")
    DECISION = "decision", gettext_lazy("no decision from above")
    MOVED = "moved", gettext_lazy("moved to other work")
    EQUIPMENT = "equipment", gettext_lazy("no equipment or no material")
    LAW = "law", gettext_lazy("law or procedure is in the way")
    OTHER = "other", gettext_lazy("something else")


class Asked(Record):
    """What became of a plan after some months. A room adds the plan, and its `barriers` with a `code` each."""

    months = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    asked_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=7, choices=Answer, blank=True)
    state = models.CharField(max_length=9, choices=FollowUpState, default=FollowUpState.PLANNED)

    if TYPE_CHECKING:
        barriers: Any  # Any: the manager of the room's own rows

    class Meta:
        abstract = True


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=gettext_lazy("What became of it?"),
        choices=Answer,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one.")},
    )
    barriers = forms.MultipleChoiceField(
        label=gettext_lazy("What stood in the way, if anything"),
        choices=Barrier,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


def _ask(follow_up: Asked, doing: Doing) -> Detail:
    follow_up.asked_at = doing.now
    return {}


def _answer(follow_up: Asked, doing: Doing) -> Detail:
    """What stood in the way is kept where something did: of what is done nothing."""
    follow_up.answer = doing.given["answer"]
    barriers = () if follow_up.answer == Answer.DONE else doing.given["barriers"]
    for code in barriers:
        follow_up.barriers.create(code=code)
    return {}


_PLANNED: Final = frozenset({FollowUpState.PLANNED})
_ASKED: Final = frozenset({FollowUpState.ASKED})


def list_moves(permission: Permission | None) -> tuple[Move[Any], ...]:  # Any: of whatever room
    """The hub asks and lets it pass; whoever has the permission answers, or the hub for them."""
    return (
        Move(name="ask", states=_PLANNED, to=FollowUpState.ASKED, permission=None, do=_ask),
        Move(
            name="answer",
            label=gettext_lazy("Answer"),
            states=_ASKED,
            to=FollowUpState.ANSWERED,
            permission=permission,
            do=_answer,
            form=AnswerForm,
        ),
        Move(name="pass", states=_ASKED, to=FollowUpState.NO_ANSWER, permission=None),
        # There is nobody to ask any more.
        Move(name="lapse", states=_PLANNED, to=FollowUpState.NO_ANSWER, permission=None),
    )


A = TypeVar("A", bound=Asked)


def ask_rows(
    workflow: Workflow[A], due: Iterable[A], asked: models.QuerySet[A], has_nobody: Callable[[A], bool], now: datetime
) -> None:
    """Asks what is due, and lets what was asked long ago stand as no answer. Safe to run twice."""
    for row in due:
        workflow.perform(row, "lapse" if has_nobody(row) else "ask", actor=None, now=now)
    for row in asked.filter(asked_at__lt=now - ASKED_FOR):
        workflow.perform(row, "pass", actor=None, now=now)


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last of a shorter one."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


ANSWERS: Final[Mapping[str, str | Promise]] = {
    **dict(Answer.choices),
    FollowUpState.NO_ANSWER: FollowUpState.NO_ANSWER.label,
}


@dataclass(frozen=True)
class Followed:
    """What became of action plans after some months; None while the question is open."""

    months: int
    answers: Shown | None
    barriers: Mapping[str, int | None]


def show_followed(rows: Iterable[Asked]) -> list[Followed]:
    """By months. Nothing is shown while one of them can still change."""
    by_months: dict[int, list[Asked]] = {}
    for row in rows:
        by_months.setdefault(row.months, []).append(row)
    found = []
    for months, some in sorted(by_months.items()):
        if any(row.state not in SETTLED for row in some):
            found.append(Followed(months, None, {}))
            continue
        cells = Counter(dict.fromkeys(ANSWERS, 0))
        cells.update(row.answer or FollowUpState.NO_ANSWER.value for row in some)
        shown = hide_small_cells(cells)
        marks = Counter(dict.fromkeys(Barrier.values, 0))
        marks.update(mark.code for row in some for mark in row.barriers.all())
        found.append(Followed(months, shown, hide_marks(marks, (), shown.total)))
    return found
