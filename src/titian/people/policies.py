"""Who may do what, as one table: a role has the permissions of its row and no other.

Rooms refine this for one thing ("of the own organisation", "of the own station") in their own `policies.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from django.conf import settings

from titian.people.models import Role

if TYPE_CHECKING:
    from titian.people.models import User


class Permission(StrEnum):
    """One piece of work. Nobody has two roles, and no role reads what a referral says but its provider."""

    ADD_OWN_PHONE = "phone.add_own"
    SEE_STATION_COUNTS = "station.see_counts"
    ANSWER_REFERRALS = "referral.answer"
    MAKE_ORGANISATION_KEY = "organisation_key.make"
    SEE_COUNTRY_FIGURES = "country.see_figures"
    ADMINISTER = "hub.administer"


PERMISSIONS: Final[Mapping[Role, frozenset[Permission]]] = {
    Role.OFFICER: frozenset({Permission.ADD_OWN_PHONE}),
    Role.SUPERVISOR: frozenset({Permission.SEE_STATION_COUNTS}),
    Role.PROVIDER: frozenset({Permission.ANSWER_REFERRALS, Permission.MAKE_ORGANISATION_KEY}),
    Role.COORDINATOR: frozenset({Permission.SEE_COUNTRY_FIGURES}),
    Role.ADMINISTRATOR: frozenset({Permission.ADMINISTER}),
}

HOMES: Final[Mapping[Role, str]] = {
    Role.OFFICER: "/devices/",
    Role.SUPERVISOR: "/station/",
    Role.PROVIDER: "/referrals/",
    Role.COORDINATOR: "/country/",
    Role.ADMINISTRATOR: "/administration/",
}


def may(actor: User, permission: Permission) -> bool:
    """Whether the actor's role has the permission; an account that was closed has none."""
    return actor.is_active and permission in PERMISSIONS[Role(actor.role)]


def find_home(actor: User) -> str:
    """The page the actor's work begins on."""
    return HOMES[Role(actor.role)]


def may_hold(country: str) -> bool:
    """Whether this hub may hold things of the country: its own, or any where several are allowed on purpose."""
    return settings.TITIAN.is_multi_country or country == settings.TITIAN.country
