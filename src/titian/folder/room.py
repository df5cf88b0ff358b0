from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.alarms import EACH_HOUR, Check
from titian.desk.running import BeforeServing
from titian.desk.ways import Way
from titian.library.countries import find_expiring_contacts, find_unready_country
from titian.people.policies import Permission
from titian.rooms import Pages, Room

ROOM: Final = Room(
    Pages("titian.folder.urls"),
    Way(
        label=gettext_lazy("Country folder"),
        address="/country/folder/",
        permission=Permission.APPROVE_DIRECTORY,
        rank=50,
    ),
    BeforeServing("titian.folder.serving:refuse_unready"),
    Check("contact.expiring", find_expiring_contacts, EACH_HOUR),
    Check("country.not_ready", find_unready_country, EACH_HOUR),
)
