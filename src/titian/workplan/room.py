from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.things import Thing
from titian.desk.demo import Fill
from titian.desk.events import EventSource
from titian.desk.waiting import Wait
from titian.desk.ways import Way
from titian.people.policies import Permission
from titian.rooms import Api, Pages, Room
from titian.workplan import events
from titian.workplan.search import ITEMS, PROPOSALS, UPDATES
from titian.workplan.tellings import ROUND_OPENED, UPDATE_ASKED
from titian.workplan.waits import watch_asked, watch_closed_rounds, watch_rounds, watch_submitted

ROOM: Final = Room(
    Fill(70, "titian.workplan.demo:make_plan", "select 'plan', first_year, last_year from workplan_cycle"),
    Pages("titian.workplan.urls"),
    Api("titian.workplan.api"),
    Way(label=gettext_lazy("Plan"), address="/plan/", permission=Permission.SEE_PLAN, rank=20),
    Way(label=gettext_lazy("Members"), address="/plan/members/", permission=Permission.SEE_PLAN, rank=60),
    ITEMS,
    UPDATES,
    PROPOSALS,
    Way(label=gettext_lazy("Your updates"), address="/plan/updates/", permission=Permission.SEND_UPDATES, rank=10),
    Way(label=gettext_lazy("Next cycle"), address="/plan/rounds/", permission=Permission.SEE_MEMBERS_WORDS, rank=30),
    Wait(what=gettext_lazy("what meetings ask"), permission=Permission.SEND_UPDATES, find=watch_asked, rank=12),
    Wait(what=gettext_lazy("updates to share"), permission=Permission.SHARE_UPDATES, find=watch_submitted, rank=20),
    Wait(what=gettext_lazy("rounds"), permission=Permission.PROPOSE, find=watch_rounds, rank=15),
    Wait(what=gettext_lazy("rounds to discuss"), permission=Permission.KEEP_PLAN, find=watch_closed_rounds, rank=25),
    UPDATE_ASKED,
    ROUND_OPENED,
    EventSource(events.MEETING_ASKS, events.find_asking),
    EventSource(events.UPDATE_SHARED, events.find_shared),
    EventSource(events.ROUND_OPENED, events.find_opened_rounds),
    EventSource(events.ROUND_CLOSED, events.find_closed_rounds),
    Thing("plan_round"),
    Thing("plan_proposal"),
    Thing("plan_meeting"),
    Thing("plan_update"),
    Thing("plan_item"),
    Thing("plan_cycle"),
    Thing("plan_party"),
)
