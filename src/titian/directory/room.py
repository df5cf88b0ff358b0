from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from django.utils.translation import gettext_lazy

from titian.audit.things import Thing, list_uuids
from titian.desk.demo import Fill
from titian.desk.jobs import Job
from titian.desk.search import SearchKind
from titian.desk.waiting import Wait
from titian.desk.ways import Way
from titian.directory import search
from titian.directory.models import Service
from titian.directory.tellings import CONTACT_EXPIRED
from titian.directory.waits import watch_directory
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.rooms import READS, Api, Limited, Pages, Room


def _sees_directory(reader: User) -> bool:
    return may(reader, Permission.SEE_DIRECTORY)


def _name_services(ids: Collection[str]) -> Mapping[str, str]:
    found = Service.objects.filter(pk__in=list_uuids(ids)).values_list("pk", "name")
    return {str(key): name for key, name in found}


ROOM: Final = Room(
    Fill(60, "titian.directory.demo:make_directory", "select 'service', slug from directory_service"),
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
    Limited("api:directory_services", "public", READS),
    CONTACT_EXPIRED,
    Thing("service", name=_name_services),
)
