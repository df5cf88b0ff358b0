"""HSDS 3: what goes out is public and valid, what comes in is a draft or nothing at all."""

from __future__ import annotations

import datetime
import json
import os
import uuid
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from titian.audit.models import Entry as LogEntry
from titian.directory.entry import Entry
from titian.directory.models import Change, Listing, Service
from titian.directory.records import read_entry
from titian.directory.states import State
from titian.directory.tests.entries import FULL, HIDDEN, NOON
from titian.directory.tests.entries import make_service as make_row
from titian.exchange.errors import FeedRefused, FileUnreadable
from titian.exchange.hsds.actions.take_feed import FeedTaken, merge, take_feed
from titian.exchange.hsds.export import stream_directory
from titian.exchange.hsds.feed import read_feed, write_feed
from titian.exchange.hsds.incoming import list_public, read_entries
from titian.exchange.hsds.outgoing import Place, write_organization, write_service
from titian.exchange.hsds.own import NAMESPACE, OF_SERVICE, begin_ids, end_id, make_id
from titian.exchange.hsds.vocabulary import KINDS
from titian.people.models import Role, User
from titian.people.tests.factories import make_organisation, make_user

REFERENCE = Path(os.environ.get("TITIAN_REFERENCE", "")) / "hsds"
needs_schemas = pytest.mark.skipif(
    not (os.environ.get("TITIAN_REFERENCE") and REFERENCE.is_dir()), reason="TITIAN_REFERENCE holds no HSDS schemas"
)
ZONE = "Asia/Bangkok"
PLACE = Place("ac148810-d857-441c-9679-408f346de14b", "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610", "TH", NOON)
WHOLE = Entry.model_validate(
    {"listing": {"name": "Lantern House", "independent": "yes"}, "slug": "beds", "name": "Beds", "time_zone": ZONE}
    | FULL
)
FEED: dict[str, Any] = {
    "id": "ac148810-d857-441c-9679-408f346de14b",
    "name": "Beds",
    "status": "active",
    "organization": {"id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610", "name": "House", "description": ""},
    "phones": [{"id": "1554f2e2-a373-45db-a3fa-9fc48a61c15e", "number": '"+66 2 (000) 0000"', "type": "voice"}],
    "schedules": [
        {
            "id": "48102e86-bb50-41c4-8f1e-e269368c41d1",
            "freq": "WEEKLY",
            "byday": "MO,TU",
            "opens_at": "08:00:00",
            "closes_at": "16:30",
        }
    ],
    "service_at_locations": [
        {
            "id": "e94c9f38-1e8f-4564-91d4-d53501ab1765",
            "location": {"id": "3a19ff88-4620-4d17-9830-ac1d859eb5d5", "location_type": "physical", "name": "Office"},
        }
    ],
}


def make_service(entry: Entry, place: Place) -> dict[str, Any]:
    """The service as it goes out."""
    written: dict[str, Any] = json.loads(
        write_service(entry, place, write_organization(place.listing_id, entry.listing))
    )
    return written


def read(*services: dict[str, Any]) -> tuple[Entry, ...]:
    feed = read_feed(json.dumps(list(services)).encode())
    return tuple(each.entry for each in read_entries(feed, ZONE).found)


def changed(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    feed = deepcopy(FEED)
    place: Any = feed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return feed


def second(**given: object) -> dict[str, Any]:
    return {**deepcopy(FEED), "id": "bc148810-d857-441c-9679-408f346de14b", "name": "Meals", **given}


# The standard's own schemas and examples, which are not ours to copy


@cache
def validator(name: str) -> Any:
    schema = json.loads((REFERENCE / "compiled" / f"{name}.json").read_bytes())
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


EXAMPLES = {
    "location": "location",
    "organization_full": "organization",
    "organization_list": "organization",
    "service_at_location_full": "service_at_location",
    "service_at_location_list": "service_at_location",
    "service_full": "service",
    "service_list": "service",
    "tabular": "service",
    "taxonomy": "taxonomy",
    "taxonomy_list": "taxonomy",
    "taxonomy_term": "taxonomy_term",
    "taxonomy_term_list": "taxonomy_term",
}


@needs_schemas
@pytest.mark.parametrize(("name", "kind"), EXAMPLES.items(), ids=list(EXAMPLES))
def test_an_example_of_the_standard_comes_back_the_same(name: str, kind: str) -> None:
    content = (REFERENCE / "examples" / f"{name}.json").read_bytes()
    assert write_feed(read_feed(content, kind)) == json.loads(content)


@needs_schemas
def test_every_example_is_tried_and_every_member_the_schemas_have_is_known() -> None:
    files = {path.stem for path in (REFERENCE / "examples").glob("*.json")} - {"base"}
    assert files == set(EXAMPLES)
    for name, kind in KINDS.items():
        schema = json.loads((REFERENCE / f"{name}.json").read_bytes())
        properties = schema["properties"]
        assert set(kind.required) == set(schema["required"]), name
        assert kind.numbers == {each for each, said in properties.items() if said.get("type") == "number"}, name
        lists = {each for each, said in properties.items() if said.get("type") == "array"}
        assert lists == set(kind.lists) - {"services"}, name
        assert {each for each, said in properties.items() if "$ref" in said} == set(kind.ones) - {"service"}, name
        codes = {each: frozenset(said["enum"]) for each, said in properties.items() if "enum" in said}
        assert dict(kind.codes) == codes, name


@needs_schemas
def test_what_goes_out_obeys_the_schema_of_a_service() -> None:
    least = make_entry_of(name="Least")
    for entry in (WHOLE, least):
        assert [
            error.message for error in validator("service_with_definitions").iter_errors(make_service(entry, PLACE))
        ] == []


@needs_schemas
def test_the_standards_example_is_taken_in_but_for_a_latitude_beyond_the_pole() -> None:
    content = (REFERENCE / "examples" / "service_full.json").read_bytes()
    with pytest.raises(FeedRefused) as refused:
        read_entries(read_feed(content), "Europe/London")
    assert [fault.where for fault in refused.value.faults] == ["service (locations.0.latitude)"]
    service = json.loads(content)
    service["service_at_locations"][0]["location"]["latitude"] = 51.5
    (entry,) = read(service)
    assert (entry.name, entry.minimum_age, entry.cost) == ("Community Counselling", 12, "paid")
    assert entry.contacts[0].value == "+44 1234 234567"
    assert [(row.weekday, row.opens_at.hour) for row in entry.hours] == [(4, 10), (5, 10)]


@needs_schemas
def test_broken_names_of_the_standards_tables_are_told_by_row_and_column() -> None:
    content = (REFERENCE / "examples" / "tabular.json").read_bytes()
    with pytest.raises(FeedRefused) as refused:
        read_entries(read_feed(content), ZONE)
    broken = {fault.where for fault in refused.value.faults if fault.code == "hsds.reference_unknown"}
    assert broken == {
        "contacts.csv[0].organization_id",
        "contacts.csv[0].service_at_location_id",
        "locations.csv[0].organization_id",
        "taxonomy_terms.csv[0].taxonomy_id",
    }


# Out and in


def make_entry_of(**given: Any) -> Entry:
    return Entry.model_validate(
        {"listing": {"name": "House"}, "slug": "least", "kind": "other", "time_zone": ZONE} | given
    )


@pytest.mark.parametrize(
    "entry",
    [WHOLE, make_entry_of(name="Least"), make_entry_of(name="Always", always_open=True, cost="some", capacity=0)],
    ids=["whole", "least", "always open"],
)
def test_out_and_in_again_is_the_public_part_confirmed_by_nobody(entry: Entry) -> None:
    assert list(read(make_service(entry, PLACE))) == list_public([entry])


CODES = st.sampled_from
WORDS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=12)
NOTE = st.just("") | WORDS
SAID = CODES(["unknown", "yes", "no"])
CONTACT = st.fixed_dictionaries({"label": NOTE, "is_public": st.booleans()})
CONTACTS = st.lists(
    st.tuples(
        CONTACT,
        CODES(
            [
                ("phone", "+66 2 000 0000"),
                ("phone", "1300"),
                ("message", "1300"),
                ("email", "a@b.example"),
                ("email", "c@b.example"),
                ("web", "https://b.example"),
                ("other", "ring the bell"),
            ]
        ),
    ),
    max_size=4,
    unique_by=lambda pair: pair[1],
).map(lambda pairs: [{**rest, "kind": kind, "value": value} for rest, (kind, value) in pairs])
LOCATIONS = st.lists(
    st.fixed_dictionaries(
        {
            "is_confidential": st.booleans(),
            "area": NOTE,
            "name": NOTE,
            "address_1": NOTE,
            "address_2": NOTE,
            "city": NOTE,
            "postal_code": NOTE,
            "transportation": NOTE,
        },
        optional={"latitude": st.integers(-90, 90), "longitude": st.integers(-180, 180)},
    )
    .filter(lambda row: ("latitude" in row) == ("longitude" in row))
    .map(lambda row: row | {"readers": "coordinators" if row["is_confidential"] else "everyone"}),
    max_size=3,
)
HOURS = st.lists(
    st.fixed_dictionaries({"weekday": st.integers(1, 7), "opens_at": st.times(), "closes_at": st.times()}).filter(
        lambda row: row["opens_at"] != row["closes_at"] or row["opens_at"] == datetime.time()
    ),
    max_size=4,
    unique_by=lambda row: (row["weekday"], row["opens_at"]),
)
ENTRIES = st.fixed_dictionaries(
    {
        "listing": st.fixed_dictionaries({"name": WORDS, "description": NOTE, "psea_vetted": SAID}),
        "slug": CODES(["beds", "a-1"]),
        "name": WORDS,
        "kind": CODES(["hotline", "shelter", "other"]),
        "needs": st.lists(CODES(["food", "safety", "wash"]), unique=True),
        "languages": st.lists(CODES(["th", "my", "rhg-Latn"]), unique=True).map(
            lambda tags: [{"tag": tag, "spoken": "interpreter" if tag == "my" else "staff"} for tag in tags]
        ),
        "cost": CODES(["unknown", "free", "paid"]),
        "cost_note": NOTE,
        "minimum_age": st.none() | st.integers(0, 20),
        "maximum_age": st.none() | st.integers(20, 120),
        "serves_men": SAID,
        "eligibility_note": NOTE,
        "shelter": CODES(["unknown", "none", "open", "closed"]),
        "immigration_note": NOTE,
        "access": st.lists(CODES(["toilet", "step_free"]), unique=True),
        "capacity": st.none() | st.integers(0, 30),
        "time_zone": CODES(["Asia/Bangkok", "Asia/Dhaka"]),
        "hours_note": NOTE,
        "hours": HOURS,
        "contacts": CONTACTS,
        "locations": LOCATIONS,
    }
)


@settings(deadline=None, max_examples=120)
@given(ENTRIES)
def test_whatever_an_entry_says_in_public_comes_back(said: dict[str, Any]) -> None:
    entry = Entry.model_validate(said)
    assert list(read(make_service(entry, PLACE))) == list_public([entry])


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_an_id_is_the_standards_own_for_its_name(parts: list[str]) -> None:
    assert make_id(*parts) == str(uuid.uuid5(NAMESPACE, "/".join(parts)))
    owner, *rest = [*parts, "of its own"]
    assert end_id(begin_ids(owner), "/".join(rest)) == make_id(owner, *rest)


def test_what_is_not_public_is_not_in_what_goes_out() -> None:
    text = json.dumps(make_service(WHOLE, PLACE))
    for hidden in (HIDDEN, "Hangdong", "door@lantern.example", "Anong", "A. Person", "LETTER", "0001"):
        assert hidden not in text


def test_every_field_of_an_entry_goes_out_or_is_named_as_kept_back() -> None:
    members = {"name", "alternate_name", "description", "url", "application_process", "cost_note", "eligibility_note"}
    members |= {"minimum_age", "maximum_age", "languages", "hours", "contacts", "locations", "listing", "verified_on"}
    kept_back = {"is_public", "source", "verified_by", "expires_on", "focal_points"}
    assert set(Entry.model_fields) == members | kept_back | set(OF_SERVICE)


def test_tables_say_the_same_as_things_inside_things() -> None:
    service = {name: value for name, value in FEED.items() if not isinstance(value, list | dict)}
    identity, house = FEED["id"], FEED["organization"]["id"]
    at, location = FEED["service_at_locations"][0], FEED["service_at_locations"][0]["location"]
    tables = {
        "services.csv": [{**service, "organization_id": house}],
        "organizations.csv": [FEED["organization"]],
        "phones.csv": [{**FEED["phones"][0], "service_id": identity}],
        "schedules.csv": [{**FEED["schedules"][0], "service_id": identity}],
        "service_at_location.csv": [{"id": at["id"], "service_id": identity, "location_id": location["id"]}],
        "locations.csv": [location],
    }
    (found,) = read_entries(read_feed(json.dumps(tables).encode()), ZONE).found
    assert found.entry.model_dump(exclude={"slug"}) == read(FEED)[0].model_dump(exclude={"slug"})


@pytest.mark.parametrize(
    ("path", "value", "where", "code"),
    [
        (("name",), None, "[0].name", "hsds.required_missing"),
        (("id",), "7", "[0].id", "hsds.id_malformed"),
        (("status",), "open", "[0].status", "hsds.code_unknown"),
        (("minimum_age",), "twelve", "[0].minimum_age", "hsds.type_wrong"),
        (("phones",), {}, "[0].phones", "hsds.shape_wrong"),
        (("phones", 0), "1300", "[0].phones[0]", "hsds.shape_wrong"),
        (("phones", 0, "number"), "ask inside", "[0].phones[0].number", "hsds.number_unusable"),
        (("schedules", 0, "opens_at"), "morning", "[0].schedules[0].opens_at", "hsds.time_malformed"),
        (("schedules", 0, "byday"), "XX", "[0].schedules[0].byday", "hsds.day_unknown"),
        (("organization",), None, "[0].organization", "hsds.organization_missing"),
        (("program_id",), PLACE.service_id, "[0].program_id", "hsds.reference_unknown"),
        (
            ("service_at_locations", 0, "location_id"),
            PLACE.service_id,
            "[0].service_at_locations[0].location_id",
            "hsds.reference_unknown",
        ),
        (("minimum_age",), 400, "[0] (minimum_age)", "hsds.entry_refused"),
    ],
)
def test_a_fault_is_told_by_its_path_and_its_name(
    path: tuple[str | int, ...], value: object, where: str, code: str
) -> None:
    with pytest.raises(FeedRefused) as refused:
        read(changed(path, value))
    assert [(fault.where, fault.code) for fault in refused.value.faults] == [(where, code)]


def test_all_faults_of_all_services_are_told_at_once() -> None:
    with pytest.raises(FeedRefused) as refused:
        read(changed(("phones", 0, "number"), "?"), second(program_id=PLACE.service_id), FEED | {"organization": None})
    assert {fault.where.partition("]")[0] for fault in refused.value.faults} == {"[0", "[1"}


@pytest.mark.parametrize("content", [b"{", b"3", b"[" * 100_000])
def test_what_is_no_feed_is_refused(content: bytes) -> None:
    with pytest.raises(FileUnreadable):
        read_feed(content)


def test_a_service_that_is_closed_makes_no_draft_and_is_named() -> None:
    taken = read_entries(read_feed(json.dumps([FEED, second(status="defunct")]).encode()), ZONE)
    assert ([each.path for each in taken.found], taken.inactive) == (["[0]"], ("[1]",))


# On the hub


@pytest.fixture
def narong(db: None) -> User:
    return make_user(Role.COORDINATOR, "narong")


def take(actor: User, *services: dict[str, Any]) -> FeedTaken:
    found = read_entries(read_feed(json.dumps(list(services)).encode()), ZONE).found
    return take_feed(actor=actor, found=found, now=NOON)


def test_a_feed_becomes_drafts_that_nobody_has_agreed_to(narong: User) -> None:
    assert take(narong, FEED, second()) == FeedTaken(added=2)
    assert set(Service.objects.values_list("state", flat=True)) == {State.DRAFT}
    assert Change.objects.filter(status="draft", written_by=narong).count() == 2
    assert Listing.objects.get().name == "House"
    assert LogEntry.objects.get(action="directory.import").detail == {"added": 2, "proposed": 0, "unchanged": 0}


def test_services_that_share_a_number_and_a_place_each_get_them_and_the_same_feed_again_says_nothing_new(
    narong: User,
) -> None:
    take(narong, FEED, second())
    for change in Change.objects.all():
        change.service.state = State.LIVE
        change.service.save()
        change.delete()
    assert take(narong, second(), FEED) == FeedTaken(unchanged=2)
    assert [service.contacts.count() for service in Service.objects.all()] == [1, 1]


def test_one_refusal_and_nothing_of_the_feed_is_there(narong: User) -> None:
    make_row(make_organisation("Lantern House"), slug="beds", state=State.ARCHIVED)
    mine = make_service(make_entry_of(name="Beds", slug="beds", description="New."), PLACE)
    with pytest.raises(FeedRefused) as refused:
        take(narong, second(), mine)
    assert [(fault.where, fault.code) for fault in refused.value.faults] == [("[1]", "directory.wrong_move")]
    assert (Service.objects.count(), Change.objects.count()) == (1, 0)
    assert not LogEntry.objects.filter(action="directory.import").exists()


def test_the_same_feed_again_changes_nothing_of_a_live_entry_and_a_newer_one_is_proposed_beside_it(
    narong: User,
) -> None:
    live = make_row(make_organisation("Lantern House (fictional)"), **{**FULL, "slug": "beds", "name": "Beds"})
    before = read_entry(live)
    told = make_service(before, Place(str(live.pk), str(live.listing_id), "TH", NOON))
    assert take(narong, told) == FeedTaken(unchanged=1)
    assert take(narong, {**told, "description": "A house without a garden."}) == FeedTaken(proposed=1)
    assert read_entry(live) == before
    proposed = Entry.model_validate(Change.objects.get().content)
    assert proposed == before.model_copy(update={"description": "A house without a garden."})
    with pytest.raises(FeedRefused):
        take(narong, {**told, "description": "Something else."})


def test_another_number_is_another_contact_that_nobody_has_confirmed() -> None:
    told = list_public([WHOLE])[0]
    moved = told.model_copy(update={"contacts": (told.contacts[0].model_copy(update={"value": "+66 2 111 1111"}),)})
    merged = merge(WHOLE, moved)
    assert [(row.value, row.verified_on, row.is_public) for row in merged.contacts] == [
        ("+66 2 111 1111", None, True),
        ("door@lantern.example", None, False),
    ]
    assert merged.locations == WHOLE.locations
    assert merged.focal_points == WHOLE.focal_points


def test_a_provider_takes_in_nothing_for_others(narong: User) -> None:
    with pytest.raises(FeedRefused) as refused:
        take(make_user(Role.PROVIDER), FEED)
    assert [fault.code for fault in refused.value.faults] == ["action.not_allowed"]
    assert not Service.objects.exists()


def test_the_directory_goes_out_live_and_public_and_of_one_country(narong: User, client: Client) -> None:
    make_row(make_organisation("Lantern House (fictional)"), **{**FULL, "slug": "beds", "name": "Beds"})
    make_row(slug="draft", name="Draft", state=State.DRAFT)
    make_row(slug="held-back", name="Held back", is_public=False)
    make_row(country="ID", slug="abroad", name="Abroad")
    client.force_login(narong)
    answer = client.get("/directory/hsds.json")
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert content == b"".join(stream_directory("TH"))
    page = json.loads(content)
    assert [service["name"] for service in page["contents"]] == ["Beds"]
    assert (page["total_items"], page["last_page"]) == (1, True)
    assert HIDDEN not in content.decode()
    row = Service.objects.select_related("listing").get(slug="beds")
    assert [each.entry for each in read_entries(read_feed(content), ZONE).found] == list_public([read_entry(row)])
    # As the database writes them, hours, days and degrees stand as they would of the entry itself.
    place = Place(str(row.pk), str(row.listing_id), "TH", row.changed_at)
    assert page["contents"] == [make_service(read_entry(row), place)]
    assert LogEntry.objects.filter(action="directory.export").count() == 1
    client.force_login(make_user(Role.PROVIDER))
    assert client.get("/directory/hsds.json").status_code == 403


def test_a_long_directory_goes_out_whole_in_a_number_of_queries_that_does_not_grow_with_it(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        make_row(make_organisation(f"House {number}"), **{**FULL, "slug": f"beds-{number}", "name": f"Beds {number}"})
    with CaptureQueriesContext(connection) as at_once:
        whole = json.loads(b"".join(stream_directory("TH")))
    monkeypatch.setattr("titian.exchange.hsds.export.AT_ONCE", 1)
    with CaptureQueriesContext(connection) as in_parts:
        assert json.loads(b"".join(stream_directory("TH"))) == whole
    assert {service["name"]: service["organization"]["name"] for service in whole["contents"]} == {
        f"Beds {number}": f"House {number}" for number in range(5)
    }
    assert len(at_once) == len(in_parts) == 10


@needs_schemas
def test_each_service_of_the_page_obeys_the_schemas(narong: User) -> None:
    make_row(make_organisation("Lantern House (fictional)"), **{**FULL, "slug": "beds", "name": "Beds"})
    (service,) = json.loads(b"".join(stream_directory("TH")))["contents"]
    assert [error.message for error in validator("service_list").iter_errors(service)] == []
    assert [error.message for error in validator("service_with_definitions").iter_errors(service)] == []
