from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.jobs import Job
from titian.desk.ways import Way
from titian.devices.items import SyncItem
from titian.people.figures import CopiedRoom
from titian.people.models import Role
from titian.people.policies import Permission
from titian.rooms import Pages, Room
from titian.tallies.inbox import TallyKind

ROOM: Final = Room(
    Pages("titian.tallies.urls"),
    Way(
        label=gettext_lazy("Figures"),
        address="/figures/",
        permission=Permission.SEE_TALLIES,
        rank=60,
        ranks={Role.SUPERVISOR: 115},
    ),
    Job("figures.close", 3600, "titian.tallies.actions.close_weeks:close_weeks"),
    Job("figures.forget_days", 3600, "titian.tallies.actions.close_weeks:forget_counted_days"),
    CopiedRoom("tallies"),
    SyncItem("tally", TallyKind(), set_apart_as=gettext_lazy("tally")),
)
