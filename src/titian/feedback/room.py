from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.alarms import Check
from titian.audit.things import Thing
from titian.desk.jobs import Job
from titian.desk.waiting import Wait
from titian.desk.ways import Way
from titian.devices.items import DayPass
from titian.feedback.checks import find_open_flood, find_phone_flood
from titian.feedback.leaving import find_holdings
from titian.feedback.models import Complaint
from titian.feedback.passes import make_pass
from titian.feedback.waits import watch_shares
from titian.people.figures import CopiedRoom
from titian.people.kept import KeptBytes
from titian.people.leaving import Leaving
from titian.people.models import Role
from titian.people.policies import Permission
from titian.people.sealed import Sealed
from titian.rooms import WRITES, Api, Limited, Pages, Room

ROOM: Final = Room(
    Pages("titian.feedback.urls"),
    Api("titian.feedback.api"),
    Way(label=gettext_lazy("Complaints"), address="/complaints/", permission=Permission.READ_COMPLAINTS, rank=10),
    Way(
        label=gettext_lazy("A person\u2019s code"),
        address="/person-code/",
        permission=Permission.BRING_CODE,
        rank=80,
        ranks={Role.SUPERVISOR: 125},
    ),
    Way(
        label=gettext_lazy("Are people protected?"),
        address="/protection/",
        permission=Permission.SEE_PROTECTION_COUNTS,
        rank=120,
    ),
    Wait(
        what=gettext_lazy("floods of complaints"),
        permission=Permission.READ_COMPLAINTS,
        find=watch_shares,
        rank=8,
    ),
    Job("complaints.forget", 3600, "titian.feedback.actions.forget_complaints:forget_complaints"),
    Job("complaints.forget_work", 600, "titian.feedback.actions.forget_work:forget_work"),
    Check("complaint.open_flood", find_open_flood),
    Check("complaint.phone_flood", find_phone_flood),
    Limited("api:take_work", "work", WRITES),
    Limited("api:find", "lookup", WRITES),
    CopiedRoom("feedback"),
    DayPass(make_pass),
    Sealed(Complaint.objects.all),
    KeptBytes("feedback_complaint", ["ciphertext", "key_file", "answer"]),
    Leaving(find_holdings),
    # What the independent body reads and answers is nobody else's business.
    Thing("complaint", is_hidden=True),
)
