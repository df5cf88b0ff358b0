"""An entry read from its rows, and written to them. Actions alone write."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import BaseModel

from titian.directory.entry import (
    ContactEntry,
    Entry,
    FocalPointEntry,
    HoursEntry,
    LanguageEntry,
    ListingEntry,
    LocationEntry,
)
from titian.directory.models import (
    Contact,
    FocalPoint,
    Hours,
    Listing,
    Location,
    Service,
    ServiceAccess,
    ServiceLanguage,
    ServiceNationality,
    ServiceNeed,
    Source,
)
from titian.directory.querysets import fold
from titian.people.models import User

if TYPE_CHECKING:
    from titian.directory.models import Marked

E = TypeVar("E", bound=BaseModel)
LISTING: Final = tuple(name for name in ListingEntry.model_fields)
PLAIN: Final = tuple(name for name in Entry.model_fields if name in {field.attname for field in Service._meta.fields})


def read_entry(service: Service) -> Entry:
    """The entry as its rows stand."""
    return Entry.model_validate(
        {name: getattr(service, name) for name in PLAIN}
        | {
            "listing": ListingEntry.model_validate(service.listing, from_attributes=True),
            "source": _code(service),
            "needs": tuple(service.needs.order_by("need").values_list("need", flat=True)),
            "languages": _read(LanguageEntry, service.languages.order_by("tag")),
            "nationalities": tuple(service.nationalities.order_by("code").values_list("code", flat=True)),
            "access": tuple(service.access.order_by("code").values_list("code", flat=True)),
            "hours": _read(HoursEntry, service.hours.order_by("weekday", "opens_at")),
            "contacts": tuple(
                ContactEntry.model_validate(_say(ContactEntry, row) | {"source": _code(row)})
                for row in service.contacts.select_related("source").order_by("order")
            ),
            "locations": _read(LocationEntry, service.locations.order_by("order")),
            "focal_points": tuple(
                FocalPointEntry.model_validate(
                    _say(FocalPointEntry, row) | {"account": row.account.public_id if row.account else None}
                )
                for row in service.focal_points.select_related("account").order_by("is_backup")
            ),
        }
    )


def write_entry(service: Service, entry: Entry, now: datetime) -> None:
    """Makes the rows of the service say what the entry says. Ids stay; `number` and `state` are the caller's."""
    for name in PLAIN:
        setattr(service, name, getattr(entry, name))
    sources = {row.code: row for row in Source.objects.filter(country=service.country_id)}
    service.source = sources.get(entry.source)
    service.changed_at = now
    service.words = _fold_words(entry)
    service.save()
    _replace(service, entry, sources)


def write_listing(listing: Listing, said: ListingEntry) -> None:
    """What holds of the organisation, in all of its entries. Nothing is written where nothing changed."""
    if all(getattr(listing, name) == getattr(said, name) for name in LISTING):
        return
    for name in LISTING:
        setattr(listing, name, getattr(said, name))
    listing.number += 1
    listing.save()
    for service in listing.services.all():  # found by the new name
        service.words = _fold_words(read_entry(service))
        service.save(update_fields=["words"])


def _replace(service: Service, entry: Entry, sources: dict[str, Source]) -> None:
    for rows in (
        service.needs, service.languages, service.nationalities, service.access, service.hours, service.contacts,
        service.locations, service.focal_points,
    ):  # fmt: skip
        rows.all().delete()
    ServiceNeed.objects.bulk_create(ServiceNeed(service=service, need=need) for need in entry.needs)
    ServiceLanguage.objects.bulk_create(
        ServiceLanguage(service=service, tag=row.tag, spoken=row.spoken) for row in entry.languages
    )
    ServiceNationality.objects.bulk_create(
        ServiceNationality(service=service, code=code) for code in entry.nationalities
    )
    ServiceAccess.objects.bulk_create(ServiceAccess(service=service, code=code) for code in entry.access)
    Hours.objects.bulk_create(Hours(service=service, **row.model_dump()) for row in entry.hours)
    Contact.objects.bulk_create(
        Contact(service=service, order=order, source=sources.get(row.source), **row.model_dump(exclude={"source"}))
        for order, row in enumerate(entry.contacts)
    )
    Location.objects.bulk_create(
        Location(service=service, order=order, **row.model_dump()) for order, row in enumerate(entry.locations)
    )
    wanted = [row.account for row in entry.focal_points if row.account]
    accounts = {one.public_id: one for one in User.objects.filter(public_id__in=wanted)}
    FocalPoint.objects.bulk_create(
        FocalPoint(
            service=service, account=accounts.get(row.account) if row.account else None,
            **row.model_dump(exclude={"account"}),
        )
        for row in entry.focal_points
    )  # fmt: skip


def _fold_words(entry: Entry) -> str:
    """What is searched: names, and places as far as anybody may know them."""
    places = [
        " ".join((row.area, *(() if row.is_confidential else (row.name, row.address_1, row.city, row.state_province))))
        for row in entry.locations
    ]
    said = (
        entry.name, entry.alternate_name, entry.listing.name, entry.listing.alternate_name, entry.slug, *places,
    )  # fmt: skip
    return fold(" ".join(said))


def _code(row: Marked) -> str:
    return row.source.code if row.source is not None else ""


def _read(kind: type[E], rows: Iterable[object]) -> tuple[E, ...]:
    return tuple(kind.model_validate(row, from_attributes=True) for row in rows)


def _say(kind: type[BaseModel], row: object) -> dict[str, object]:
    return {name: getattr(row, name) for name in kind.model_fields}
