"""The public directory of a country as one page of HSDS services, written while it is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from django.db.models import CharField, FloatField, QuerySet
from django.db.models.functions import Cast

from titian.directory.models import (
    Contact,
    Hours,
    Listing,
    Location,
    Service,
    ServiceAccess,
    ServiceLanguage,
    ServiceNationality,
    ServiceNeed,
)
from titian.directory.querysets import ServiceQuerySet
from titian.directory.records import LISTING, PLAIN

from .outgoing import Place, write_organization, write_service

if TYPE_CHECKING:
    from titian.directory.entry import Entry, ListingEntry

AT_ONCE: Final = 500


def _text(column: str) -> Cast:
    """A column as the database writes it: making an object of each would take longer than all the writing."""
    return Cast(column, CharField())


AS_IT_STANDS: Final = {name: _text(name) for name in ("opens_at", "closes_at", "verified_on", "expires_on")} | {
    name: Cast(name, FloatField()) for name in ("latitude", "longitude")
}


# What is read of each table, under the names of the entry's models. Not the models themselves: the database holds what
# was checked when it was written, and a hundred thousand of them would take most of the time.
class LanguageRow(NamedTuple):
    of: str
    tag: str
    spoken: str


class HoursRow(NamedTuple):
    of: str
    weekday: int
    opens_at: str
    closes_at: str


class ContactRow(NamedTuple):
    of: str
    text_id: str
    kind: str
    value: str
    label: str
    verified_on: str | None
    expires_on: str | None

    @property
    def id(self) -> str:
        return say_id(self.text_id)

    @property
    def is_public(self) -> bool:
        return True  # the others are not read


class LocationRow(NamedTuple):
    of: str
    text_id: str
    area: str
    name: str
    address_1: str
    address_2: str
    city: str
    state_province: str
    postal_code: str
    latitude: float | None
    longitude: float | None
    transportation: str

    @property
    def id(self) -> str:
        return say_id(self.text_id)

    @property
    def is_confidential(self) -> bool:
        return False  # the others are not read


class Rows:
    """The rows of one table, read beside the services in the order of their ids: those of one service at a time."""

    def __init__(
        self, services: ServiceQuerySet, table: QuerySet[Any, Any], order: tuple[str, ...], columns: tuple[str, ...]
    ) -> None:
        of_public = table.filter(service__in=services).order_by("service_id", *order).annotate(text_id=_text("pk"))
        read = [AS_IT_STANDS.get(name, name) for name in columns]
        rows = of_public.values_list(_text("service_id"), *read).iterator(chunk_size=AT_ONCE * 4)
        self._groups = groupby(rows, itemgetter(0))
        self._next = next(self._groups, None)

    def take(self, service: str) -> Iterable[tuple[Any, ...]]:
        """What is of this service; whatever came before it in the table meanwhile is passed over."""
        while self._next is not None and self._next[0] < service:
            self._next = next(self._groups, None)
        if self._next is None or self._next[0] != service:
            return ()
        found = list(self._next[1])
        self._next = next(self._groups, None)
        return found


def stream_directory(country: str) -> Iterator[bytes]:
    """The bytes of a file. Only what is live and public; confidential places are not even read."""
    services = Service.objects.filter(country=country).public()
    total = services.count()
    page = {
        "total_items": total,
        "total_pages": 1,
        "page_number": 1,
        "size": total,
        "first_page": True,
        "last_page": True,
        "empty": total == 0,
    }
    yield json.dumps(page).removesuffix("}").encode() + b', "contents": ['
    before = ""
    writing = _write_all(services)
    while some := list(islice(writing, AT_ONCE)):
        yield (before + ",\n".join(some)).encode()
        before = ",\n"
    yield b"]}\n"


def _write_all(services: ServiceQuerySet) -> Iterator[str]:
    organizations = {
        text_id: write_organization(say_id(text_id), cast("ListingEntry", SimpleNamespace(**_names(LISTING, said))))
        for text_id, *said in Listing.objects.filter(pk__in=services.values("listing")).values_list(
            _text("pk"), *LISTING
        )
    }
    rows: dict[str, tuple[Callable[[tuple[Any, ...]], object], Rows]] = {
        "needs": (itemgetter(1), Rows(services, ServiceNeed.objects.all(), ("need",), ("need",))),
        "nationalities": (itemgetter(1), Rows(services, ServiceNationality.objects.all(), ("code",), ("code",))),
        "access": (itemgetter(1), Rows(services, ServiceAccess.objects.all(), ("code",), ("code",))),
        "languages": (
            LanguageRow._make,
            Rows(services, ServiceLanguage.objects.all(), ("tag",), LanguageRow._fields[1:]),
        ),
        "hours": (HoursRow._make, Rows(services, Hours.objects.all(), ("weekday", "opens_at"), HoursRow._fields[1:])),
        "contacts": (
            ContactRow._make,
            Rows(services, Contact.objects.filter(is_public=True), ("order",), ContactRow._fields[1:]),
        ),
        "locations": (
            LocationRow._make,
            Rows(services, Location.objects.public(), ("order",), LocationRow._fields[1:]),
        ),
    }
    for text_id, listing, country, changed_at, *said in (
        services.order_by("pk")
        .values_list(_text("pk"), _text("listing_id"), "country_id", "changed_at", *PLAIN)
        .iterator(chunk_size=AT_ONCE)
    ):
        inside = {name: tuple(map(make, found.take(text_id))) for name, (make, found) in rows.items()}
        entry = cast("Entry", SimpleNamespace(**_names(PLAIN, said), **inside))  # what of it goes out, and no more
        place = Place(say_id(text_id), say_id(listing), country, changed_at)
        if listing in organizations:  # one that came since they were read goes out the next time
            yield write_service(entry, place, organizations[listing])


def _names(names: tuple[str, ...], values: list[Any]) -> dict[str, Any]:
    return dict(zip(names, values, strict=True))


def say_id(text: str) -> str:
    """With its dashes: SQLite has none."""
    return text if "-" in text else f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
