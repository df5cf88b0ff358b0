"""The tables of accounts, links and places. The rows come limited from `managed_by`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from titian.people.members import Member
from titian.people.models import Invitation, Organisation, Station, User
from titian.people.policies import has_role, list_kinds
from titian.people.roles import Role, name_role
from titian.tables import Choice, Column, Table, Words

if TYPE_CHECKING:
    from titian.people.querysets import OrganisationQuerySet, StationQuerySet, UserQuerySet

OPEN_OR_CLOSED: Final = {"open": gettext_lazy("open"), "closed": gettext_lazy("closed"), "all": gettext_lazy("all")}
ROLES_HERE: Final = {role.value: name_role(role) for role in Role if has_role(role)}
ACTIVE_STAFF: Final = Count("staff", filter=Q(staff__is_active=True))
ACTIVE_MEMBERS: Final = Count("members", filter=Q(members__is_active=True))


def say_place(row: User | Invitation) -> str:
    return " · ".join(place.name for place in (row.station, row.organisation) if place is not None)


def say_role(row: User | Invitation) -> str:
    return f"{row.get_role_display()}, {gettext('manager')}" if row.is_manager else str(row.get_role_display())


def narrow_accounts(rows: UserQuerySet, code: str) -> UserQuerySet:
    return rows if code == "all" else rows.filter(is_active=code == "open")


def narrow_places(rows: StationQuerySet | OrganisationQuerySet, code: str) -> StationQuerySet | OrganisationQuerySet:
    return rows if code == "all" else rows.filter(closed_at__isnull=code == "open")


ACCOUNTS: Final = Table(
    name="accounts",
    caption=gettext_lazy("Accounts"),
    columns=(
        Column(
            "username",
            gettext_lazy("User name"),
            lambda row: row.username,
            sort=("username",),
            link=lambda row: reverse("person", args=[row.public_id]),
        ),
        Column("name", gettext_lazy("Name"), lambda row: row.get_full_name(), sort=("first_name", "last_name")),
        Column("role", gettext_lazy("Role"), say_role, sort=("role", "username")),
        Column("place", gettext_lazy("Place"), say_place, sort=("station__name", "organisation__name", "username")),
        Column("seen", gettext_lazy("Last sign-in"), lambda row: row.last_login, sort=("last_login",)),
    ),
    order="username",
    filters=(
        Words(
            gettext_lazy("Name, user name or place"),
            ("username", "first_name", "last_name", "station__name", "organisation__name"),
        ),
        Choice("role", gettext_lazy("Role"), ROLES_HERE, lambda rows, code: rows.filter(role=code)),
        Choice("show", gettext_lazy("Which"), OPEN_OR_CLOSED, narrow_accounts, first="open"),
    ),
    empty=gettext_lazy("No account yet. Invite the first person."),
)


def say_whom(row: Invitation) -> str:
    if row.account is not None:
        return gettext("%(name)s, a way back") % {"name": row.account.username}
    return say_role(row)


LINKS: Final = Table(
    name="links",
    caption=gettext_lazy("Links not used yet"),
    columns=(
        Column("for", gettext_lazy("For"), say_whom, sort=("role",)),
        Column("place", gettext_lazy("Place"), say_place),
        Column("until", gettext_lazy("Works until"), lambda row: row.expires_at, sort=("expires_at",)),
        Column(
            "withdraw",
            gettext_lazy("Withdraw"),
            lambda row: None,
            template="people/cells/withdraw.html",
            exported=False,
        ),
    ),
    order="-until",
    prefix="links",
    rows=25,
)


STATIONS: Final = Table(
    name="stations",
    caption=gettext_lazy("Stations"),
    columns=(
        Column(
            "name",
            gettext_lazy("Name"),
            lambda row: row.name,
            sort=("name",),
            link=lambda row: reverse("change_station", args=[row.pk]),
        ),
        Column("kind", gettext_lazy("Kind"), lambda row: row.get_kind_display(), sort=("kind", "name")),
        Column("people", gettext_lazy("People"), lambda row: row.people, sort=("people",), is_numeric=True),
        Column("closed", gettext_lazy("Closed"), lambda row: row.closed_at, sort=("closed_at",)),
    ),
    order="name",
    filters=(
        Words(gettext_lazy("Name of the station"), ("name",)),
        Choice("kind", gettext_lazy("Kind"), dict(Station.Kind.choices), lambda rows, code: rows.filter(kind=code)),
        Choice("show", gettext_lazy("Which"), OPEN_OR_CLOSED, narrow_places, first="open"),
    ),
    empty=gettext_lazy(
        "No station yet. Officers and supervisors work at one: an airport, a land border, a port or coast, or a mobile "
        "team."
    ),
    prefix="s",
    rows=25,
)


def say_key(row: Organisation) -> Promise | str:
    if row.recipient_listed_at:
        return gettext_lazy("listed")
    if row.recipient:
        return gettext_lazy("made, not listed")
    return gettext_lazy("none yet") if row.kind == Organisation.Kind.PROVIDER else ""


ORGANISATIONS: Final = Table(
    name="organisations",
    caption=gettext_lazy("Organisations"),
    columns=(
        Column(
            "name",
            gettext_lazy("Name"),
            lambda row: row.name,
            sort=("name",),
            link=lambda row: reverse("change_organisation", args=[row.pk]),
        ),
        Column("kind", gettext_lazy("What it does"), lambda row: row.get_kind_display(), sort=("kind", "name")),
        Column("people", gettext_lazy("People"), lambda row: row.people, sort=("people",), is_numeric=True),
        Column("key", gettext_lazy("Key"), say_key),
        Column("closed", gettext_lazy("Closed"), lambda row: row.closed_at, sort=("closed_at",)),
    ),
    order="name",
    filters=(
        Words(gettext_lazy("Name of the organisation"), ("name",)),
        Choice(
            "kind",
            gettext_lazy("What it does"),
            {kind.value: kind.label for kind in Organisation.Kind if kind in list_kinds()},
            lambda rows, code: rows.filter(kind=code),
        ),
        Choice("show", gettext_lazy("Which"), OPEN_OR_CLOSED, narrow_places, first="open"),
    ),
    empty=gettext_lazy("No organisation yet."),
    prefix="o",
    rows=25,
)


def say_way_back(row: Member) -> str:
    if row.came_back_at is None:
        return ""
    return gettext("%(when)s UTC, by %(who)s") % {"when": f"{row.came_back_at:%Y-%m-%d %H:%M}", "who": row.let_back_by}


# Of an independent body, on its own page.
MEMBERS: Final = Table(
    name="members",
    caption=gettext_lazy("Members"),
    columns=(
        Column("name", gettext_lazy("Name"), lambda row: row.name, sort=("name",)),
        Column("role", gettext_lazy("Role"), lambda row: say_role(row.account)),
        Column("since", gettext_lazy("Member since"), lambda row: row.since, sort=("since",)),
        Column("by", gettext_lazy("Invited by"), lambda row: row.let_in_by, sort=("let_in_by",)),
        Column("back", gettext_lazy("Let back in"), say_way_back),
        Column("left", gettext_lazy("Closed"), lambda row: row.left_at),
    ),
    order="since",
    empty=gettext_lazy("No member yet."),
    prefix="m",
    rows=25,
)


LOCKS: Final = Table(
    name="locks",
    caption=gettext_lazy("Paused sign-ins"),
    columns=(
        Column("username", gettext_lazy("User name"), lambda row: row.username, sort=("username",)),
        Column("address", gettext_lazy("From"), lambda row: row.address, sort=("address",)),
        Column("tries", gettext_lazy("Wrong tries"), lambda row: row.tries, sort=("tries",), is_numeric=True),
        Column("until", gettext_lazy("Ends"), lambda row: row.until, sort=("until",)),
        Column("lift", gettext_lazy("Lift"), lambda row: None, template="people/cells/lift.html", exported=False),
    ),
    order="-until",
    empty=gettext_lazy("Nobody is paused."),
    hides_caption=True,
)
