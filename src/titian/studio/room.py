from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.demo import Fill
from titian.desk.waiting import Wait
from titian.desk.ways import Way
from titian.people.leaving import Leaving
from titian.people.policies import Permission
from titian.rooms import READS, WRITES, Limited, MicrophonePage, Pages, Room
from titian.studio import leaving
from titian.studio.waits import watch_studio

ROOM: Final = Room(
    Fill(20, "titian.studio.demo:make_studio", "select 'right', person_id, row_id from studio_languageright"),
    Pages("titian.studio.urls"),
    Way(label=gettext_lazy("Studio"), address="/studio/", permission=Permission.SEE_STUDIO, rank=130),
    Wait(
        what=gettext_lazy("texts and voices of your languages"),
        permission=Permission.PUT_TEXTS_BACK,
        find=watch_studio,
        rank=110,
    ),
    MicrophonePage("studio_record"),
    MicrophonePage("studio_record_next"),
    Limited("reading", "lookup", WRITES),
    Limited("reading_link", "lookup", READS | WRITES),
    Leaving(leaving.find_holdings, leaving.end_work),
)
