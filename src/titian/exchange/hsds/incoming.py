"""Services of a feed as entries of the directory, for drafts that two people still have to agree to.

Nothing is taken for confirmed because somebody else says so, and nothing is made up: what a feed does not say stands as
unknown. Every fault is told by its path.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from typing import Final

from pydantic import ValidationError

from titian.directory.entry import Entry, list_faults
from titian.exchange.errors import Fault, FeedRefused

from .feed import Feed, Thing, list_broken_names
from .outgoing import DAYS, INTERPRETED
from .own import OF_CONTACT, OF_LOCATION, OF_ORGANIZATION, OF_SERVICE, SEVERAL, TAXONOMY
from .vocabulary import KINDS

MESSAGES: Final = frozenset({"text", "sms"})
UNUSED: Final = frozenset({"fax", "pager"})
_NUMBER: Final = re.compile(r"^\+?[0-9][0-9 \-]{1,24}$")
_SLUG: Final = re.compile(r"[^a-z0-9]+")
Json = dict[str, object]


@dataclass(frozen=True)
class Found:
    """A service of the feed as an entry. `path` is where it stands in the file."""

    path: str
    entry: Entry


@dataclass(frozen=True)
class FeedRead:
    """What a feed gives. `inactive` are paths of services that are closed or given up: they make no drafts."""

    found: tuple[Found, ...]
    inactive: tuple[str, ...]


def read_entries(feed: Feed, zone: str) -> FeedRead:
    """Every active service. `zone` (IANA) is where hours are that name none of their own.

    Raises FeedRefused with all faults of all services.
    """
    faults = list_broken_names(feed)
    index = _Index(feed)
    found: list[Found] = []
    inactive: list[str] = []
    for service in index.services:
        if service.text("status") != "active":
            inactive.append(service.path)
            continue
        before = len(faults)
        said = _Reading(index, service, zone, faults).read()
        if len(faults) > before:
            continue
        try:
            found.append(Found(service.path, Entry.model_validate(said)))
        except ValidationError as error:
            faults += [_say(service, place, what) for place, what in list_faults(error)]
    slugs: dict[str, str] = {}
    for each in found:
        first = slugs.setdefault(each.entry.slug, each.path)
        if first != each.path:
            faults.append(Fault(each.path, "hsds.service_twice", f"it has the same id as {first}."))
    if faults:
        raise FeedRefused("The feed cannot be taken in as it is; nothing was changed.", sorted(faults))
    return FeedRead(tuple(found), tuple(inactive))


def _say(service: Thing, place: str, what: str) -> Fault:
    where = f"{service.path} ({place})" if place else service.path
    return Fault(where, "hsds.entry_refused", what)


class _Index:
    """Things by id, and those that name another thing, whether a feed nests them or gives them in tables."""

    def __init__(self, feed: Feed) -> None:
        self.services: list[Thing] = []
        self.by_id: dict[tuple[str, str], Thing] = {}
        self.owners: dict[str, Thing] = {}
        self._naming: dict[tuple[str, str, str], list[Thing]] = {}
        seen: set[str] = set()
        for thing in feed.walk():
            self.by_id.setdefault((thing.kind, thing.id), thing)
            if thing.kind == "service" and thing.id not in seen:
                seen.add(thing.id)
                self.services.append(thing)
            if thing.kind == "organization":
                self.owners |= {each.id: thing for each in thing.all("services")}
            if thing.kind == "service_at_location" and "service" in thing.ones:
                self._name("service_at_location", "service_id", thing.ones["service"].id, thing)
        for thing in feed.things:
            names = {"link_id": ""} if thing.kind == "attribute" else KINDS[thing.kind].names
            for name in names:
                if thing.text(name):
                    self._name(thing.kind, name, thing.text(name).lower(), thing)

    def _name(self, kind: str, name: str, identity: str, thing: Thing) -> None:
        self._naming.setdefault((kind, name, identity), []).append(thing)

    def all(self, thing: Thing, member: str) -> Iterator[Thing]:
        """Those inside the thing, and those of a table that name it."""
        kind = KINDS[thing.kind].lists[member]
        name = "link_id" if kind == "attribute" else f"{thing.kind}_id"
        yield from thing.all(member)
        yield from self._naming.get((kind, name, thing.id), ())

    def one(self, thing: Thing, member: str) -> Thing | None:
        """The thing inside, or the one it names."""
        kind = KINDS[thing.kind].ones[member]
        return thing.ones.get(member) or self.by_id.get((kind, thing.text(f"{member}_id").lower()))

    def own(self, thing: Thing, fields: Mapping[str, str]) -> Json:
        """Attributes of our taxonomy, by field; several values of one as a tuple."""
        said: dict[str, list[str]] = {}
        for attribute in self.all(thing, "attributes"):
            term = self.one(attribute, "taxonomy_term")
            if term is not None and term.text("taxonomy") == TAXONOMY and term.text("code") in fields:
                said.setdefault(term.text("code"), []).append(attribute.text("value"))
        return {name: tuple(values) if name in SEVERAL else values[-1] for name, values in said.items()}


class _Reading:
    """One service, member by member. Faults go to the list of all."""

    def __init__(self, index: _Index, service: Thing, zone: str, faults: list[Fault]) -> None:
        self.index, self.service, self.zone, self.faults = index, service, zone, faults
        self.places = list(index.all(service, "service_at_locations"))
        self.locations = [each for place in self.places if (each := index.one(place, "location")) is not None]

    def read(self) -> Json:
        service = self.service
        own = self.index.own(service, OF_SERVICE)
        ages = {name: self._age(name) for name in ("minimum_age", "maximum_age")}
        return {
            "slug": _slug(service),
            "kind": "other",
            "time_zone": self.zone,
            "cost": self._cost(),
            **own,
            **ages,
            "always_open": own.get("always_open") == "True",
            "listing": self._listing(),
            "name": service.text("name"),
            "alternate_name": service.text("alternate_name"),
            "description": service.text("description"),
            "url": service.text("url"),
            "application_process": service.text("application_process"),
            "cost_note": service.text("fees_description"),
            "eligibility_note": service.text("eligibility_description"),
            "languages": list(self._languages()),
            "hours": list(self._hours()),
            "contacts": list(self._contacts()),
            "locations": [self._location(each) for each in self.locations],
        }

    def _fault(self, thing: Thing, member: str, code: str, what: str) -> None:
        self.faults.append(Fault(f"{thing.path}.{member}", code, what))

    def _listing(self) -> Json:
        found = self.index.one(self.service, "organization") or self.index.owners.get(self.service.id)
        if found is None:
            self._fault(
                self.service, "organization", "hsds.organization_missing", "it does not say whose service it is."
            )
            return {}
        return {
            "name": found.text("name"),
            "alternate_name": found.text("alternate_name"),
            "description": found.text("description"),
            "url": found.text("website"),
            **self.index.own(found, OF_ORGANIZATION),
        }

    def _age(self, name: str) -> int | None:
        value = self.service.members.get(name)
        return int(value) if isinstance(value, int | float) else None

    def _cost(self) -> str:
        amounts = [each.members.get("amount") for each in self.index.all(self.service, "cost_options")]
        paid = [amount for amount in amounts if isinstance(amount, int | float) and amount > 0]
        free = [amount for amount in amounts if amount == 0]
        return ("some" if free else "paid") if paid else ("free" if free else "unknown")

    def _languages(self) -> Iterator[Json]:
        seen = set()
        for each in self.index.all(self.service, "languages"):
            tag = each.text("code")
            if tag and tag not in seen:
                seen.add(tag)
                yield {"tag": tag, "spoken": "interpreter" if each.text("note") == INTERPRETED else "staff"}

    def _hours(self) -> Iterator[Json]:
        schedules = list(self.index.all(self.service, "schedules"))
        for holder in (*self.places, *self.locations):
            schedules = schedules or list(self.index.all(holder, "schedules"))
        seen = set()
        for each in schedules:
            if each.text("freq") == "MONTHLY" or not (each.text("byday") and each.text("opens_at")):
                continue
            opens_at, closes_at = self._time(each, "opens_at"), self._time(each, "closes_at")
            for day in each.text("byday").split(","):
                if day.strip() not in DAYS:
                    self._fault(each, "byday", "hsds.day_unknown", f"of a week's days, use {', '.join(DAYS)}.")
                elif opens_at is not None and closes_at is not None:
                    span = (DAYS.index(day.strip()) + 1, opens_at)
                    if span not in seen:
                        yield {"weekday": span[0], "opens_at": opens_at, "closes_at": closes_at}
                    seen.add(span)

    def _time(self, schedule: Thing, name: str) -> time | None:
        text = schedule.text(name)
        try:
            return time.fromisoformat("00:00" if text.startswith("24:00") else text).replace(tzinfo=None)
        except ValueError:
            self._fault(schedule, name, "hsds.time_malformed", "write it like 16:30.")
            return None

    def _contacts(self) -> Iterator[Json]:
        """Every telephone and address of the service, of its people, places and organisation, each once."""
        seen: set[tuple[str, str]] = set()
        for row in self._list_contacts():
            key = (str(row["kind"]), str(row["value"]))
            if key not in seen:
                seen.add(key)
                yield row

    def _list_contacts(self) -> Iterator[Json]:
        index, service = self.index, self.service
        holders: list[Thing] = [service, *self.places, *self.locations]
        people = [each for holder in holders for each in index.all(holder, "contacts")]
        organization = index.one(service, "organization") or index.owners.get(service.id)
        for holder in (*holders, *people, *([organization] if organization else ())):
            for phone in index.all(holder, "phones"):
                yield from self._number(phone)
        for person in people:
            own = index.own(person, OF_CONTACT)
            for kind in ("web", "other"):
                if kind in own:
                    yield {"id": person.id, "kind": kind, "value": own[kind], "label": person.text("name")}
            if person.text("email"):
                label = person.text("name") or person.text("title")
                yield {"id": person.id, "kind": "email", "value": person.text("email"), "label": label}
        for holder in (service, organization):
            if holder is not None and holder.text("email"):
                yield {"kind": "email", "value": holder.text("email")}

    def _number(self, phone: Thing) -> Iterator[Json]:
        kind = phone.text("type").lower()
        if kind in UNUSED:
            return
        number = re.sub(r"[\"'().\u00a0]", "", phone.text("number")).strip()
        if not _NUMBER.match(number):
            self._fault(phone, "number", "hsds.number_unusable", "digits are expected, with + before a country's code.")
            return
        told = {"id": phone.id, "kind": "message" if kind in MESSAGES else "phone", "value": number}
        yield {**told, "label": phone.text("description")[:120]}

    def _location(self, location: Thing) -> Json:
        addresses = [each for each in self.index.all(location, "addresses") if each.text("address_type") != "postal"]
        address = addresses[0] if addresses else None
        said = {
            name: address.text(name)
            for name in ("address_1", "address_2", "city", "state_province", "postal_code")
            if address is not None
        }
        return {
            "id": location.id,
            "area": self.index.own(location, OF_LOCATION).get("area", ""),
            "name": location.text("name"),
            "transportation": location.text("transportation")[:200],
            **said,
            **self._position(location),
        }

    def _position(self, location: Thing) -> Json:
        values = [location.members.get(name) for name in ("latitude", "longitude")]
        if any(not isinstance(value, int | float) for value in values):
            return {}
        latitude, longitude = (round(Decimal(str(value)), 5) for value in values)
        return {"latitude": latitude, "longitude": longitude}


def _slug(service: Thing) -> str:
    """Its own, when it was ours; else made of its name and id, the same at each import."""
    return f"{_SLUG.sub('-', service.text('name').lower()).strip('-')[:48].strip('-') or 'service'}-{service.id[:8]}"


def list_public(entries: Iterable[Entry]) -> list[Entry]:
    """What an import gives of entries that were exported: the public part, confirmed by nobody yet."""
    return [_make_public(entry) for entry in entries]


def _make_public(entry: Entry) -> Entry:
    unmarked = {"source": "", "verified_on": None, "verified_by": "", "expires_on": None}
    contacts = [row.model_copy(update=unmarked) for row in entry.contacts if row.is_public]
    contacts.sort(key=lambda row: row.kind not in {"phone", "message"})
    return entry.model_copy(
        update={
            **unmarked,
            "is_public": True,
            "contacts": tuple(contacts),
            "locations": tuple(row for row in entry.locations if not row.is_confidential),
            "focal_points": (),
        }
    )
