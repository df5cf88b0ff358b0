"""Entries for tests: the smallest that serves, and one that says everything."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any, Final

from titian.directory.entry import Entry
from titian.directory.models import Listing, Service, Source
from titian.directory.records import write_entry
from titian.directory.states import State
from titian.people.models import Organisation
from titian.people.tests.factories import make_country

NOON: Final = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)  # a Wednesday, twelve o'clock in Bangkok
HIDDEN: Final = "9 Quiet Lane"
_numbers = count(100_001)  # of one length, as in titian.people.tests.factories

FULL: Final[dict[str, Any]] = {  # Any: as a form or a file gives it
    "alternate_name": "The lantern",
    "description": "A house with a garden.",
    "url": "https://lantern.example",
    "kind": "shelter",
    "needs": ["accommodation", "safety"],
    "languages": [{"tag": "my", "spoken": "interpreter"}, {"tag": "th"}],
    "application_process": "Call first.",
    "cost": "free",
    "minimum_age": 16,
    "maximum_age": 60,
    "serves_women": "yes",
    "serves_men": "no",
    "serves_trans_people": "yes",
    "serves_families": "no",
    "nationality": "some",
    "nationalities": ["KH", "MM"],
    "shelter": "open",
    "depends_on_testimony": "no",
    "shares_with_immigration": "with_consent",
    "immigration_note": "Asked each time.",
    "transport": "fetches",
    "access": ["step_free", "toilet"],
    "capacity": 12,
    "holidays": "closed",
    "hours": [{"weekday": day, "opens_at": "08:00", "closes_at": "16:30"} for day in range(1, 6)],
    "contacts": [
        {
            "kind": "phone",
            "value": "+66 2 000 0000",
            "source": "LETTER",
            "verified_on": "2026-10-01",
            "verified_by": "A. Person, the office",
            "expires_on": "2027-04-01",
        },
        {"kind": "email", "value": "door@lantern.example", "is_public": False},
    ],
    "locations": [
        {"area": "Chiang Mai", "is_confidential": True, "readers": "coordinators", "address_1": HIDDEN, "city": "Hangdong"},
        {"area": "Bangkok", "name": "Office", "address_1": "1 Open Road", "city": "Bangkok"},
    ],
    "focal_points": [{"name": "Anong Demo", "phone": "+66 2 000 0001"}],
}  # fmt: skip


def make_source(code: str = "LETTER", *, country: str = "TH") -> Source:
    return Source.objects.get_or_create(
        country=make_country(country), code=code, defaults={"title": "A letter", "seen_on": date(2026, 10, 1)}
    )[0]


def make_listing(organisation: Organisation | None = None, *, name: str = "", country: str = "TH") -> Listing:
    """The organisation's listing; without one, that of a body without an account."""
    if organisation is not None:
        found = Listing.objects.filter(organisation=organisation).first()
        if found is not None:
            return found
    said = name or (organisation.name if organisation else f"Body {next(_numbers)} (fictional)")
    place = organisation.country if organisation else make_country(country)
    return Listing.objects.create(country=place, organisation=organisation, name=said, fictional=True)


def make_entry(listing: Listing, **given: Any) -> Entry:
    """The least an entry says, and what is given besides."""
    number = next(_numbers)
    least = {
        "listing": {"name": listing.name},
        "slug": f"service-{number}",
        "name": f"Service {number}",
        "kind": "other",
        "time_zone": "Asia/Bangkok",
    }
    return Entry.model_validate(least | given)


def make_service(
    organisation: Organisation | None = None, *, country: str = "TH", state: str = State.LIVE, **given: Any
) -> Service:
    """An entry as it stands, put there without its way through two people."""
    listing = make_listing(organisation, country=country)
    if any("source" in row for row in given.get("contacts", ())):
        make_source(country=listing.country_id)
    entry = make_entry(listing, **given)
    service = Service(listing=listing, country=listing.country, slug=entry.slug, state=state, changed_at=NOON)
    write_entry(service, entry, NOON)
    return service
