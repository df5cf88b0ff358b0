"""Which entries of the log a reader may see, and how they are found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, TypeVar
from uuid import UUID

from django.conf import settings
from django.db.models import Model, Q, QuerySet

from titian.audit.models import Entry
from titian.audit.private import MOVED
from titian.audit.things import Thing
from titian.people.models import Organisation, Station, User
from titian.people.policies import Permission, find_scope
from titian.rooms import list_parts

if TYPE_CHECKING:
    Entries = QuerySet[Entry]

Row = TypeVar("Row", bound=Model)

THING: Final = re.compile(r"[a-z_]{1,30}:[A-Za-z0-9_.-]{1,80}")

# Kind of work → how its actions end.
WORK: Final[Mapping[str, tuple[str, ...]]] = {
    "read": (".read", ".list", ".read_paper"),
    "export": (".export",),
    "sign_in": ("session.begin", "session.refuse", "session.end", "lock.begin", "lock.lift"),
}


def list_entries(reader: User, permission: Permission = Permission.SEE_AUDIT) -> Entries:
    """The entries in reach of the reader: all of the hub's country, none without the permission.

    Where one hub holds several countries, those that an account, phone or place of the reader's country did or had
    done to it.
    """
    if find_scope(reader, permission) is None or reader.country_code is None:
        return Entry.objects.none()
    entries = Entry.objects.exclude(_is_hidden()).exclude(action=MOVED)
    if not settings.TITIAN.is_multi_country:
        return entries if reader.country_code == settings.TITIAN.country else entries.none()
    return entries.filter(_of_country(reader.country_code))


def _is_hidden() -> Q:
    found = Q(pk=None)
    for thing in list_parts(Thing):
        if thing.is_hidden:
            found |= Q(thing__startswith=f"{thing.kind}:")
    return found


def _of_country(country: str) -> Q:
    accounts = User.objects.filter(Q(station__country=country) | Q(station__isnull=True, organisation__country=country))
    actors = Q()
    for thing in list_actors():
        ids = [str(key) for key in thing.list_here(country)] if thing.list_here else []
        actors |= Q(actor_kind=thing.acts_as, actor_id__in=ids)
        actors |= Q(thing__in=[f"{thing.kind}:{key}" for key in ids])
    stations = Station.objects.filter(country=country)
    organisations = Organisation.objects.filter(country=country)
    return (
        Q(actor_kind="user", actor_id__in=_ids(accounts))
        | Q(thing__in=_things("user", accounts))
        | actors
        | Q(thing__in=_things("station", stations))
        | Q(thing__in=_things("organisation", organisations))
        | Q(thing=f"country:{country}")
    )


def _ids(rows: QuerySet[Row]) -> list[str]:
    return [str(key) for key in rows.values_list("pk", flat=True)]


def _things(kind: str, rows: QuerySet[Row]) -> list[str]:
    return [f"{kind}:{key}" for key in rows.values_list("pk", flat=True)]


def find_thing(text: str) -> list[str]:
    """What a typed text may mean: `kind:id` as it stands, an id under every kind, a user name as its account."""
    given = text.strip()
    kinds = [thing.kind for thing in list_parts(Thing) if not thing.is_hidden]
    if THING.fullmatch(given):
        return [given.lower() if given.lower().split(":")[0] in kinds else given]
    try:
        return [f"{kind}:{UUID(given)}" for kind in kinds]
    except ValueError:
        return [f"user:{key}" for key in find_accounts(given)]


def find_accounts(username: str) -> list[int]:
    return list(User.objects.filter(username__iexact=username.strip()).values_list("pk", flat=True)[:5])


def done_by(entries: Entries, username: str) -> Entries:
    """What the account itself did, and what was done on its phones."""
    accounts = find_accounts(username)
    done = Q(actor_kind="user", actor_id__in=[str(key) for key in accounts])
    for thing in list_actors():
        ids = [str(key) for key in thing.list_of(accounts)] if thing.list_of else []
        done |= Q(actor_kind=thing.acts_as, actor_id__in=ids)
    return entries.filter(done)


def list_actors() -> list[Thing]:
    """Kinds of things that do something by themselves."""
    return [thing for thing in list_parts(Thing) if thing.acts_as]


def of_work(entries: Entries, work: str) -> Entries:
    if work == "write":
        return entries.exclude(_ends(each for endings in WORK.values() for each in endings))
    return entries.filter(_ends(WORK[work]))


def _ends(endings: Iterable[str]) -> Q:
    found = Q()
    for ending in endings:
        found |= Q(action__endswith=ending)
    return found


def since(entries: Entries, day: date) -> Entries:
    return entries.filter(happened_at__gte=datetime.combine(day, time(), UTC))


def until(entries: Entries, day: date) -> Entries:
    return entries.filter(happened_at__lt=datetime.combine(day, time(), UTC) + timedelta(days=1))
