"""The public directory of a country as one page of HSDS services, written while it is read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeVar

from django.db.models import Prefetch
from pydantic import BaseModel

from titian.directory.entry import ContactEntry, Entry, HoursEntry, LanguageEntry, ListingEntry, LocationEntry
from titian.directory.models import Contact, Location, Service
from titian.directory.querysets import ServiceQuerySet
from titian.directory.records import LISTING, PLACE, PLAIN

from .outgoing import Place, make_service

AT_ONCE: Final = 500
Part = TypeVar("Part", bound=BaseModel)
_MARKED: Final = ("id", "kind", "value", "label", "is_public", "verified_on", "verified_by", "expires_on")


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
    before = b""
    for service in _read(services):
        place = Place(str(service.pk), str(service.listing_id), service.country_id, service.changed_at)
        yield before + json.dumps(make_service(_make_entry(service), place), ensure_ascii=False).encode()
        before = b",\n"
    yield b"]}\n"


def _read(services: ServiceQuerySet) -> Iterator[Service]:
    return (
        services.select_related("listing")
        .prefetch_related(
            "needs",
            "languages",
            "nationalities",
            "access",
            "hours",
            Prefetch("contacts", Contact.objects.filter(is_public=True).order_by("order"), to_attr="public_contacts"),
            Prefetch("locations", Location.objects.public().order_by("order"), to_attr="public_locations"),
        )
        .order_by("name", "pk")
        .iterator(chunk_size=AT_ONCE)
    )


def _make_entry(service: Service) -> Entry:
    """The public part of the entry, of rows that were checked when they were written."""
    contacts: list[Contact] = getattr(service, "public_contacts")  # noqa: B009  (set by Prefetch)
    locations: list[Location] = getattr(service, "public_locations")  # noqa: B009
    rows: dict[str, Any] = {  # Any: codes were held to their lists by the database
        "listing": _construct(ListingEntry, service.listing, LISTING),
        "needs": tuple(sorted(row.need for row in service.needs.all())),
        "languages": tuple(
            _construct(LanguageEntry, row, ("tag", "spoken"))
            for row in sorted(service.languages.all(), key=lambda row: row.tag)
        ),
        "nationalities": tuple(sorted(row.code for row in service.nationalities.all())),
        "access": tuple(sorted(row.code for row in service.access.all())),
        "hours": tuple(
            _construct(HoursEntry, row, ("weekday", "opens_at", "closes_at"))
            for row in sorted(service.hours.all(), key=lambda row: (row.weekday, row.opens_at))
        ),
        "contacts": tuple(_construct(ContactEntry, row, _MARKED) for row in contacts),
        "locations": tuple(_construct(LocationEntry, row, ("id", *PLACE)) for row in locations),
    }
    return Entry.model_construct(**{name: getattr(service, name) for name in PLAIN}, **rows)


def _construct(kind: type[Part], row: object, names: Iterable[str]) -> Part:
    return kind.model_construct(**{name: getattr(row, name) for name in names})
