"""What belongs to the hub itself: the administrator's overview, the settings."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.ways import Way
from titian.people.policies import Permission
from titian.rooms import Pages, Room

ROOM: Final = Room(
    Pages("titian.hub.urls_pages"),
    Way(label=gettext_lazy("Overview"), address="/administration/", permission=Permission.ADMINISTER, rank=10),
    Way(label=gettext_lazy("Settings"), address="/settings/", permission=Permission.ADMINISTER, rank=150),
)
