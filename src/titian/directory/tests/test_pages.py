"""What each reader sees on the desk, and that nothing of a confidential place gets out by any way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from titian.directory.models import Change, Contact, Holiday, Listing, Service
from titian.directory.tests.crowd import fill_directory
from titian.directory.tests.entries import FULL, HIDDEN, NOON, make_listing, make_service
from titian.hub.tests.permissions.directory import ENTRY
from titian.people.models import Organisation, Role, User
from titian.people.tests.answers import read_body
from titian.people.tests.factories import make_country, make_organisation, make_user

pytestmark = pytest.mark.django_db


def open_desk(reader: User) -> Client:
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    return desk


def read(reader: User, address: str) -> str:
    answer = open_desk(reader).get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return read_body(answer).decode()


@pytest.fixture
def shelter() -> Organisation:
    return make_organisation("Lantern House (fictional)")


def member_of(organisation: Organisation) -> User:
    return make_user(Role.PROVIDER, organisation=organisation)


@pytest.mark.parametrize(
    ("readers", "may_read"),
    [
        ("coordinators", {"member", "coordinator"}),
        ("organisation", {"member"}),
    ],
)
def test_a_confidential_address_is_read_by_its_readers_alone(
    shelter: Organisation, readers: str, may_read: set[str]
) -> None:
    place = {"is_confidential": True, "readers": readers, "area": "North", "address_1": HIDDEN, "city": "Hangdong"}
    service = make_service(shelter, locations=[place])
    people = {
        "member": member_of(shelter),
        "coordinator": make_user(Role.COORDINATOR),
        "supervisor": make_user(Role.SUPERVISOR),
        "other provider": make_user(Role.PROVIDER),
    }
    for who, reader in people.items():
        page = read(reader, f"/directory/services/{service.pk}/")
        assert "North" in page
        assert (HIDDEN in page, "Hangdong" in page) == ((who in may_read,) * 2), who


def test_no_list_search_or_export_finds_or_says_a_confidential_address(shelter: Organisation) -> None:
    service = make_service(shelter, name="Night beds", **{**FULL, "url": ""})
    for reader in (member_of(shelter), make_user(Role.COORDINATOR), make_user(Role.SUPERVISOR)):
        for query in ("", "?export=csv"):
            listed = read(reader, f"/directory/{query}")
            assert "Night beds" in listed
            assert HIDDEN not in listed
            assert "Hangdong" not in listed
        for words, is_found in (("Quiet Lane", False), ("hangdong", False), ("chiang", True), ("open road", True)):
            assert (service.name in read(reader, f"/directory/?q={words}&export=csv")) is is_found, words


def test_a_coordinator_sees_in_a_proposal_that_a_place_is_there_and_not_where(shelter: Organisation) -> None:
    place = {"is_confidential": True, "readers": "organisation", "area": "North", "address_1": "1 First Lane"}
    service = make_service(shelter, locations=[place])
    member, coordinator = member_of(shelter), make_user(Role.COORDINATOR)
    desk = open_desk(member)
    form = fill(service) | {"locations-0-address_1": HIDDEN, "locations-0-area": "Far north"}
    address = desk.post(f"/directory/services/{service.pk}/edit/", form).headers["Location"]
    own = read(member, address)
    assert "1 First Lane" in own
    assert HIDDEN in own
    theirs = read(coordinator, address)
    assert "Far north" in theirs
    assert HIDDEN not in theirs
    assert "1 First Lane" not in theirs
    assert HIDDEN not in read(coordinator, f"/directory/services/{service.pk}/edit/")


def fill(service: Service) -> dict[str, str]:
    """The edit form as a browser sends it back, untouched."""
    member = member_of(service.listing.organisation) if service.listing.organisation else make_user(Role.COORDINATOR)
    form = open_desk(member).get(f"/directory/services/{service.pk}/edit/").context["form"]
    sent = {"number": str(service.number)}
    for one in (form.service, *(row for rows in form.rows.values() for row in (*rows, rows.management_form))):
        for field in one:
            value: Any = field.value()
            if isinstance(value, list | tuple):
                sent[field.html_name] = value  # type: ignore[assignment]  # several boxes
            elif value is not None and value is not False:
                sent[field.html_name] = field.field.widget.format_value(value) if value is not True else "on"
    return {name: value for name, value in sent.items() if value is not None}


def test_the_form_sent_back_untouched_changes_nothing(shelter: Organisation) -> None:
    service = make_service(shelter, **FULL)
    reader = member_of(shelter)
    answer = open_desk(reader).post(f"/directory/services/{service.pk}/edit/", fill(service))
    assert answer.status_code == 302, [form.errors for form in (answer.context["form"].service,)]
    page = open_desk(reader).get(answer.headers["Location"])
    assert page.context["differences"] == []


def test_an_edit_goes_live_on_the_desk_through_three_pages(shelter: Organisation) -> None:
    service = make_service(shelter, name="Night beds", capacity=10)
    member, coordinator = member_of(shelter), make_user(Role.COORDINATOR)
    address = (
        open_desk(member)
        .post(f"/directory/services/{service.pk}/edit/", fill(service) | {"capacity": "20"})
        .headers["Location"]
    )
    page = read(member, address)
    assert "What it would change" in page
    for reader, move, number in ((member, "hand_in", 1), (member, "agree", 2), (coordinator, "approve", 3)):
        assert open_desk(reader).post(address, {"do": move, "number": str(number)}).status_code == 302
    service.refresh_from_db()
    assert service.capacity == 20
    assert "Nothing: it is over." in read(coordinator, address)


def test_a_coordinator_adds_a_body_that_has_no_account(shelter: Organisation) -> None:
    coordinator = make_user(Role.COORDINATOR)
    desk = open_desk(coordinator)
    assert shelter.name in read(coordinator, "/directory/services/add/")
    answer = desk.post("/directory/services/add/?of=new", ENTRY | {"slug": "th-line", "listing_name": "A line"})
    assert answer.status_code == 302
    change = Change.objects.get()
    assert (change.service.slug, change.service.listing.name, change.status) == ("th-line", "A line", "draft")
    assert Listing.objects.get().organisation is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"time_zone": "Asia/Atlantis"}, "no such time zone"),
        ({"minimum_age": "20", "maximum_age": "3"}, "youngest age is above"),
        ({"slug": "Not Plain"}, "should match pattern"),
        ({"days-0-opens_at": "08:00"}, "both times"),
        ({"nationality": "some"}, "Name the nationalities"),
    ],
)
def test_a_form_that_does_not_fit_together_says_where(shelter: Organisation, given: dict[str, str], said: str) -> None:
    answer = open_desk(member_of(shelter)).post("/directory/services/add/", ENTRY | given)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert Service.objects.count() == 0


def test_the_organisation_says_that_it_is_full_by_its_own_clock(shelter: Organisation) -> None:
    service = make_service(shelter, time_zone="Asia/Bangkok")
    member = member_of(shelter)
    tomorrow = (timezone.now() + timedelta(days=1)).astimezone().replace(tzinfo=None)
    desk = open_desk(member)
    sent = {"do": "full", "until": tomorrow.strftime("%Y-%m-%dT08:00")}
    assert desk.post(f"/directory/services/{service.pk}/full/", sent).status_code == 302
    service.refresh_from_db()
    assert service.full_until is not None
    assert service.full_until.strftime("%H:%M") == "01:00"  # eight in Bangkok
    assert "Full." in read(make_user(Role.SUPERVISOR), f"/directory/services/{service.pk}/")
    assert service.name not in read(member, "/directory/?now=room&export=csv")
    desk.post(f"/directory/services/{service.pk}/full/", {"do": "room"})
    assert service.name in read(member, "/directory/?now=room&export=csv")


def test_the_list_is_narrowed_by_need_language_and_confirmation(shelter: Organisation) -> None:
    make_service(shelter, **(FULL | {"name": "Beds", "contacts": FULL["contacts"][:1]}))
    make_service(shelter, name="Advice", needs=["independent_advice"], contacts=[{"kind": "phone", "value": "1300"}])
    reader = make_user(Role.SUPERVISOR)
    Contact.objects.filter(service__name="Beds").update(expires_on=timezone.now().date())
    for query, found in (
        ("need=accommodation", "Beds"), ("need=independent_advice", "Advice"), ("language=my", "Beds"),
        ("mark=verified", "Beds"), ("mark=unverified", "Advice"),
    ):  # fmt: skip
        listed = read(reader, f"/directory/?{query}&export=csv")
        assert [name for name in ("Beds", "Advice") if name in listed] == [found], query
    Contact.objects.filter(service__name="Beds").update(expires_on=timezone.now().date() - timedelta(days=1))
    assert "Beds" in read(reader, "/directory/?mark=expired&export=csv")


def test_who_answers_for_an_entry_is_read_by_its_organisation_and_coordinators(shelter: Organisation) -> None:
    service = make_service(shelter, focal_points=[{"name": "Anong of the house", "phone": "+66 2 000 0001"}])
    for reader, is_told in (
        (member_of(shelter), True), (make_user(Role.COORDINATOR), True), (make_user(Role.SUPERVISOR), False),
        (make_user(Role.PROVIDER), False),
    ):  # fmt: skip
        assert ("Anong of the house" in read(reader, f"/directory/services/{service.pk}/")) is is_told


# A Wednesday, noon in Bangkok and two in the afternoon in Tokyo.
@pytest.mark.parametrize(
    ("given", "is_open"),
    [
        ({}, False),
        ({"always_open": True}, True),
        ({"hours": [{"weekday": 3, "opens_at": "08:00", "closes_at": "16:00"}]}, True),
        ({"hours": [{"weekday": 3, "opens_at": "08:00", "closes_at": "12:00"}]}, False),
        ({"hours": [{"weekday": 4, "opens_at": "08:00", "closes_at": "16:00"}]}, False),
        ({"hours": [{"weekday": 3, "opens_at": "13:00", "closes_at": "15:00"}], "time_zone": "Asia/Tokyo"}, True),
        ({"hours": [{"weekday": 3, "opens_at": "10:00", "closes_at": "00:00"}]}, True),
        ({"hours": [{"weekday": 2, "opens_at": "20:00", "closes_at": "12:30"}]}, True),  # over midnight
        ({"hours": [{"weekday": 2, "opens_at": "20:00", "closes_at": "11:30"}]}, False),
    ],
)
def test_open_now_is_by_the_clock_of_the_place(given: dict[str, Any], is_open: bool) -> None:
    make_service(**given)
    assert Service.objects.open_at(NOON).exists() is is_open


@pytest.mark.parametrize(("holidays", "is_open"), [("closed", False), ("open", True), ("unknown", True)])
def test_a_holiday_closes_what_closes_on_holidays(holidays: str, is_open: bool) -> None:
    make_service(holidays=holidays, hours=[{"weekday": 3, "opens_at": "08:00", "closes_at": "16:00"}])
    Holiday.objects.create(country=make_country(), on=NOON.date(), name="A day of rest")
    Holiday.objects.create(country=make_country("ID"), on=NOON.date() + timedelta(days=1), name="Not here")
    assert Service.objects.open_at(NOON).exists() is is_open


def test_nothing_of_another_country_is_seen(shelter: Organisation) -> None:
    make_service(make_listing(country="ID").organisation, country="ID", name="Rumah")
    assert "Rumah" not in read(make_user(Role.COORDINATOR), "/directory/?state=live&export=csv")


@pytest.mark.parametrize(
    "address",
    [
        "/directory/?q=house+hilltop",
        "/directory/?need=health&language=my",
        "/directory/?now=open",
        "/directory/?mark=expired",
        "/api/v1/directory/services?q=house&open_now=true",
    ],
)
def test_more_services_make_no_more_queries(address: str) -> None:
    desk = open_desk(make_user(Role.COORDINATOR))
    asked = []
    for services in (3, 60):
        fill_directory(make_country(), services, timezone.now(), listings=3, prefix=f"{services}-")
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(address).status_code == 200
        asked.append(len(queries))
    assert asked[1] <= asked[0] + 2  # rows of what was empty before: places and contacts
    # What is open now is found by the clocks of the places: one statement more. On a closed day nothing is listed at all.
    # Whose paused referral waits for a word with the person stands on a coordinator's every page.
    assert asked[1] <= (18 if "now=open" in address else 17)
