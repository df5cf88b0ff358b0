from __future__ import annotations

from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy

from titian.audit.things import Thing
from titian.desk.jobs import Job
from titian.desk.overview import ADMINISTRATION_FIGURES, Panel
from titian.desk.search import SearchKind
from titian.desk.waiting import Wait
from titian.desk.ways import Way
from titian.people import search, waits
from titian.people.kept import KeptBytes
from titian.people.models import Role, Station, User
from titian.people.policies import Permission, Scope, find_scope
from titian.rooms import READS, WRITES, Limited, Pages, Room

SIGN_IN: Final = (
    "account_login",
    "account_reauthenticate",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
)


def _sees_others(reader: User) -> bool:
    return find_scope(reader, Permission.SEE_ACCOUNTS) not in {None, Scope.OWN}


def _sees_all_stations(reader: User) -> bool:
    return settings.HUB_KIND.has_phones and find_scope(reader, Permission.SEE_STATIONS) == Scope.COUNTRY


def _has_country(reader: User) -> bool:
    return reader.country_code is not None


def _count(reader: User) -> dict[str, object]:
    accounts, stations = User.objects.managed_by(reader).open(), Station.objects.visible_to(reader).open()
    return {"accounts": accounts.count(), "stations": stations.count()}


ROOM: Final = Room(
    Pages("titian.people.urls"),
    Way(
        label=gettext_lazy("People"),
        address="/people/",
        permission=Permission.MANAGE_ACCOUNTS,
        rank=20,
        ranks={Role.PROVIDER: 900, Role.OVERSIGHT: 900},
    ),
    Way(label=gettext_lazy("Places"), address="/places/", permission=Permission.MANAGE_PLACES, rank=30),
    Wait(what=gettext_lazy("paused sign-ins"), permission=Permission.LIFT_LOCKS, find=waits.watch_locks, rank=30),
    Wait(
        what=gettext_lazy("the key of your organisation"),
        permission=Permission.MAKE_ORGANISATION_KEY,
        find=waits.watch_own_key,
        rank=70,
    ),
    SearchKind(
        title=gettext_lazy("Accounts"),
        may_look=_sees_others,
        find=search.find_accounts,
        show=search.show_account,
        rank=10,
        is_personal=True,
    ),
    SearchKind(
        title=gettext_lazy("Stations"),
        may_look=_sees_all_stations,
        find=search.find_stations,
        show=search.show_station,
        rank=20,
    ),
    SearchKind(
        title=gettext_lazy("Organisations"),
        may_look=_has_country,
        find=search.find_organisations,
        show=search.show_organisation,
        rank=30,
    ),
    Panel(ADMINISTRATION_FIGURES, 10, "people/parts/counted.html", _count),
    KeptBytes("people_organisationkeyfile", ["file"]),
    Job("rates.forget", 600, "titian.people.limits.counts:forget_old_counts"),
    Job("sessions.forget", 3600, "titian.people.sessions:forget_old_sessions"),
    *(Limited(route, "sign_in", WRITES) for route in SIGN_IN),
    Limited("invitation", "lookup", WRITES),
    Limited("invitation_link", "lookup", READS | WRITES),
    Thing("station"),
    Thing("organisation"),
    Thing("invitation"),
)
