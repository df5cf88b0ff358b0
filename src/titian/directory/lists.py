"""The tables of entries and of what is proposed. The rows come limited from `visible_to`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.directory.codes import KINDS
from titian.directory.language_names import LANGUAGES
from titian.directory.models import Service
from titian.directory.states import STATE_NAMES, STATUS_NAMES, TRACK_NAMES
from titian.people.needs import NEEDS
from titian.tables import Choice, Column, Table, Words

if TYPE_CHECKING:
    from titian.directory.querysets import ChangeQuerySet, ServiceQuerySet

MARKS: Final = {
    "verified": gettext_lazy("confirmed"),
    "expired": gettext_lazy("confirmation is over"),
    "unverified": gettext_lazy("not confirmed"),
}
NOW: Final = {"open": gettext_lazy("open now"), "room": gettext_lazy("not full tonight")}


class EntryWords(Words):
    """Typed words are looked for in one folded column, which holds nothing that only some may read."""

    def apply(self, rows: ServiceQuerySet, given: str) -> ServiceQuerySet:
        return rows.search(given)


def narrow_now(rows: ServiceQuerySet, code: str) -> ServiceQuerySet:
    now = timezone.now()
    return rows.open_at(now) if code == "open" else rows.exclude(full_until__gt=now)


def narrow_mark(rows: ServiceQuerySet, code: str) -> ServiceQuerySet:
    return rows.marked_as(code, timezone.now().date())


def narrow_status(rows: ChangeQuerySet, code: str) -> ChangeQuerySet:
    return rows.open() if code == "open" else rows.filter(status=code)


def find_mark(row: Service) -> str:
    """How far its ways to be reached can be relied on today: the worst of them. Needs its contacts at hand."""
    day = timezone.now().date()
    contacts = row.contacts.all()
    if any(one.is_expired_on(day) for one in contacts):
        return "expired"
    return "verified" if contacts and all(one.verified_on for one in contacts) else "unverified"


def say_mark(row: Service) -> Promise:
    return MARKS[find_mark(row)]


def say_full(row: Service) -> Promise | str:
    return gettext_lazy("full") if row.is_full_at(timezone.now()) else ""


def say_places(row: Service) -> str:
    """What anybody may know. Needs the places of the row at hand."""
    places = (place.area or ("" if place.is_confidential else place.city) for place in row.locations.all())
    return " · ".join(dict.fromkeys(place for place in places if place))


SERVICES: Final = Table(
    name="services",
    caption=gettext_lazy("Services"),
    columns=(
        Column(
            "name",
            gettext_lazy("Service"),
            lambda row: row.name,
            sort=("name",),
            link=lambda row: reverse("service", args=[row.pk]),
        ),
        Column("organisation", gettext_lazy("Organisation"), lambda row: row.listing.name, sort=("listing__name",)),
        Column("kind", gettext_lazy("Kind"), lambda row: KINDS[row.kind], sort=("kind", "name")),
        Column("place", gettext_lazy("Place"), say_places),
        Column("full", gettext_lazy("Tonight"), say_full, template="directory/cells/full.html"),
        Column("mark", gettext_lazy("Contacts"), say_mark, template="directory/cells/mark.html"),
        Column("state", gettext_lazy("State"), lambda row: STATE_NAMES[row.state], sort=("state", "name")),
    ),
    order="name",
    filters=(
        EntryWords(gettext_lazy("Name, organisation or place"), ()),
        Choice("need", gettext_lazy("Need"), NEEDS, lambda rows, code: rows.answering(code)),
        Choice("language", gettext_lazy("Language"), LANGUAGES, lambda rows, code: rows.speaking(code)),
        Choice("now", gettext_lazy("Now"), NOW, narrow_now),
        Choice("mark", gettext_lazy("Contacts"), MARKS, narrow_mark),
        Choice("state", gettext_lazy("State"), STATE_NAMES, lambda rows, code: rows.filter(state=code), first="live"),
    ),
    empty=gettext_lazy("No service yet. Add the first, or read the country folder in."),
    hides_caption=True,
)

CHANGES: Final = Table(
    name="changes",
    caption=gettext_lazy("Proposals"),
    columns=(
        Column(
            "service",
            gettext_lazy("Service"),
            lambda row: row.service.name,
            sort=("service__name",),
            link=lambda row: reverse("directory_change", args=[row.pk]),
        ),
        Column("track", gettext_lazy("What"), lambda row: TRACK_NAMES[row.track], sort=("track", "changed_at")),
        Column("status", gettext_lazy("Where it is"), lambda row: STATUS_NAMES[row.status], sort=("status",)),
        Column("by", gettext_lazy("Written by"), lambda row: row.written_by.username, sort=("written_by__username",)),
        Column("changed", gettext_lazy("Since"), lambda row: row.changed_at, sort=("changed_at",)),
    ),
    order="-changed",
    filters=(
        Choice(
            "status",
            gettext_lazy("Where it is"),
            {"open": gettext_lazy("not finished"), **STATUS_NAMES},
            narrow_status,
            first="open",
        ),
    ),
    empty=gettext_lazy("Nothing is proposed."),
    hides_caption=True,
)


def list_for_table(rows: ServiceQuerySet) -> ServiceQuerySet:
    """With what a line says, in few queries, and no more columns than it says: they are sorted by the thousand."""
    said = rows.select_related("listing").only("name", "kind", "state", "full_until", "listing__name")
    return said.prefetch_related("locations", "contacts")


def list_changes(rows: ChangeQuerySet) -> ChangeQuerySet:
    return rows.select_related("service", "written_by")
