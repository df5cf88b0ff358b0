from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.jobs import Job
from titian.desk.ways import Way
from titian.people.policies import Permission
from titian.rooms import Room

ROOM: Final = Room(
    Way(
        label=gettext_lazy("Are people protected?"),
        address="/protection/",
        permission=Permission.SEE_PROTECTION_COUNTS,
        rank=120,
    ),
    Way(label=gettext_lazy("Who saw this?"), address="/audit/", permission=Permission.SEE_AUDIT, rank=140),
    Job("audit.sign_head", 3600, "titian.hub.inspection.actions.write_head:write_head"),
)
