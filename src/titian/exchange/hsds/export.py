"""The public directory of a country as one page of HSDS services, written while it is read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeVar

from django.db.models import Prefetch
from pydantic import BaseModel

from titian.directory.entry import ContactEntry, Entry, HoursEntry, LanguageEntry, ListingEntry, LocationEntry
from titian.directory.models import (
    Contact,
    Hours,
    Location,
    Service,
    ServiceAccess,
    ServiceLanguage,
    ServiceNationality,
    ServiceNeed,
)
from titian.directory.querysets import ServiceQuerySet
from titian.directory.records import LISTING, PLACE, PLAIN

from .outgoing import Place, make_service

AT_ONCE: Final = 200
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
    rows = {
        "needs": ServiceNeed.objects.order_by("need"),
        "languages": ServiceLanguage.objects.order_by("tag"),
        "nationalities": ServiceNationality.objects.order_by("code"),
        "access": ServiceAccess.objects.order_by("code"),
        "hours": Hours.objects.order_by("weekday", "opens_at"),
        "contacts": Contact.objects.filter(is_public=True).order_by("order"),
        "locations": Location.objects.public().order_by("order"),
    }
    # In lists of their own: a related manager for each service and table would cost more than all the rest.
    wanted = [Prefetch(name, found, to_attr=f"listed_{name}") for name, found in rows.items()]
    return (
        services.select_related("listing").prefetch_related(*wanted).order_by("name", "pk").iterator(chunk_size=AT_ONCE)
    )


def _make_entry(service: Service) -> Entry:
    """The public part of the entry, of rows that were checked when they were written."""

    def listed(name: str) -> list[Any]:  # Any: rows of whichever table
        return list(getattr(service, f"listed_{name}"))

    rows: dict[str, Any] = {  # Any: codes were held to their lists by the database
        "listing": _construct(ListingEntry, service.listing, LISTING),
        "needs": tuple(row.need for row in listed("needs")),
        "languages": tuple(_construct(LanguageEntry, row, ("tag", "spoken")) for row in listed("languages")),
        "nationalities": tuple(row.code for row in listed("nationalities")),
        "access": tuple(row.code for row in listed("access")),
        "hours": tuple(_construct(HoursEntry, row, ("weekday", "opens_at", "closes_at")) for row in listed("hours")),
        "contacts": tuple(_construct(ContactEntry, row, _MARKED) for row in listed("contacts")),
        "locations": tuple(_construct(LocationEntry, row, ("id", *PLACE)) for row in listed("locations")),
    }
    return Entry.model_construct(**{name: getattr(service, name) for name in PLAIN}, **rows)


def _construct(kind: type[Part], row: object, names: Iterable[str]) -> Part:
    return kind.model_construct(**{name: getattr(row, name) for name in names})
