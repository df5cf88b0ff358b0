"""The smallest meeting that serves: in Bangkok, of one group, with an item on its agenda."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any, Final

from titian.meetings.actions.call_meeting import add_group, call_meeting
from titian.meetings.item_workflow import ITEM
from titian.meetings.models import AgendaItem, Group, Session
from titian.meetings.workflow import MEETING
from titian.people.models import User
from titian.workplan.models import Meeting
from titian.workplan.tests.factories import make_keeper

NOW: Final = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
_names = count(1)


def make_group(name: str = "") -> Group:
    return add_group(actor=make_keeper(), name=name or f"Group {next(_names)}", now=NOW)


def make_meeting(
    title: str = "Annual meeting", *, zone: str = "Asia/Bangkok", state: str = "planned", **more: Any
) -> Meeting:
    given: dict[str, Any] = {"begins_on": date(2027, 3, 8), "ends_on": date(2027, 3, 10), "place": "Bangkok", **more}
    groups = given.pop("groups", None) or [make_group()]
    meeting = call_meeting(actor=make_keeper(), title=title, zone=zone, groups=groups, now=NOW, **given)
    Meeting.objects.filter(pk=meeting.pk).update(state=state)
    meeting.refresh_from_db()
    return meeting


def do(meeting: Meeting, move: str, *, actor: User | None = None, **given: Any) -> Meeting:
    return MEETING.perform(meeting, move, actor=actor or make_keeper(), now=NOW, given=given)


def do_item(item: AgendaItem, move: str, *, actor: User | None = None, **given: Any) -> AgendaItem:
    return ITEM.perform(item, move, actor=actor or make_keeper(), now=NOW, given=given)


def add_session(meeting: Meeting, title: str = "Opening", *, day: int = 8, begins: int = 9, ends: int = 12) -> Session:
    do(
        meeting, "add_session", title=title, place="", day=meeting.begins_on.replace(day=day), begins=time(begins),
        ends=time(ends),
    )  # fmt: skip
    return meeting.sessions.get(title=title)


def add_item(meeting: Meeting, title: str = "Stock-taking", parent: AgendaItem | None = None) -> AgendaItem:
    do(meeting, "add_item", title=title, parent=parent, session=None, about=None)
    return meeting.agenda.get(title=title)
