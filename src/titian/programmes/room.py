from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.things import Thing
from titian.desk.demo import Fill
from titian.desk.jobs import Job
from titian.desk.search import SearchKind
from titian.desk.waiting import Wait
from titian.desk.ways import Way
from titian.people.kept import KeptBytes
from titian.people.policies import Permission, may
from titian.programmes.search import find_calls, find_programmes, show_call, show_programme
from titian.programmes.waits import watch_asked, watch_nominations
from titian.rooms import READS, WRITES, Api, Limited, Pages, Room

SEE: Final = Permission.SEE_PLAN
ROOM: Final = Room(
    Fill(90, "titian.programmes.demo:make_programmes", "select 'programme', title from programmes_programme"),
    Pages("titian.programmes.urls"),
    Api("titian.programmes.api"),
    Way(label=gettext_lazy("Programmes"), address="/programmes/", permission=SEE, rank=50),
    Way(label=gettext_lazy("Secondments"), address="/secondments/", permission=SEE, rank=52),
    Wait(what=gettext_lazy("action plans"), permission=Permission.ANSWER_FOLLOW_UPS, find=watch_asked, rank=50),
    Wait(what=gettext_lazy("nominations"), permission=Permission.KEEP_SECONDMENTS, find=watch_nominations, rank=60),
    SearchKind(
        title=gettext_lazy("Programmes"),
        may_look=lambda reader: may(reader, SEE),
        find=find_programmes,
        show=show_programme,
        rank=40,
    ),
    SearchKind(
        title=gettext_lazy("Calls for secondments"),
        may_look=lambda reader: may(reader, SEE),
        find=find_calls,
        show=show_call,
        rank=50,
    ),
    Job("follow_ups.ask", 3600, "titian.programmes.actions.follow_up:ask_due"),
    KeptBytes("programmes_namestore", ["file"]),
    KeptBytes("programmes_namelist", ["ciphertext"]),
    Job("names.forget", 3600, "titian.programmes.actions.keep_names:forget_names"),
    Limited("follow_up_link", "public", READS | WRITES),
    Limited("alumna", "public", READS | WRITES),
    Thing("programme"),
    Thing("follow_up"),
    Thing("secondment_call"),
    Thing("secondment"),
)
