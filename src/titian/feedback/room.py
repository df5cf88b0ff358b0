from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.things import Thing
from titian.desk.jobs import Job
from titian.desk.ways import Way
from titian.feedback.leaving import find_holdings
from titian.feedback.models import Complaint
from titian.people.kept import KeptBytes
from titian.people.leaving import Leaving
from titian.people.policies import Permission
from titian.people.sealed import Sealed
from titian.rooms import Api, Pages, Room

ROOM: Final = Room(
    Pages("titian.feedback.urls"),
    Api("titian.feedback.api"),
    Way(label=gettext_lazy("Complaints"), address="/complaints/", permission=Permission.READ_COMPLAINTS, rank=10),
    Job("complaints.forget", 3600, "titian.feedback.actions.forget_complaints:forget_complaints"),
    Sealed(Complaint.objects.all),
    KeptBytes("feedback_complaint", ["ciphertext", "key_file", "answer"]),
    Leaving(find_holdings),
    # What the independent body reads and answers is nobody else's business.
    Thing("complaint", is_hidden=True),
)
