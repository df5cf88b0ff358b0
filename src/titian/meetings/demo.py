"""The demo's meeting that is over: who came, what was on the agenda, and minutes. All of it is made up and says so."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from titian.desk.demo import Demo
from titian.meetings.actions.call_meeting import add_group, call_meeting
from titian.meetings.codes import Seat
from titian.meetings.item_workflow import ITEM
from titian.meetings.models import AgendaItem
from titian.meetings.workflow import MEETING
from titian.people.models import User
from titian.workplan.models import Meeting, Party

TITLE: Final = "Demo meeting of last month (fictional)"
GROUPS: Final = ("Demo working group (fictional)", "Demo taskforce (fictional)")
AGENDA: Final = ("Stock-taking (fictional)", "Next steps (fictional)")
MINUTES: Final = "Fictional: those present heard where each item stands. Two of them have found interpreters."


@transaction.atomic
def make_meetings(demo: Demo) -> None:
    """A joint meeting, from its planning to its closing; nothing where it is there already."""
    if Meeting.objects.filter(title=TITLE).exists():
        return
    now = timezone.now()
    office, chair = (User.objects.get(username=name) for name in ("regional-office", "co-chair"))
    groups = [add_group(actor=office, name=name, now=now) for name in GROUPS]
    day = now.date() - timedelta(days=30)
    meeting = call_meeting(
        actor=office, title=TITLE, place="Bangkok", begins_on=day, ends_on=day, zone="Asia/Bangkok", groups=groups,
        now=now,
    )  # fmt: skip

    def do(move: str, **given: object) -> None:
        MEETING.perform(meeting, move, actor=chair, now=now, given=given)

    do("call", group=groups[0], ordinal=1)
    do("announce")
    do("add_session", title="Morning (fictional)", place="", day=day, begins=time(9), ends=time(12))
    session = meeting.sessions.get()
    for title in AGENDA:
        do("add_item", title=title, parent=None, session=session, about=None)
    first, second = (AgendaItem.objects.get(meeting=meeting, title=title) for title in AGENDA)
    parties = {party.code: party for party in Party.objects.all()}
    for code, seat in (("ID", Seat.CO_CHAIR), ("VN", Seat.MEMBER), ("IOM", Seat.MEMBER)):
        do("seat", party=parties[code], seat=seat, count=2)
    do("start")
    party = parties["IOM"]
    ITEM.perform(
        first, "intervene", actor=chair, now=now,
        given={"party": party, "summary": "Fictional: asked for a list of interpreters.", "speaker": "",
               "is_speaker_agreed": False},
    )  # fmt: skip
    ITEM.perform(second, "decide", actor=chair, now=now, given={"text": "Fictional: the list is kept by one member."})
    given = {"text": "Send the list round (fictional)", "owner": party, "due_on": now.date() + timedelta(days=60)}
    ITEM.perform(second, "assign", actor=chair, now=now, given=given)
    do("close")
    ITEM.perform(first, "correct", actor=chair, now=now, given={"text": MINUTES, "why": "Written by hand (fictional)."})
