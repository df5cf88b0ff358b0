"""The desk's search: what the reader may see anyway, found by name or number. Never what a referral says.

Each kind begins at its `visible_to` and gives ten at most; who needs more opens the list and narrows it. Words are
names people work under, and a referral's own number; they stand in no address and in no log.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from titian.devices.models import Enrolment
from titian.directory.models import Service
from titian.directory.states import STATE_NAMES
from titian.people.forms import describe_person
from titian.people.models import Organisation, Station, User
from titian.people.policies import Permission, Scope, find_scope, may, may_manage_account
from titian.referrals.models import Package
from titian.tables import Words

MOST_HITS: Final = 10
SHORTEST: Final = 2
LONGEST: Final = 80
SHORTEST_NUMBER: Final = 4
HEX_DIGITS: Final = frozenset("0123456789abcdef")
WHOLE_NUMBER: Final = 32  # digits of a UUID


@dataclass(frozen=True)
class Hit:
    """`address` is empty where the reader may know that a thing is there and has no page of it."""

    label: str
    detail: str
    address: str = ""


@dataclass(frozen=True)
class Found:
    """Hits of one kind; `has_more` says that the list holds others."""

    title: Promise
    hits: Sequence[Hit]
    has_more: bool
    is_personal: bool


@dataclass(frozen=True)
class Kind:
    """One kind of thing. `may_look` says whether this reader has any of it to look through."""

    title: Promise
    may_look: Callable[[User], bool]
    find: Callable[[User, str], QuerySet[Any]]  # Any: of whatever model
    show: Callable[[User, Any], Hit]
    is_personal: bool = False


def list_kinds(reader: User) -> list[Kind]:
    return [kind for kind in KINDS if kind.may_look(reader)]


def search(reader: User, words: str) -> list[Found]:
    """What fits, kind by kind; kinds where nothing fits are left out."""
    found = []
    for kind in list_kinds(reader):
        rows = list(kind.find(reader, words)[: MOST_HITS + 1])
        if rows:
            hits = [kind.show(reader, row) for row in rows[:MOST_HITS]]
            found.append(Found(kind.title, hits, len(rows) > MOST_HITS, kind.is_personal))
    return found


def _fit(rows: QuerySet[Any], words: str, *fields: str) -> QuerySet[Any]:  # Any: of whatever model
    found: QuerySet[Any] = Words("", fields).apply(rows, words)
    return found


def find_accounts(reader: User, words: str) -> QuerySet[Any]:
    rows = User.objects.visible_to(reader).select_related("station", "organisation")
    return _fit(rows, words, "username", "first_name", "last_name").order_by("-is_active", "username")


def show_account(reader: User, account: User) -> Hit:
    place = account.station or account.organisation
    detail = " · ".join(str(part) for part in (account.get_role_display(), place) if part)
    if not account.is_active:
        detail += f" · {gettext('closed')}"
    has_page = may_manage_account(reader, account)
    return Hit(describe_person(account), detail, reverse("person", args=[account.public_id]) if has_page else "")


def find_stations(reader: User, words: str) -> QuerySet[Any]:
    return _fit(Station.objects.visible_to(reader), words, "name").order_by("name", "pk")


def show_station(reader: User, station: Station) -> Hit:
    has_page = may(reader, Permission.MANAGE_PLACES)
    return Hit(
        station.name,
        str(station.get_kind_display()),
        reverse("change_station", args=[station.pk]) if has_page else "",
    )


def find_organisations(reader: User, words: str) -> QuerySet[Any]:
    return _fit(Organisation.objects.visible_to(reader), words, "name").order_by("name", "pk")


def show_organisation(reader: User, organisation: Organisation) -> Hit:
    has_page = may(reader, Permission.MANAGE_PLACES)
    return Hit(
        organisation.name,
        str(organisation.get_kind_display()),
        reverse("change_organisation", args=[organisation.pk]) if has_page else "",
    )


def find_services(reader: User, words: str) -> QuerySet[Any]:
    """By names and by places anybody may know; a confidential address finds nothing."""
    return Service.objects.visible_to(reader).select_related("listing").search(words).order_by("name", "pk")


def show_service(reader: User, service: Service) -> Hit:
    detail = f"{service.listing.name} · {STATE_NAMES[service.state]}"
    return Hit(service.name, detail, reverse("service", args=[service.pk]))


def find_phones(reader: User, words: str) -> QuerySet[Any]:
    rows = Enrolment.objects.visible_to(reader).select_related("officer", "station")
    return _fit(rows, words, "name", "officer__username", "station__name").order_by("-enrolled_at", "pk")


def show_phone(reader: User, phone: Enrolment) -> Hit:
    detail = f"{phone.officer.username} · {phone.station}"
    if phone.is_revoked:
        detail += f" · {gettext('ended')}"
    return Hit(phone.name or gettext("no name"), detail, reverse("devices:phone", args=[phone.pk]))


def find_referrals(reader: User, words: str) -> QuerySet[Any]:
    """By the number of the referral or of the package, or by how either begins: four digits at least."""
    digits = words.lower().replace("-", "").replace(" ", "")
    rows = Package.objects.visible_to(reader)
    if not SHORTEST_NUMBER <= len(digits) <= WHOLE_NUMBER or not set(digits) <= HEX_DIGITS:
        return rows.none()
    first, last = (uuid.UUID(digits.ljust(WHOLE_NUMBER, end)) for end in "0f")
    fits = Q(referral__referral_id__range=(first, last)) | Q(item_id__range=(first, last))
    return rows.filter(fits).select_related("referral__station").order_by("-released_at", "pk")


def show_referral(reader: User, package: Package) -> Hit:
    number = str(package.referral.referral_id)[:8]
    return Hit(number, str(package.referral.station), reverse("referrals:package", args=[package.item_id]))


def _sees_others(permission: Permission) -> Callable[[User], bool]:
    return lambda reader: find_scope(reader, permission) not in {None, Scope.OWN}


KINDS: Final[tuple[Kind, ...]] = (
    Kind(
        gettext_lazy("Accounts"), _sees_others(Permission.SEE_ACCOUNTS), find_accounts, show_account, is_personal=True
    ),
    Kind(
        gettext_lazy("Stations"),
        lambda reader: find_scope(reader, Permission.SEE_STATIONS) == Scope.COUNTRY,
        find_stations,
        show_station,
    ),
    Kind(
        gettext_lazy("Organisations"),
        lambda reader: reader.country_code is not None,
        find_organisations,
        show_organisation,
    ),
    Kind(
        gettext_lazy("Services"),
        lambda reader: may(reader, Permission.SEE_DIRECTORY),
        find_services,
        show_service,
    ),
    Kind(
        gettext_lazy("Phones"),
        lambda reader: may(reader, Permission.SEE_PHONES),
        find_phones,
        show_phone,
        is_personal=True,
    ),
    Kind(
        gettext_lazy("Referrals"),
        lambda reader: may(reader, Permission.ANSWER_REFERRALS),
        find_referrals,
        show_referral,
    ),
)
