"""What is done with an item of an agenda, its documents, tasks and corrections, as tables."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.errors import NotAllowed
from titian.desk.workflow import GONE, Detail, Doing, Move, Workflow
from titian.meetings import forms
from titian.meetings.actions.keep_minutes import find_own_party, revise, suggest
from titian.meetings.addresses import read_address
from titian.meetings.agenda import check_place, find_about
from titian.meetings.codes import (
    NOT_OVER,
    WRITTEN_IN,
    PaperState,
    TaskState,
)
from titian.meetings.errors import (
    AgendaClosed,
    ItemHolds,
    NoFurther,
    NotUnderIt,
    PaperSettled,
    SpeakerNotAsked,
)
from titian.meetings.merging import carry_over
from titian.meetings.models import (
    AgendaItem,
    Correction,
    Decision,
    Intervention,
    Note,
    Paper,
    Task,
)
from titian.people.models import User
from titian.people.policies import Permission
from titian.workplan.changes import refuse_zawgyi
from titian.workplan.codes import MeetingState

KEEP: Final = Permission.KEEP_MEETINGS
TAKE_PART: Final = Permission.TAKE_PART


def _is_after(item: AgendaItem) -> bool:
    return item.meeting.state == MeetingState.CLOSED


def _amend_item(item: AgendaItem, doing: Doing) -> Detail:
    given = doing.given
    refuse_zawgyi(given["title"])
    check_place(item.meeting, None, given["session"])
    item.title, item.session, item.about = given["title"], given["session"], find_about(doing)
    return {}


def _up(item: AgendaItem, doing: Doing) -> Detail:
    beside = AgendaItem.objects.filter(meeting=item.meeting, parent=item.parent)
    before = beside.filter(position__lt=item.position).order_by("position").last()
    if before is None:
        raise NoFurther
    item.position, before.position = before.position, item.position
    before.save()
    return {}


def _remove(item: AgendaItem, doing: Doing) -> Detail:
    holds = (item.below, item.papers, item.interventions, item.decisions, item.tasks)
    if any(rows.exists() for rows in holds) or item.note.text or item.note.revisions.exists():
        raise ItemHolds
    return {}


def _intervene(item: AgendaItem, doing: Doing) -> Detail:
    given = doing.given
    refuse_zawgyi(given["summary"], given["speaker"])
    if given["speaker"] and not given["is_speaker_agreed"]:
        raise SpeakerNotAsked
    Intervention.objects.create(item=item, at=doing.now, by=doing.actor, is_after=_is_after(item), **given)
    return {"party": given["party"].code}


def _decide(item: AgendaItem, doing: Doing) -> Detail:
    refuse_zawgyi(doing.given["text"])
    Decision.objects.create(item=item, at=doing.now, by=doing.actor, is_after=_is_after(item), text=doing.given["text"])
    return {}


def _assign(item: AgendaItem, doing: Doing) -> Detail:
    given = doing.given
    refuse_zawgyi(given["text"])
    task = Task.objects.create(item=item, is_after=_is_after(item), **given)
    return {"task": str(task.pk), "party": given["owner"].code}


def _strike(item: AgendaItem, doing: Doing) -> Detail:
    """What was written under an item by mistake stays, struck through, with the reason."""
    which = {"pk": doing.given["what"], "struck_at": None}
    found = item.interventions.filter(**which).first() or item.decisions.filter(**which).first()
    if found is None:
        raise NotUnderIt
    found.struck_at, found.struck_why = doing.now, doing.given["why"]
    found.save()
    return {"what": str(found.pk)}


def _check_reads(item: AgendaItem, actor: User) -> None:
    """Who may not read what was said under an item adds nothing to it: a member that has left, say."""
    if not AgendaItem.objects.with_words_for(actor).filter(pk=item.pk).exists():
        raise NotAllowed


def _propose(item: AgendaItem, doing: Doing) -> Detail:
    if doing.actor is None:
        raise NotAllowed
    _check_reads(item, doing.actor)
    title, address = doing.given["title"], read_address(doing.given["address"])
    refuse_zawgyi(title)
    paper = Paper.objects.create(item=item, party=find_own_party(doing.actor), title=title, address=address)
    return {"paper": str(paper.pk)}


def _correct(item: AgendaItem, doing: Doing) -> Detail:
    refuse_zawgyi(doing.given["text"])
    note = Note.objects.select_for_update().get(item=item)
    revise(note, doing.given["text"], by=doing.actor, at=doing.now, why=doing.given["why"])
    return {}


def _suggest(item: AgendaItem, doing: Doing) -> Detail:
    if doing.actor is None:
        raise NotAllowed
    _check_reads(item, doing.actor)
    note = Note.objects.select_for_update().get(item=item)
    suggest(note, doing.given["base"], doing.given["text"], by=doing.actor, at=doing.now)
    return {}


_CLOSED: Final = frozenset({MeetingState.CLOSED})
ITEM: Final = Workflow(
    "meeting_item",
    AgendaItem,
    Move(
        name="amend",
        label=gettext_lazy("Change this item"),
        states=NOT_OVER,
        to=None,
        permission=KEEP,
        do=_amend_item,
        form=forms.AgendaForm,
    ),
    Move(name="up", label=gettext_lazy("Move it up"), states=NOT_OVER, to=None, permission=KEEP, do=_up),
    Move(
        name="remove",
        label=gettext_lazy("Take it off the agenda"),
        states=NOT_OVER,
        to=GONE,
        permission=KEEP,
        do=_remove,
    ),
    Move(
        name="intervene",
        label=gettext_lazy("Add an intervention"),
        states=WRITTEN_IN,
        to=None,
        permission=KEEP,
        do=_intervene,
        form=forms.InterventionForm,
    ),
    Move(
        name="decide",
        label=gettext_lazy("Add a decision"),
        states=WRITTEN_IN,
        to=None,
        permission=KEEP,
        do=_decide,
        form=forms.DecisionForm,
    ),
    Move(
        name="assign",
        label=gettext_lazy("Add a task"),
        states=WRITTEN_IN,
        to=None,
        permission=KEEP,
        do=_assign,
        form=forms.TaskForm,
    ),
    Move(
        name="strike",
        label=gettext_lazy("Strike it"),
        states=WRITTEN_IN,
        to=None,
        permission=KEEP,
        do=_strike,
        form=forms.StrikeForm,
    ),
    Move(
        name="propose",
        label=gettext_lazy("Propose a document"),
        states=NOT_OVER,
        to=None,
        permission=TAKE_PART,
        do=_propose,
        form=forms.PaperForm,
    ),
    Move(
        name="correct",
        label=gettext_lazy("Correct the minutes"),
        states=_CLOSED,
        to=None,
        permission=KEEP,
        do=_correct,
        form=forms.CorrectForm,
    ),
    Move(
        name="suggest",
        label=gettext_lazy("Propose a correction"),
        states=_CLOSED,
        to=None,
        permission=TAKE_PART,
        do=_suggest,
        form=forms.SuggestForm,
    ),
    wrong=AgendaClosed,
    part_of="meeting",
)

_PROPOSED: Final = frozenset({PaperState.PROPOSED})
PAPER: Final = Workflow(
    "meeting_paper",
    Paper,
    Move(name="accept", label=gettext_lazy("Accept it"), states=_PROPOSED, to=PaperState.ACCEPTED, permission=KEEP),
    Move(name="decline", label=gettext_lazy("Decline it"), states=_PROPOSED, to=PaperState.DECLINED, permission=KEEP),
    wrong=PaperSettled,
)

_OPEN: Final = frozenset({TaskState.OPEN})
TASK: Final = Workflow(
    "meeting_task",
    Task,
    Move(
        name="finish", label=gettext_lazy("It is done"), states=_OPEN, to=TaskState.DONE,
        permission=Permission.DO_TASKS,
    ),
    Move(
        name="reopen", label=gettext_lazy("It is not done yet"), states=frozenset({TaskState.DONE, TaskState.DROPPED}),
        to=TaskState.OPEN, permission=Permission.DO_TASKS,
    ),
    Move(
        name="drop", label=gettext_lazy("It is no longer needed"), states=_OPEN, to=TaskState.DROPPED, permission=KEEP
    ),
    wrong=PaperSettled,
)  # fmt: skip


def _accept(correction: Correction, doing: Doing) -> Detail:
    """What it changed is carried over to the minutes as they stand by now."""
    note = Note.objects.select_for_update().get(pk=correction.note_id)
    text = carry_over(correction.base, correction.text, note.text)
    revise(note, text, by=doing.actor, at=doing.now, correction=correction)
    return {"item": str(note.item_id)}


CORRECTION: Final = Workflow(
    "meeting_correction",
    Correction,
    Move(
        name="accept", label=gettext_lazy("Accept it"), states=_PROPOSED, to=PaperState.ACCEPTED, permission=KEEP,
        do=_accept,
    ),
    Move(
        name="decline", label=gettext_lazy("Decline it"), states=_PROPOSED, to=PaperState.DECLINED, permission=KEEP
    ),
    wrong=PaperSettled,
)  # fmt: skip
