"""What stands across rooms: the overviews, the country's folder, the person's code, the settings."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.waiting import Wait
from titian.desk.ways import Way
from titian.hub import waits
from titian.people.models import Role
from titian.people.policies import Permission
from titian.rooms import Pages, Room

OVERVIEW: Final = gettext_lazy("Overview")

ROOM: Final = Room(
    Pages("titian.hub.urls_pages"),
    Pages("titian.exchange.urls"),
    Way(label=OVERVIEW, address="/station/", permission=Permission.KEEP_DUTY, rank=10),
    Way(label=OVERVIEW, address="/country/", permission=Permission.SEE_COUNTRY_FIGURES, rank=10),
    Way(label=OVERVIEW, address="/administration/", permission=Permission.ADMINISTER, rank=10),
    Way(
        label=gettext_lazy("Country folder"),
        address="/country/folder/",
        permission=Permission.APPROVE_DIRECTORY,
        rank=50,
    ),
    Way(
        label=gettext_lazy("A person\u2019s code"),
        address="/person-code/",
        permission=Permission.BRING_CODE,
        rank=80,
        ranks={Role.SUPERVISOR: 125},
    ),
    Way(label=gettext_lazy("Settings"), address="/settings/", permission=Permission.ADMINISTER, rank=150),
    Wait(
        what=gettext_lazy("open referrals and who is on duty"),
        permission=Permission.KEEP_DUTY,
        find=waits.watch_station,
        rank=40,
    ),
    Wait(
        what=gettext_lazy("keys of organisations and unanswered referrals"),
        permission=Permission.SEE_COUNTRY_FIGURES,
        find=waits.watch_country,
        rank=50,
    ),
)
