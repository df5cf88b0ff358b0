"""Who hears that a meeting asks for updates: once a meeting, and nothing of what it is about."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db.models import F, QuerySet

from titian.desk.tellings import Listeners, Telling
from titian.people.models import Role, User
from titian.workplan.codes import OPEN, MeetingState, Part
from titian.workplan.models import Involvement, Meeting


def list_asking(now: datetime) -> QuerySet[Meeting]:
    return Meeting.objects.filter(state=MeetingState.ASKING).annotate(waits_since=F("asked_at"))


def find_leads(meeting: Meeting) -> Listeners:
    """The focal points of whoever leads an open item now."""
    leading = Involvement.objects.current().filter(part=Part.LEAD, item__state__in=sorted(OPEN))
    bodies = leading.filter(party__organisation__isnull=False).values("party__organisation")
    return User.objects.open().filter(role=Role.FOCAL_POINT, organisation__in=bodies)


UPDATE_ASKED: Final = Telling("update_asked", "id", list_asking, find_leads)
