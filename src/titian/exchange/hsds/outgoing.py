"""An entry of the directory as a service of HSDS: what anybody may know of it, and nothing else.

Left out whatever else is asked for: confidential places, contacts that are not public, focal points, who confirmed it,
where it was read, whether a bed is free tonight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from operator import attrgetter
from typing import Final

from titian.directory.entry import ContactEntry, Entry, ListingEntry, LocationEntry

from .own import OF_ORGANIZATION, OF_SERVICE, make_id, write, write_attributes, write_text

Json = dict[str, object]
DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NUMBERS: Final = {"phone": "voice", "message": "text"}
INTERPRETED: Final = "interpreter"
READ_SERVICE: Final = attrgetter(*OF_SERVICE)


@dataclass(frozen=True)
class Place:
    """Where an entry stands on the hub: ids that stay, the country, when it last changed."""

    service_id: str
    listing_id: str
    country: str
    changed_at: datetime


def write_service(entry: Entry, place: Place, organization: str) -> str:
    """The service as JSON, with its organisation inside, which was written before."""
    identity = place.service_id
    public = [row for row in entry.contacts if row.is_public]
    emails = [row for row in public if row.kind == "email"]
    plain: Json = {
        "id": identity,
        "organization_id": place.listing_id,
        "name": entry.name,
        "alternate_name": entry.alternate_name,
        "description": entry.description,
        "url": entry.url,
        "email": emails[0].value if emails else "",
        "status": "active",
        "application_process": entry.application_process,
        "fees_description": entry.cost_note,
        "eligibility_description": entry.eligibility_note,
        "minimum_age": entry.minimum_age,
        "maximum_age": entry.maximum_age,
        "assured_date": entry.verified_on.isoformat() if entry.verified_on else "",
        "last_modified": place.changed_at.isoformat(),
        "schedules": list(_make_schedules(entry, identity)),
        "languages": [
            {"id": make_id(identity, "language", row.tag), "code": row.tag}
            | ({"note": INTERPRETED} if row.spoken == "interpreter" else {})
            for row in entry.languages
        ],
    }
    return _write(
        plain,
        phones=_join(_write_phone(row) for row in public if row.kind in NUMBERS),
        contacts=_join(_write_contact(row) for row in public if row.kind not in NUMBERS),
        service_at_locations=_join(_write_place(row, place) for row in entry.locations if not row.is_confidential),
        organization=organization,
        attributes=_join(write_attributes(identity, "service", zip(OF_SERVICE, READ_SERVICE(entry), strict=True))),
    )


def write_organization(identity: str, listing: ListingEntry) -> str:
    """An organisation as JSON: the same inside each of its services."""
    said = ((name, getattr(listing, name)) for name in OF_ORGANIZATION)
    plain = {
        "id": identity,
        "name": listing.name,
        "alternate_name": listing.alternate_name,
        "website": listing.url,
    }
    return _write(
        plain,
        description=write(listing.description),  # required, be it empty
        attributes=_join(write_attributes(identity, "organization", said)),
    )


def _write_phone(row: ContactEntry) -> str:
    plain = {"id": str(row.id), "number": row.value, "type": NUMBERS[row.kind], "description": row.label}
    return _write(plain, attributes=_mark(row, "phone"))


def _write_contact(row: ContactEntry) -> str:
    plain = {"id": str(row.id), "name": row.label, "email": row.value if row.kind == "email" else ""}
    return _write(plain, attributes=_mark(row, "contact"))


def _mark(row: ContactEntry, kind: str) -> str:
    said: list[tuple[str, object]] = [("verified_on", row.verified_on), ("expires_on", row.expires_on)]
    if row.kind in {"web", "other"}:
        said.append((row.kind, row.value))
    return _join(write_attributes(str(row.id), kind, said))


def _make_schedules(entry: Entry, identity: str) -> Iterator[Json]:
    spans: dict[tuple[time, time], list[str]] = {}
    for row in entry.hours:
        spans.setdefault((row.opens_at, row.closes_at), []).append(DAYS[row.weekday - 1])
    for (opens_at, closes_at), days in spans.items():
        yield {
            "id": make_id(identity, "schedule", str(opens_at), str(closes_at)),
            "freq": "WEEKLY",
            "byday": ",".join(days),
            "opens_at": str(opens_at),
            "closes_at": str(closes_at),
        }


def _write_place(row: LocationEntry, place: Place) -> str:
    plain = {
        "id": make_id(place.service_id, "at", str(row.id)),
        "service_id": place.service_id,
        "location_id": str(row.id),
    }
    return _write(plain, location=_write_location(row, place))


def _write_location(row: LocationEntry, place: Place) -> str:
    said = (row.address_1, row.address_2, row.city, row.state_province, row.postal_code)
    address = {
        "id": make_id(str(row.id), "address"),
        "address_1": row.address_1,
        **({"address_2": row.address_2} if row.address_2 else {}),
        "city": row.city,
        "state_province": row.state_province,
        "postal_code": row.postal_code,
        "country": place.country,
        "address_type": "physical",
    }
    plain: Json = {
        "id": str(row.id),
        "location_type": "physical",
        "name": row.name,
        "transportation": row.transportation,
        "latitude": float(row.latitude) if row.latitude is not None else None,
        "longitude": float(row.longitude) if row.longitude is not None else None,
        "addresses": [address] if any(said) else [],
    }
    return _write(plain, attributes=_join(write_attributes(str(row.id), "location", [("area", row.area)])))


def _join(written: Iterable[str]) -> str:
    """A list of what is written already; nothing where there is nothing."""
    inside = ", ".join(written)
    return f"[{inside}]" if inside else ""


def _write(plain: Mapping[str, object], **written: str) -> str:
    """An object without what says nothing: plain members, then those that are written already."""
    said = [
        f'"{name}": {write_text(value) if isinstance(value, str) else write(value)}'
        for name, value in plain.items()
        if value or value == 0
    ]
    said += [f'"{name}": {text}' for name, text in written.items() if text]
    return f"{{{', '.join(said)}}}"
