"""Accounts, stations and organisations, as the desk's search finds them."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from titian.desk.search import Hit, fit
from titian.people.forms import describe_person
from titian.people.models import Organisation, Station, User
from titian.people.policies import Permission, may, may_manage_account


def find_accounts(reader: User, words: str) -> QuerySet[Any]:
    rows = User.objects.visible_to(reader).select_related("station", "organisation")
    return fit(rows, words, "username", "first_name", "last_name").order_by("-is_active", "username")


def show_account(reader: User, account: User) -> Hit:
    place = account.station or account.organisation
    detail = " · ".join(str(part) for part in (account.get_role_display(), place) if part)
    if not account.is_active:
        detail += f" · {gettext('closed')}"
    has_page = may_manage_account(reader, account)
    return Hit(describe_person(account), detail, reverse("person", args=[account.public_id]) if has_page else "")


def find_stations(reader: User, words: str) -> QuerySet[Any]:
    return fit(Station.objects.visible_to(reader), words, "name").order_by("name", "pk")


def show_station(reader: User, station: Station) -> Hit:
    has_page = may(reader, Permission.MANAGE_PLACES)
    return Hit(
        station.name,
        str(station.get_kind_display()),
        reverse("change_station", args=[station.pk]) if has_page else "",
    )


def find_organisations(reader: User, words: str) -> QuerySet[Any]:
    return fit(Organisation.objects.visible_to(reader), words, "name").order_by("name", "pk")


def show_organisation(reader: User, organisation: Organisation) -> Hit:
    has_page = may(reader, Permission.MANAGE_PLACES)
    return Hit(
        organisation.name,
        str(organisation.get_kind_display()),
        reverse("change_organisation", args=[organisation.pk]) if has_page else "",
    )
