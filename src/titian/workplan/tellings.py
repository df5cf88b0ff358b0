"""Who hears that a meeting asks for updates or that a round is open: once each, and nothing of what it is about."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db.models import F, QuerySet

from titian.desk.tellings import Listeners, Telling
from titian.people.models import Role, User
from titian.workplan.codes import OPEN, Part
from titian.workplan.models import Involvement, Meeting, Party, Round


def list_asking(now: datetime) -> QuerySet[Meeting]:
    return Meeting.objects.asking().annotate(waits_since=F("asked_at"))


def find_leads(meeting: Meeting) -> Listeners:
    """The focal points of whoever leads an open item now."""
    leading = Involvement.objects.current().filter(part=Part.LEAD, item__state__in=sorted(OPEN))
    bodies = leading.filter(party__organisation__isnull=False).values("party__organisation")
    return User.objects.open().filter(role=Role.FOCAL_POINT, organisation__in=bodies)


UPDATE_ASKED: Final = Telling("update_asked", "id", list_asking, find_leads)


def list_open_rounds(now: datetime) -> QuerySet[Round]:
    return Round.objects.open().annotate(waits_since=F("opened_at"))


def find_members(round_: Round) -> Listeners:
    """The focal points of every member, whatever they have said already: whom a word would pass over has spoken."""
    bodies = Party.objects.present().filter(organisation__isnull=False).values("organisation")
    return User.objects.open().filter(role=Role.FOCAL_POINT, organisation__in=bodies)


ROUND_OPENED: Final = Telling("round_opened", "id", list_open_rounds, find_members)
