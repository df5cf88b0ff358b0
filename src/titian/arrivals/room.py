from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.arrivals.inbox import ArrivalKind
from titian.desk.jobs import Job
from titian.desk.ways import Way
from titian.devices.items import HONEST_MISTAKES, SyncItem
from titian.people.policies import Permission
from titian.rooms import Api, Pages, Room, Signed

ROOM: Final = Room(
    Pages("titian.arrivals.urls"),
    Api("titian.arrivals.api"),
    Way(label=gettext_lazy("Arrivals"), address="/arrivals/", permission=Permission.SEE_ARRIVALS, rank=70),
    Job("arrivals.forget", 3600, "titian.arrivals.actions.forget_slips:forget_slips"),
    Signed("api:board", honest=HONEST_MISTAKES),
    SyncItem("arrival", ArrivalKind()),
)
