"""What of the plan may need a person. Who says nothing is waited for in no word: a meeting asks, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext, ngettext

from titian.desk.waiting import Notice
from titian.people.models import User
from titian.workplan.codes import MeetingState, UpdateState
from titian.workplan.models import ActionItem, Meeting, Party, Update


def watch_asked(reader: User, now: datetime) -> Iterator[Notice]:
    """Items the reader's party leads and has sent nothing about to the meeting that asks."""
    meeting = Meeting.objects.filter(state=MeetingState.ASKING).order_by("begins_on").first()
    party = Party.objects.present().filter(organisation__isnull=False, organisation=reader.organisation_id).first()
    if meeting is None or party is None:
        return
    told = Update.objects.filter(meeting=meeting, party=party).exclude(state=UpdateState.DRAFT).values("item")
    count = ActionItem.objects.open().led_by(party).exclude(pk__in=told).count()
    if count:
        text = ngettext(
            "%(meeting)s asks about %(number)d item that you lead.",
            "%(meeting)s asks about %(number)d items that you lead.",
            count,
        ) % {"meeting": meeting.title, "number": count}
        yield Notice(text, gettext("Say what moved, or that nothing is new"), "/plan/updates/", "/plan/updates/", count)


def watch_submitted(reader: User, now: datetime) -> Iterator[Notice]:
    """Updates that members have sent and nobody has shared yet."""
    count = Update.objects.filter(state=UpdateState.SUBMITTED).count()
    if count:
        text = ngettext("%(number)d update waits to be shared.", "%(number)d updates wait to be shared.", count)
        yield Notice(text % {"number": count}, gettext("Read and share"), "/plan/meetings/", "/plan/meetings/", count)
