"""The search finds what its reader may see and nothing else; the log says that people were looked through."""

from __future__ import annotations

import pytest
from django.test import Client

from titian.audit.models import Entry
from titian.desk.search import MOST_HITS, search
from titian.devices.tests.factories import make_package_item, make_phone, make_recipients
from titian.directory.tests.entries import make_service
from titian.library.tests.factories import Keys
from titian.people.models import Role, User
from titian.people.tests.factories import make_organisation, make_station, make_user
from titian.referrals.models import Package

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


def find(reader: User, words: str) -> dict[str, list[str]]:
    return {str(found.title): [hit.label for hit in found.hits] for found in search(reader, words)}


def test_an_administrator_finds_accounts_stations_and_organisations_of_the_own_country() -> None:
    reader = make_user(Role.ADMINISTRATOR)
    station = make_station("Moonrise Bridge")
    make_user(Role.OFFICER, "moonrise", station=station)
    make_organisation("Moonrise House")
    make_user(Role.OFFICER, "moonrise-abroad", country="ID")
    make_organisation("Moonrise Abroad", country="ID")
    assert find(reader, "moonrise") == {
        "Accounts": ["moonrise"],
        "Stations": ["Moonrise Bridge"],
        "Organisations": ["Moonrise House"],
    }


def test_a_supervisor_finds_the_own_staff_and_phones_only(keys: Keys) -> None:
    station, other = make_station(), make_station()
    make_phone(make_user(Role.OFFICER, "malee", station=station))
    make_phone(make_user(Role.OFFICER, "maleewan", station=other))
    found = find(make_user(Role.SUPERVISOR, station=station), "malee")
    assert found["Accounts"] == ["malee"]
    assert len(found["Phones"]) == 1


@pytest.mark.parametrize("role", [Role.OFFICER, Role.PROVIDER, Role.COORDINATOR, Role.OVERSIGHT])
def test_others_find_no_account(role: Role) -> None:
    make_user(Role.OFFICER, "somchai")
    assert "Accounts" not in find(make_user(role), "somchai")


def test_a_service_is_found_by_its_name_and_never_by_a_confidential_address() -> None:
    hidden = {"is_confidential": True, "readers": "coordinators", "area": "North", "address_1": "9 Quiet Lane"}
    make_service(make_organisation(), name="Night beds", locations=[hidden])
    reader = make_user(Role.COORDINATOR)
    assert find(reader, "night beds") == find(reader, "north") == {"Services": ["Night beds"]}
    assert find(reader, "quiet lane") == {}
    assert find(make_user(Role.OFFICER), "night beds") == {}


def test_a_provider_finds_the_own_referral_by_the_beginning_of_its_number(keys: Keys) -> None:
    [mine, theirs] = make_recipients(keys, make_organisation(), make_organisation())
    phone = make_phone()
    phone.sync(make_package_item(phone, mine), make_package_item(phone, theirs))
    reader = make_user(Role.PROVIDER, organisation=mine.organisation)
    own = Package.objects.get(organisation=mine.organisation).referral.referral_id
    foreign = Package.objects.get(organisation=theirs.organisation).referral.referral_id
    assert find(reader, str(own)[:6].upper()) == {"Referrals": [str(own)[:8]]}
    assert find(reader, str(own)) == {"Referrals": [str(own)[:8]]}
    assert find(reader, str(foreign)) == {}
    assert "Referrals" not in find(reader, str(own)[:3]), "three digits are too few"
    for role in (Role.SUPERVISOR, Role.COORDINATOR, Role.ADMINISTRATOR):
        assert find(make_user(role), str(own)) == {}


def test_ten_of_a_kind_at_most() -> None:
    for number in range(MOST_HITS + 3):
        make_station(f"Harbour {number}")
    [found] = search(make_user(Role.ADMINISTRATOR), "harbour")
    assert len(found.hits) == MOST_HITS
    assert found.has_more


def test_the_log_says_that_people_were_looked_through_and_not_for_whom() -> None:
    make_user(Role.OFFICER, "somchai")
    reader = make_user(Role.ADMINISTRATOR)
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(reader)
    page = desk.post("/search/", {"words": "somchai"}).content.decode()
    assert "somchai" in page
    entry = Entry.objects.get(action="search.read")
    assert (entry.actor_id, entry.detail) == (str(reader.pk), {"hits": 1})
    assert "somchai" not in f"{entry.thing}{entry.detail}"


def test_words_stand_in_no_address() -> None:
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(make_user(Role.ADMINISTRATOR))
    make_user(Role.OFFICER, "somchai")
    assert 'class="hits"' not in desk.get("/search/?words=somchai").content.decode()
    assert "somchai" not in desk.post("/search/", {"words": "nobody"}).content.decode()


def test_a_search_needs_two_letters_and_says_when_nothing_fits() -> None:
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(make_user(Role.ADMINISTRATOR))
    assert "two letters" in desk.post("/search/", {"words": "x"}).content.decode()
    assert "Nothing that you may see" in desk.post("/search/", {"words": "zzzz"}).content.decode()
