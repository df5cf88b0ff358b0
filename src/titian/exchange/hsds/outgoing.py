"""An entry of the directory as a service of HSDS: what anybody may know of it, and nothing else.

Left out whatever else is asked for: confidential places, contacts that are not public, focal points, who confirmed it,
where it was read, whether a bed is free tonight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from titian.directory.entry import ContactEntry, Entry, ListingEntry, LocationEntry

from .own import OF_ORGANIZATION, OF_SERVICE, begin_ids, end_id, write, write_attributes, write_text

if TYPE_CHECKING:
    from .own import Ids

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
    identity, begun = place.service_id, begin_ids(place.service_id)
    public = [row for row in entry.contacts if row.is_public]
    email = next((row.value for row in public if row.kind == "email"), "")
    assured_on = entry.verified_on.isoformat() if entry.verified_on else ""
    ages = "".join(
        f', "{name}": {age}'
        for name, age in (("minimum_age", entry.minimum_age), ("maximum_age", entry.maximum_age))
        if age is not None
    )
    places = [_write_place(row, place, begun) for row in entry.locations if not row.is_confidential]
    said = zip(OF_SERVICE, READ_SERVICE(entry), strict=True)
    return (
        f'{{"id": "{identity}", "organization_id": "{place.listing_id}"'
        f"{_say('name', entry.name)}{_say('alternate_name', entry.alternate_name)}"
        f"{_say('description', entry.description)}{_say('url', entry.url)}{_say('email', email)}"
        f', "status": "active"{_say("application_process", entry.application_process)}'
        f"{_say('fees_description', entry.cost_note)}{_say('eligibility_description', entry.eligibility_note)}"
        f"{ages}{_say('assured_date', assured_on)}"
        f', "last_modified": "{place.changed_at.isoformat()}"'
        f"{_list('schedules', list(_write_schedules(entry, begun)))}"
        f"{_list('languages', list(_write_languages(entry, begun)))}"
        f"{_list('phones', [_write_phone(row) for row in public if row.kind in NUMBERS])}"
        f"{_list('contacts', [_write_contact(row) for row in public if row.kind not in NUMBERS])}"
        f"{_list('service_at_locations', places)}"
        f', "organization": {organization}'
        f"{_list('attributes', write_attributes(begun, identity, 'service', said))}}}"
    )


def write_organization(identity: str, listing: ListingEntry) -> str:
    """An organisation as JSON: the same inside each of its services."""
    said = ((name, getattr(listing, name)) for name in OF_ORGANIZATION)
    return (
        f'{{"id": "{identity}"{_say("name", listing.name)}{_say("alternate_name", listing.alternate_name)}'
        f'{_say("website", listing.url)}, "description": {write_text(listing.description)}'  # required, be it empty
        f"{_list('attributes', write_attributes(begin_ids(identity), identity, 'organization', said))}}}"
    )


def _write_phone(row: ContactEntry) -> str:
    owner = str(row.id)
    return (
        f'{{"id": "{owner}"{_say("number", row.value)}, "type": "{NUMBERS[row.kind]}"{_say("description", row.label)}'
        f"{_mark(row, owner, 'phone')}}}"
    )


def _write_contact(row: ContactEntry) -> str:
    owner = str(row.id)
    email = _say("email", row.value) if row.kind == "email" else ""
    return f'{{"id": "{owner}"{_say("name", row.label)}{email}{_mark(row, owner, "contact")}}}'


def _mark(row: ContactEntry, owner: str, kind: str) -> str:
    said: list[tuple[str, object]] = [("verified_on", row.verified_on), ("expires_on", row.expires_on)]
    if row.kind in {"web", "other"}:
        said.append((row.kind, row.value))
    return _list("attributes", write_attributes(begin_ids(owner), owner, kind, said))


def _write_schedules(entry: Entry, begun: Ids) -> Iterator[str]:
    spans: dict[tuple[time, time], list[str]] = {}
    for row in entry.hours:
        spans.setdefault((row.opens_at, row.closes_at), []).append(DAYS[row.weekday - 1])
    for (opens_at, closes_at), days in spans.items():
        yield (
            f'{{"id": "{end_id(begun, f"schedule/{opens_at}/{closes_at}")}", "freq": "WEEKLY", '
            f'"byday": "{",".join(days)}", "opens_at": "{opens_at}", "closes_at": "{closes_at}"}}'
        )


def _write_languages(entry: Entry, begun: Ids) -> Iterator[str]:
    for row in entry.languages:
        note = f', "note": "{INTERPRETED}"' if row.spoken == "interpreter" else ""
        yield f'{{"id": "{end_id(begun, f"language/{row.tag}")}", "code": {write_text(row.tag)}{note}}}'


def _write_place(row: LocationEntry, place: Place, begun: Ids) -> str:
    owner = str(row.id)
    return (
        f'{{"id": "{end_id(begun, f"at/{owner}")}", "service_id": "{place.service_id}", "location_id": "{owner}", '
        f'"location": {_write_location(row, owner, place.country)}}}'
    )


def _write_location(row: LocationEntry, owner: str, country: str) -> str:
    begun = begin_ids(owner)
    said = (row.address_1, row.address_2, row.city, row.state_province, row.postal_code)
    address = (
        f'{{"id": "{end_id(begun, "address")}", "address_1": {write_text(row.address_1)}'
        f'{_say("address_2", row.address_2)}, "city": {write_text(row.city)}, '
        f'"state_province": {write_text(row.state_province)}, "postal_code": {write_text(row.postal_code)}, '
        f'"country": {write_text(country)}, "address_type": "physical"}}'
    )
    latitude, longitude = (
        "" if where is None else f', "{name}": {write(float(where))}'
        for name, where in (("latitude", row.latitude), ("longitude", row.longitude))
    )
    return (
        f'{{"id": "{owner}", "location_type": "physical"{_say("name", row.name)}'
        f"{_say('transportation', row.transportation)}{latitude}{longitude}"
        f"{_list('addresses', [address] if any(said) else [])}"
        f"{_list('attributes', write_attributes(begun, owner, 'location', [('area', row.area)]))}}}"
    )


def _say(name: str, text: str) -> str:
    """A member behind others; nothing of what says nothing."""
    return f', "{name}": {write_text(text)}' if text else ""


def _list(name: str, written: Sequence[str]) -> str:
    """The same of a list of what is written already."""
    return f', "{name}": [{", ".join(written)}]' if written else ""
