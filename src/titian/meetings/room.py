from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.things import Thing
from titian.desk.demo import Fill
from titian.desk.waiting import Wait
from titian.desk.ways import Way
from titian.meetings import leaving
from titian.meetings.actions.keep_minutes import freeze
from titian.meetings.search import AGENDAS, MEETINGS
from titian.meetings.waits import watch_proposed, watch_tasks
from titian.people.leaving import Leaving
from titian.people.policies import Permission
from titian.rooms import READS, Limited, Pages, Room
from titian.workplan.closing import AtClosing

ROOM: Final = Room(
    Fill(80, "titian.meetings.demo:make_meetings", "select 'meeting', title from workplan_meeting"),
    Pages("titian.meetings.urls"),
    Way(label=gettext_lazy("Meetings"), address="/meetings/", permission=Permission.SEE_PLAN, rank=40),
    Wait(what=gettext_lazy("your tasks"), permission=Permission.DO_TASKS, find=watch_tasks, rank=35),
    Wait(
        what=gettext_lazy("documents and corrections"),
        permission=Permission.KEEP_MEETINGS,
        find=watch_proposed,
        rank=40,
    ),
    MEETINGS,
    AGENDAS,
    AtClosing(freeze),
    Limited("calendar_feed", "public", READS),
    Leaving(leaving.find_holdings, leaving.end_work),
    Thing("meeting_group"),
    Thing("meeting_item"),
    Thing("meeting_paper"),
    Thing("meeting_task"),
    Thing("meeting_correction"),
)
