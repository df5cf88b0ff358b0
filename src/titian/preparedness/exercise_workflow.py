"""What is done in an exercise, as a table: prepared, played while it runs, learnt from once it has ended."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.workflow import Detail, Doing, Move, Workflow
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.preparedness import together
from titian.preparedness import together_forms as forms
from titian.preparedness.actions.checking import check_taking_part, check_words
from titian.preparedness.errors import InjectMissing, InjectsSent, InjectUnknown, MemberUnknown
from titian.preparedness.exercise_models import Exercise, Inject, Note, Sending, ends_before
from titian.preparedness.together_codes import ExerciseState, NoteKind
from titian.workplan.models import Party

RUN: Final = Permission.RUN_EXERCISES
CONSULT: Final = Permission.CONSULT
DRAFTED: Final = frozenset({ExerciseState.DRAFTED.value})
RUNNING: Final = frozenset({ExerciseState.RUNNING.value})
BEFORE_END: Final = DRAFTED | RUNNING
AFTER_BEGINNING: Final = frozenset({ExerciseState.RUNNING.value, ExerciseState.ENDED.value})


def tell_when(inject: Inject, exercise: Exercise) -> datetime | None:
    """When it is shown, or was: by the clock, or before that by hand. None while the exercise has not begun."""
    if exercise.began_at is None:
        return None
    due = exercise.began_at + timedelta(minutes=inject.after_minutes)
    sending: Sending | None = getattr(inject, "sending", None)
    return min(due, sending.at) if sending is not None else due


def list_told(exercise: Exercise, now: datetime) -> list[tuple[Inject, datetime]]:
    """What has been told by now, in the order of its telling. After the end nothing more is."""
    until = ends_before(exercise, now)
    rows = exercise.injects.select_related("sending", "party").order_by("number")
    told = [(row, at) for row in rows if (at := tell_when(row, exercise)) is not None and at <= until]
    return sorted(told, key=lambda pair: (pair[1], pair[0].number))


def list_told_to(exercise: Exercise, reader: User, now: datetime) -> list[tuple[Inject, datetime]]:
    """Of those, what is for everybody or for the reader's member; for whoever runs exercises, all."""
    told = list_told(exercise, now)
    if may(reader, RUN):
        return told
    party = together.find_own_party(reader)
    return [(row, at) for row, at in told if row.party_id is None or row.party == party]


def _inject(exercise: Exercise, doing: Doing) -> Detail:
    actor, given = check_taking_part(doing.actor, RUN), doing.given
    check_words(given, "text")
    party = None
    if given["party"]:
        party = Party.objects.present().filter(code=given["party"]).first()
        if party is None:
            raise MemberUnknown
    number = exercise.injects.count() + 1
    Inject.objects.create(
        exercise=exercise, number=number, after_minutes=given["after_minutes"], text=given["text"].strip(), party=party,
        by=actor, at=doing.now,
    )  # fmt: skip
    return {"number": number}


def _start(exercise: Exercise, doing: Doing) -> Detail:
    check_taking_part(doing.actor, RUN)
    if not exercise.injects.exists():
        raise InjectMissing
    exercise.began_at = doing.now
    return {}


def _send(exercise: Exercise, doing: Doing) -> Detail:
    """The first of those that have not been told yet, by their time."""
    actor = check_taking_part(doing.actor, RUN)
    told = {row.pk for row, _ in list_told(exercise, doing.now)}
    inject = exercise.injects.exclude(pk__in=told).order_by("after_minutes", "number").first()
    if inject is None:
        raise InjectsSent
    Sending.objects.create(inject=inject, by=actor, at=doing.now)
    return {"number": inject.number}


def _find_told(exercise: Exercise, doing: Doing, actor: User) -> Inject | None:
    number = doing.given["inject"]
    if not number:
        return None
    for row, _ in list_told_to(exercise, actor, doing.now):
        if str(row.number) == number:
            return row
    raise InjectUnknown


def _decide(exercise: Exercise, doing: Doing) -> Detail:
    actor = check_taking_part(doing.actor, CONSULT)
    party = together.get_joined(exercise, actor)
    return _note(exercise, doing, NoteKind.DECISION, actor, party)


def _observe(exercise: Exercise, doing: Doing) -> Detail:
    actor = check_taking_part(doing.actor, CONSULT)
    return _note(exercise, doing, NoteKind.OBSERVATION, actor, together.find_own_party(actor))


def _note(exercise: Exercise, doing: Doing, kind: NoteKind, actor: User, party: Party | None) -> Detail:
    check_words(doing.given, "text")
    inject = _find_told(exercise, doing, actor)
    Note.objects.create(
        exercise=exercise, kind=kind, inject=inject, party=party, text=doing.given["text"].strip(), by=actor,
        at=doing.now,
    )  # fmt: skip
    return {"number": inject.number} if inject is not None else {}


def _end(exercise: Exercise, doing: Doing) -> Detail:
    check_taking_part(doing.actor, RUN)
    exercise.ended_at = doing.now
    return {}


EXERCISE: Final[Workflow[Exercise]] = Workflow(
    "exercise",
    Exercise,
    Move(
        name="inject",
        label=gettext_lazy("Add an inject"),
        states=BEFORE_END,
        to=None,
        permission=RUN,
        do=_inject,
        form=forms.InjectForm,
    ),
    Move(
        name="start",
        label=gettext_lazy("Start the exercise"),
        states=DRAFTED,
        to=ExerciseState.RUNNING,
        permission=RUN,
        do=_start,
    ),
    Move(name="join", label=gettext_lazy("Join"), states=BEFORE_END, to=None, permission=CONSULT, do=together.join),
    Move(name="leave", label=gettext_lazy("Leave"), states=BEFORE_END, to=None, permission=CONSULT, do=together.leave),
    Move(
        name="send",
        label=gettext_lazy("Send the next inject now"),
        states=RUNNING,
        to=None,
        permission=RUN,
        do=_send,
    ),
    Move(
        name="decide",
        label=gettext_lazy("Say what your member decides"),
        states=RUNNING,
        to=None,
        permission=CONSULT,
        do=_decide,
        form=forms.DecideForm,
    ),
    Move(
        name="observe",
        label=gettext_lazy("Note an observation"),
        states=AFTER_BEGINNING,
        to=None,
        permission=CONSULT,
        do=_observe,
        form=forms.ObserveForm,
    ),
    Move(
        name="lesson",
        label=gettext_lazy("Write a lesson down"),
        states=AFTER_BEGINNING,
        to=None,
        permission=CONSULT,
        do=together.propose,
        form=forms.LessonForm,
    ),
    Move(
        name="undertake",
        label=gettext_lazy("Take one on, or say what became of it"),
        states=AFTER_BEGINNING,
        to=None,
        permission=CONSULT,
        do=together.undertake,
        form=forms.UndertakeForm,
    ),
    Move(
        name="end",
        label=gettext_lazy("End the exercise"),
        states=RUNNING,
        to=ExerciseState.ENDED,
        permission=RUN,
        do=_end,
    ),
)
