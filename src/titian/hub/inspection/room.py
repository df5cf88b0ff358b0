from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.things import Thing
from titian.desk.jobs import Job
from titian.desk.waiting import Wait
from titian.desk.ways import Way
from titian.hub.inspection.waits import watch_openings
from titian.people.policies import Permission
from titian.rooms import Room

ROOM: Final = Room(
    Way(label=gettext_lazy("Who saw this?"), address="/audit/", permission=Permission.SEE_AUDIT, rank=140),
    Way(
        label=gettext_lazy("Who read our referrals?"),
        address="/audit/organisation/",
        permission=Permission.SEE_OWN_LOG,
        rank=140,
    ),
    Way(
        label=gettext_lazy("Opened log"),
        address="/audit/openings/",
        permission=Permission.SEE_LOG_OPENINGS,
        rank=142,
    ),
    Wait(
        what=gettext_lazy("parts of the log that are asked for"),
        permission=Permission.AGREE_LOG_OPENING,
        find=watch_openings,
        rank=73,
    ),
    Thing("log_opening"),
    Job("audit.sign_head", 3600, "titian.hub.inspection.actions.write_head:write_head"),
)
