"""Where an item stands on its agenda, and which item of a plan it is about."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from titian.desk.workflow import Doing
from titian.meetings.errors import NoFurther, SessionGone
from titian.meetings.models import DEEPEST, AgendaItem, Session
from titian.workplan.models import ActionItem, Meeting


def find_about(doing: Doing) -> ActionItem | None:
    """The plan's item by its number, of those that the actor sees. Raises `NumberUnknown`."""
    number, reader = doing.given["about"], doing.actor or AnonymousUser()
    if number is None:
        return None
    return ActionItem.objects.get_numbered(reader, number, doing.given.get("plan"), field="about")


def find_end(meeting: Meeting, parent: AgendaItem | None) -> int:
    """The place behind all that stand there already."""
    last = meeting.agenda.filter(parent=parent).order_by("position").last()
    return 1 if last is None else last.position + 1


def check_place(meeting: Meeting, parent: AgendaItem | None, session: Session | None) -> None:
    """Raises `SessionGone`, `NoFurther` where that is another meeting's, or too far down."""
    if session is not None and session.meeting_id != meeting.pk:
        raise SessionGone
    depth, above = 1, parent
    while above is not None:
        depth, above = depth + 1, above.parent
    if (parent is not None and parent.meeting_id != meeting.pk) or depth > DEEPEST:
        raise NoFurther
