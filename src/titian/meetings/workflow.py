"""What is done with a meeting, its items, documents, tasks and corrections, as tables."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.errors import NotAllowed
from titian.desk.workflow import GONE, Detail, Doing, Move, Workflow
from titian.meetings import forms
from titian.meetings.actions.keep_minutes import find_own_party, revise, suggest
from titian.meetings.codes import (
    BEFORE,
    NOT_OVER,
    WITHOUT_A_MEMBER,
    WRITTEN_IN,
    PaperState,
    SessionState,
    TaskState,
)
from titian.meetings.errors import (
    AgendaClosed,
    AlreadyAnnounced,
    DayOutside,
    EndsBefore,
    ItemHolds,
    MemberMissing,
    NoFurther,
    NotUnderIt,
    PaperSettled,
    SessionGone,
    SpeakerNotAsked,
)
from titian.meetings.merging import carry_over
from titian.meetings.models import (
    DEEPEST,
    AgendaItem,
    Called,
    Correction,
    Decision,
    Delegation,
    Intervention,
    Note,
    Paper,
    Session,
    Task,
)
from titian.meetings.zones import find_instant
from titian.people.policies import Permission
from titian.workplan.changes import refuse_zawgyi
from titian.workplan.codes import MeetingState
from titian.workplan.errors import MeetingOver
from titian.workplan.models import Meeting
from titian.workplan.workflow import MEETING as PLAN_MEETING

KEEP: Final = Permission.KEEP_MEETINGS
TAKE_PART: Final = Permission.TAKE_PART
ABOUT: Final = ("title", "place", "begins_on", "ends_on", "zone", "visibility", "words_visibility")
# What of a meeting stands in a calendar, and what of that in the entry of each of its sessions.
IN_CALENDARS: Final = ("title", "place", "begins_on", "ends_on")
IN_SESSIONS: Final = ("title", "place", "zone")


def _announce(meeting: Meeting, doing: Doing) -> Detail:
    if meeting.announced_at is not None:
        raise AlreadyAnnounced
    meeting.announced_at = doing.now
    return {}


def _cancel(meeting: Meeting, doing: Doing) -> Detail:
    meeting.sequence += 1
    for session in meeting.sessions.filter(state=SessionState.PLANNED):
        _end_session(session)
    return {}


def _end_session(session: Session) -> None:
    session.state = SessionState.CANCELLED
    session.sequence += 1
    session.save()


def _amend(meeting: Meeting, doing: Doing) -> Detail:
    """What changed goes to calendars as a new sequence, where they have heard of the meeting."""
    given = doing.given
    refuse_zawgyi(given["title"], given["place"])
    changed = [name for name in ABOUT if getattr(meeting, name) != given[name]]
    sessions = list(meeting.sessions.filter(state=SessionState.PLANNED))
    for session in sessions:
        if not given["begins_on"] <= session.day <= given["ends_on"]:
            raise DayOutside
        for hour in (session.begins, session.ends):
            find_instant(session.day, hour, given["zone"])
    for name in changed:
        setattr(meeting, name, given[name])
    if meeting.announced_at is not None:
        if any(name in IN_CALENDARS for name in changed):
            meeting.sequence += 1
        for session in sessions if any(name in IN_SESSIONS for name in changed) else ():
            session.sequence += 1
            session.save()
    return {"fields": len(changed)}


def _call(meeting: Meeting, doing: Doing) -> Detail:
    group = doing.given["group"]
    Called.objects.update_or_create(meeting=meeting, group=group, defaults={"ordinal": doing.given["ordinal"]})
    return {"group": str(group.pk)}


def _check_hours(meeting: Meeting, doing: Doing) -> None:
    given = doing.given
    refuse_zawgyi(given["title"], given["place"])
    if not meeting.begins_on <= given["day"] <= meeting.ends_on:
        raise DayOutside
    if given["ends"] <= given["begins"]:
        raise EndsBefore
    for hour in (given["begins"], given["ends"]):
        find_instant(given["day"], hour, meeting.zone)


HOURS: Final = ("day", "begins", "ends")


def _add_session(meeting: Meeting, doing: Doing) -> Detail:
    _check_hours(meeting, doing)
    given = {name: doing.given[name] for name in ("title", "place", *HOURS)}
    return {"session": str(Session.objects.create(meeting=meeting, **given).pk)}


def _move_session(meeting: Meeting, doing: Doing) -> Detail:
    """Other hours after calendars heard of it: a new sequence, and a cancelled twin where it stood."""
    session = _find_session(meeting, doing)
    _check_hours(meeting, doing)
    is_moved = any(getattr(session, name) != doing.given[name] for name in HOURS)
    if meeting.announced_at is not None:
        if is_moved:
            Session.objects.create(
                meeting=meeting, title=session.title, place=session.place, day=session.day, begins=session.begins,
                ends=session.ends, state=SessionState.CANCELLED, twin_of=session,
            )  # fmt: skip
        session.sequence += 1
    for name in ("title", "place", *HOURS):
        setattr(session, name, doing.given[name])
    session.save()
    return {"session": str(session.pk), "moved": is_moved}


def _cancel_session(meeting: Meeting, doing: Doing) -> Detail:
    session = _find_session(meeting, doing)
    _end_session(session)
    return {"session": str(session.pk)}


def _find_session(meeting: Meeting, doing: Doing) -> Session:
    found = meeting.sessions.filter(pk=doing.given["session"].pk, state=SessionState.PLANNED).first()
    if found is None:
        raise SessionGone
    return found


def _seat(meeting: Meeting, doing: Doing) -> Detail:
    party, seat, count = (doing.given[name] for name in ("party", "seat", "count"))
    if party is None and seat not in WITHOUT_A_MEMBER:
        raise MemberMissing
    Delegation.objects.update_or_create(meeting=meeting, party=party, seat=seat, defaults={"count": count})
    return {"seat": seat, **({"party": party.code} if party is not None else {})}


def _add_item(meeting: Meeting, doing: Doing) -> Detail:
    given = doing.given
    refuse_zawgyi(given["title"])
    _check_place(meeting, given["parent"], given["session"])
    item = AgendaItem.objects.create(
        meeting=meeting,
        parent=given["parent"],
        position=_find_end(meeting, given["parent"]),
        title=given["title"],
        session=given["session"],
        about=given["about"],
    )
    Note.objects.create(item=item)
    return {"item": str(item.pk)}


def _find_end(meeting: Meeting, parent: AgendaItem | None) -> int:
    last = meeting.agenda.filter(parent=parent).order_by("position").last()
    return 1 if last is None else last.position + 1


def _check_place(meeting: Meeting, parent: AgendaItem | None, session: Session | None) -> None:
    if session is not None and session.meeting_id != meeting.pk:
        raise SessionGone
    depth, above = 1, parent
    while above is not None:
        depth, above = depth + 1, above.parent
    if (parent is not None and parent.meeting_id != meeting.pk) or depth > DEEPEST:
        raise NoFurther


MEETING: Final = Workflow(
    "plan_meeting",
    Meeting,
    *PLAN_MEETING.moves.values(),
    Move(
        name="announce",
        label=gettext_lazy("Tell calendars"),
        states=BEFORE,
        to=None,
        permission=KEEP,
        do=_announce,
    ),
    Move(
        name="start",
        label=gettext_lazy("Begin the meeting"),
        states=BEFORE,
        to=MeetingState.IN_SESSION,
        permission=KEEP,
    ),
    Move(
        name="cancel",
        label=gettext_lazy("Cancel the meeting"),
        states=BEFORE,
        to=MeetingState.CANCELLED,
        permission=KEEP,
        do=_cancel,
    ),
    Move(
        name="amend",
        label=gettext_lazy("Change days, place or name"),
        states=NOT_OVER,
        to=None,
        permission=KEEP,
        do=_amend,
        form=forms.AboutForm,
    ),
    Move(
        name="call",
        label=gettext_lazy("Name a group whose meeting it is"),
        states=NOT_OVER,
        to=None,
        permission=KEEP,
        do=_call,
        form=forms.CallForm,
    ),
    Move(
        name="add_session",
        label=gettext_lazy("Add a session"),
        states=NOT_OVER,
        to=None,
        permission=KEEP,
        do=_add_session,
        form=forms.SessionForm,
    ),
    Move(
        name="move_session",
        label=gettext_lazy("Move it"),
        states=NOT_OVER,
        to=None,
        permission=KEEP,
        do=_move_session,
        form=forms.MoveSessionForm,
    ),
    Move(
        name="cancel_session",
        label=gettext_lazy("Cancel this session"),
        states=NOT_OVER,
        to=None,
        permission=KEEP,
        do=_cancel_session,
        form=forms.CancelSessionForm,
    ),
    Move(
        name="seat",
        label=gettext_lazy("Say who came"),
        states=NOT_OVER | WRITTEN_IN,
        to=None,
        permission=KEEP,
        do=_seat,
        form=forms.DelegationForm,
    ),
    Move(
        name="add_item",
        label=gettext_lazy("Add an item to the agenda"),
        states=NOT_OVER,
        to=None,
        permission=KEEP,
        do=_add_item,
        form=forms.AgendaForm,
    ),
    wrong=MeetingOver,
)


def _is_after(item: AgendaItem) -> bool:
    return item.meeting.state == MeetingState.CLOSED


def _amend_item(item: AgendaItem, doing: Doing) -> Detail:
    given = doing.given
    refuse_zawgyi(given["title"])
    _check_place(item.meeting, None, given["session"])
    item.title, item.session, item.about = given["title"], given["session"], given["about"]
    return {}


def _up(item: AgendaItem, doing: Doing) -> Detail:
    beside = AgendaItem.objects.select_for_update().filter(meeting=item.meeting, parent=item.parent)
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


def _propose(item: AgendaItem, doing: Doing) -> Detail:
    if doing.actor is None:
        raise NotAllowed
    refuse_zawgyi(doing.given["title"])
    paper = Paper.objects.create(item=item, party=find_own_party(doing.actor), **doing.given)
    return {"paper": str(paper.pk)}


def _correct(item: AgendaItem, doing: Doing) -> Detail:
    refuse_zawgyi(doing.given["text"])
    note = Note.objects.select_for_update().get(item=item)
    revise(note, doing.given["text"], by=doing.actor, at=doing.now, why=doing.given["why"])
    return {}


def _suggest(item: AgendaItem, doing: Doing) -> Detail:
    if doing.actor is None:
        raise NotAllowed
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
