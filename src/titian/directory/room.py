from __future__ import annotations

from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.things import Thing
from titian.desk.jobs import Job
from titian.desk.search import SearchKind
from titian.desk.waiting import Wait
from titian.desk.ways import Way
from titian.directory import search
from titian.directory.tellings import CONTACT_EXPIRED
from titian.directory.waits import watch_directory
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.rooms import Api, Pages, Room


def _sees_directory(reader: User) -> bool:
    return may(reader, Permission.SEE_DIRECTORY)


ROOM: Final = Room(
    Pages("titian.directory.urls"),
    Api("titian.directory.api"),
    Way(label=gettext_lazy("Directory"), address="/directory/", permission=Permission.SEE_DIRECTORY, rank=40),
    Wait(
        what=gettext_lazy("contacts and proposals of the directory"),
        permission=Permission.EDIT_DIRECTORY,
        find=watch_directory,
        rank=90,
    ),
    SearchKind(
        title=gettext_lazy("Services"),
        may_look=_sees_directory,
        find=search.find_services,
        show=search.show_service,
        rank=40,
    ),
    Job("directory.check", 3600, "titian.directory.actions.check_confirmations:queue_nightly_check"),
    CONTACT_EXPIRED,
    Thing("service"),
)
