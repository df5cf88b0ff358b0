from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.things import Thing
from titian.desk.search import SearchKind
from titian.desk.waiting import Wait
from titian.desk.ways import Way
from titian.people.policies import Permission, may
from titian.rooms import Pages, Room
from titian.workplan.search import find_items, show_item
from titian.workplan.tellings import UPDATE_ASKED
from titian.workplan.waits import watch_asked, watch_submitted

ROOM: Final = Room(
    Pages("titian.workplan.urls"),
    Way(label=gettext_lazy("Plan"), address="/plan/", permission=Permission.SEE_PLAN, rank=20),
    Way(label=gettext_lazy("Members"), address="/plan/members/", permission=Permission.SEE_PLAN, rank=60),
    SearchKind(
        title=gettext_lazy("Action items"),
        may_look=lambda reader: may(reader, Permission.SEE_PLAN),
        find=find_items,
        show=show_item,
        rank=10,
    ),
    Way(label=gettext_lazy("Your updates"), address="/plan/updates/", permission=Permission.SEND_UPDATES, rank=10),
    Way(label=gettext_lazy("Meetings"), address="/plan/meetings/", permission=Permission.SEE_PLAN, rank=40),
    Wait(what=gettext_lazy("what meetings ask"), permission=Permission.SEND_UPDATES, find=watch_asked, rank=10),
    Wait(what=gettext_lazy("updates to share"), permission=Permission.SHARE_UPDATES, find=watch_submitted, rank=20),
    UPDATE_ASKED,
    Thing("plan_meeting"),
    Thing("plan_update"),
    Thing("plan_item"),
    Thing("plan_cycle"),
    Thing("plan_party"),
)
