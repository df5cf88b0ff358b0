"""Rows hold what an entry says, no more and no less; the database refuses what contradicts itself."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.db import IntegrityError, transaction
from pydantic import ValidationError

from titian.directory import codes
from titian.directory.entry import Entry, LocationEntry, list_faults
from titian.directory.models import Contact, Listing, Location, Service
from titian.directory.records import read_entry, write_listing
from titian.directory.tests.entries import FULL, HIDDEN, make_entry, make_listing, make_service
from titian.people.tests.factories import make_organisation

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


def test_an_entry_read_from_its_rows_is_the_entry_that_was_written() -> None:
    service = make_service(make_organisation(), **FULL)
    entry = read_entry(service)
    again = Entry.model_validate(entry.model_dump(mode="json"))
    assert again == entry
    assert [row.value for row in entry.contacts] == ["+66 2 000 0000", "door@lantern.example"]
    assert entry.needs == ("accommodation", "safety")
    assert {row.address_1 for row in entry.locations} == {HIDDEN, "1 Open Road"}


def test_the_least_entry_says_of_everything_else_that_nobody_knows() -> None:
    entry = read_entry(make_service())
    assert {entry.cost, entry.shelter, entry.serves_men, entry.listing.independent, entry.holidays} == {"unknown"}
    assert (entry.capacity, entry.verified_on, entry.contacts) == (None, None, ())


def test_what_is_searched_holds_no_confidential_address() -> None:
    service = make_service(**FULL)
    assert "chiang mai" in service.words
    assert "1 open road" in service.words
    assert HIDDEN.casefold() not in service.words
    assert "hangdong" not in service.words


def test_another_name_of_the_organisation_holds_in_all_of_its_entries() -> None:
    organisation = make_organisation("Old Name (fictional)")
    first, second = make_service(organisation), make_service(organisation)
    write_listing(first.listing, read_entry(first).listing.model_copy(update={"name": "New Name (fictional)"}))
    second.refresh_from_db()
    assert "new name" in second.words
    assert Listing.objects.get().number == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"minimum_age": 18, "maximum_age": 12}, "youngest"),
        ({"nationality": "some"}, "Name the nationalities"),
        ({"always_open": True, "holidays": "closed"}, "always open"),
        ({"time_zone": "Asia/Atlantis"}, "no such time zone"),
        ({"needs": ["food", "food"]}, "twice"),
        ({"needs": ["gold"]}, "Input should be"),
        ({"contacts": [{"kind": "phone", "value": "call us"}]}, "in digits"),
        ({"contacts": [{"kind": "email", "value": "nobody"}]}, "name@example.org"),
        ({"contacts": [{"kind": "phone", "value": "1300", "verified_on": "2026-01-01"}]}, "stand together"),
        ({"locations": [{"is_confidential": True}]}, "who may read"),
        ({"locations": [{"readers": "organisation"}]}, "who may read"),
        ({"focal_points": [{"name": "A"}, {"name": "B"}]}, "one focal point"),
    ],
)
def test_an_entry_that_contradicts_itself_is_refused_with_what_to_do(given: dict[str, object], said: str) -> None:
    listing = make_listing()
    with pytest.raises(ValidationError) as refused:
        make_entry(listing, **given)
    assert any(said in message for _, message in list_faults(refused.value))


def test_database_refuses_a_confidential_place_that_everyone_reads() -> None:
    service = make_service()
    with pytest.raises(IntegrityError), transaction.atomic():
        Location.objects.create(service=service, is_confidential=True, readers="everyone")


def test_database_refuses_half_a_confirmation() -> None:
    service = make_service()
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.create(service=service, kind="phone", value="1", verified_on=date(2026, 1, 1))


def test_database_refuses_two_entries_of_one_short_name() -> None:
    service = make_service()
    with pytest.raises(IntegrityError), transaction.atomic():
        Service.objects.create(
            id=uuid.uuid4(), listing=service.listing, country=service.country, slug=service.slug, name="x",
            kind="other", time_zone="UTC", changed_at=service.changed_at,
        )  # fmt: skip


def test_codes_of_rows_and_of_entries_are_the_same() -> None:
    """A code added on one side alone would be refused by the database or never offered."""
    held = {
        "cost": codes.COSTS, "nationality": codes.NATIONALITY, "shelter": codes.SHELTERS, "holidays": codes.HOLIDAYS,
        "shares_with_immigration": codes.IMMIGRATION, "transport": codes.TRANSPORT, "kind": codes.KINDS,
        "serves_men": codes.KNOWN,
    }  # fmt: skip
    for name, known in held.items():
        literal = Entry.model_fields[name].annotation
        assert set(literal.__args__) == set(known), name  # type: ignore[union-attr]  # a Literal
    assert set(LocationEntry.model_fields["readers"].annotation.__args__) == set(codes.READERS)  # type: ignore[union-attr]
