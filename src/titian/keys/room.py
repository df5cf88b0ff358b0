from __future__ import annotations

from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy

from titian.desk.jobs import Job
from titian.desk.ways import Way
from titian.keys import leaving
from titian.people.leaving import Leaving
from titian.people.policies import Permission
from titian.rooms import Api, Pages, Room

ROOM: Final = Room(
    Pages("titian.keys.urls"),
    Api("titian.keys.api"),
    Way(
        label=gettext_lazy("Organisation key"),
        address="/organisation/key/",
        permission=Permission.MAKE_ORGANISATION_KEY,
        rank=85,
    ),
    Way(
        label=gettext_lazy("Keys"),
        address="/organisations/keys/",
        permission=Permission.COMPARE_KEY_WORDS,
        # A region's coordinator begins with the studio.
        rank=90 if settings.HUB_KIND.has_phones else 131,
    ),
    Job("keys.forget", 3600, "titian.keys.actions.forget_former_keys:forget_former_keys"),
    Leaving(leaving.find_holdings, leaving.end_work),
)
