"""What is done with a meeting, its sessions and who came, as a table."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.workflow import Detail, Doing, Move, Workflow
from titian.meetings import forms
from titian.meetings.agenda import check_place, find_about, find_end
from titian.meetings.codes import (
    BEFORE,
    NOT_OVER,
    WITHOUT_A_MEMBER,
    WRITTEN_IN,
    SessionState,
)
from titian.meetings.errors import (
    AlreadyAnnounced,
    DayOutside,
    EndsBefore,
    MemberMissing,
    SessionGone,
)
from titian.meetings.models import (
    AgendaItem,
    Called,
    Delegation,
    Note,
    Session,
)
from titian.meetings.zones import find_instant
from titian.people.policies import Permission
from titian.workplan.changes import refuse_zawgyi
from titian.workplan.codes import MeetingState
from titian.workplan.errors import MeetingOver
from titian.workplan.models import Meeting
from titian.workplan.workflow import MEETING as PLAN_MEETING

KEEP: Final = Permission.KEEP_MEETINGS
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
    check_place(meeting, given["parent"], given["session"])
    item = AgendaItem.objects.create(
        meeting=meeting,
        parent=given["parent"],
        position=find_end(meeting, given["parent"]),
        title=given["title"],
        session=given["session"],
        about=find_about(doing),
    )
    Note.objects.create(item=item)
    return {"item": str(item.pk)}


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
