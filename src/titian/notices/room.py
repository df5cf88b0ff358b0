from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.alarms import Check
from titian.desk.jobs import Job
from titian.desk.running import OwnKey
from titian.desk.waiting import Wait
from titian.notices import leaving
from titian.notices.checks import find_failing_mail
from titian.notices.keys import make_push_key
from titian.notices.waits import watch_own_address
from titian.people.leaving import Leaving
from titian.people.policies import Permission
from titian.rooms import Api, Pages, Room

ROOM: Final = Room(
    Pages("titian.notices.urls"),
    Api("titian.notices.api"),
    Wait(
        what=gettext_lazy("your address for notices"),
        permission=Permission.RECEIVE_NOTICES,
        find=watch_own_address,
        rank=100,
    ),
    Check("mail.not_taken", find_failing_mail),
    Job("notices.tell", 5, "titian.notices.actions.tell:tell"),
    Job("notices.forget", 3600, "titian.notices.actions.forget_told:forget_told"),
    OwnKey(make_push_key),
    Leaving(leaving.find_holdings, leaving.end_work),
)
