from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.things import Thing
from titian.desk.demo import Fill
from titian.desk.ways import Way
from titian.people.policies import Permission
from titian.rooms import Pages, Room

ROOM: Final = Room(
    Fill(130, "titian.preparedness.demo:make_events", "select 'event', name from preparedness_event"),
    Pages("titian.preparedness.urls"),
    Way(label=gettext_lazy("Events at sea"), address="/events/", permission=Permission.SEE_EVENTS, rank=70),
    Thing("event"),
    Thing("event_file"),
)
