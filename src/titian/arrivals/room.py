from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.arrivals.inbox import ArrivalKind
from titian.arrivals.models import SealedCounts
from titian.desk.jobs import Job
from titian.desk.ways import Way
from titian.devices.items import HONEST_MISTAKES, SyncItem
from titian.people.kept import KeptBytes
from titian.people.policies import Permission
from titian.people.sealed import Sealed
from titian.rooms import Api, Pages, Room, Signed

ROOM: Final = Room(
    Pages("titian.arrivals.urls"),
    Api("titian.arrivals.api"),
    Way(label=gettext_lazy("Arrivals"), address="/arrivals/", permission=Permission.SEE_ARRIVALS, rank=70),
    Way(
        label=gettext_lazy("Exact counts of arrivals"),
        address="/arrivals/exact/",
        permission=Permission.OPEN_ARRIVAL_COUNTS,
        rank=140,
    ),
    KeptBytes("arrivals_sealedcounts", ["ciphertext"]),
    Sealed(SealedCounts.objects.all),
    Job("arrivals.forget_counts", 3600, "titian.arrivals.actions.forget_counts:forget_counts"),
    Job("arrivals.forget", 3600, "titian.arrivals.actions.forget_slips:forget_slips"),
    Signed("api:board", honest=HONEST_MISTAKES),
    SyncItem("arrival", ArrivalKind()),
)
