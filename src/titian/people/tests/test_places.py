from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.people.actions.close_account import close_account
from titian.people.actions.close_place import close_organisation, close_station
from titian.people.actions.invite import invite
from titian.people.errors import PeopleError, PlaceClosed, PlaceListed, StillStaffed
from titian.people.models import Organisation, Role, Station, User
from titian.people.needs import NEEDS
from titian.people.tests.browsers import open_browser, sign_in
from titian.people.tests.factories import make_country, make_organisation, make_station, make_user

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[4]
NOW = timezone.now()


@pytest.fixture
def administrator() -> User:
    return make_user(Role.ADMINISTRATOR, "pim")


@pytest.fixture
def desk(administrator: User) -> Client:
    client = open_browser()
    sign_in(client, "pim")
    return client


@pytest.mark.parametrize("kind", Station.Kind.values)
def test_station_of_each_kind_is_added_and_renamed(desk: Client, kind: str) -> None:
    added = desk.post("/places/stations/add/", {"name": "Coast 9 (fictional)", "kind": kind})
    assert added.headers["Location"] == "/places/"
    station = Station.objects.get(kind=kind)
    assert station.country_id == "TH"
    page = f"/places/stations/{station.pk}/"
    assert desk.post(page, {"name": "Coast 10 (fictional)", "kind": "airport"}).status_code == 302
    station.refresh_from_db()
    assert (station.name, station.kind) == ("Coast 10 (fictional)", kind), "the kind stays"
    assert "Coast 10 (fictional)" in desk.get("/places/").content.decode()
    assert list(Entry.objects.filter(thing=f"station:{station.pk}").values_list("action", flat=True)) == [
        "station.add",
        "station.change",
    ]


def test_a_station_has_clocks_of_its_own_or_those_of_its_country(desk: Client) -> None:
    desk.post("/places/stations/add/", {"name": "Coast 9 (fictional)", "kind": "sea"})
    station = Station.objects.get()
    assert station.zone == "Asia/Bangkok"
    page = f"/places/stations/{station.pk}/"
    given = {"name": station.name, "time_zone": "Asia/Nowhere"}
    assert desk.post(page, given).status_code == 422
    assert desk.post(page, {**given, "time_zone": "Asia/Jayapura"}).status_code == 302
    station.refresh_from_db()
    assert station.zone == "Asia/Jayapura"
    assert 'value="Asia/Jayapura"' in desk.get(page).content.decode()


GIVEN = {
    "name": "Lantern House (fictional)",
    "kind": "provider",
    "services": ["food", "accommodation"],
    "answer_within_minutes": "90",
    "independent": "on",
    "authority": "",
    "run_by": "",
}


def test_organisation_says_what_phones_need_of_it(desk: Client) -> None:
    assert desk.post("/places/organisations/add/", GIVEN).headers["Location"] == "/places/"
    house = Organisation.objects.get(name=GIVEN["name"])
    assert (house.kind, house.answer_within_minutes, house.independent, house.legal_aid) == (
        "provider",
        90,
        True,
        False,
    )
    assert sorted(house.services.values_list("need", flat=True)) == ["accommodation", "food"]
    change = {
        **GIVEN,
        "services": ["food", "safety"],
        "legal_aid": "on",
        "authority": "police",
        "kind": "hub",
        "run_by": "state",
    }
    del change["independent"]
    assert desk.post(f"/places/organisations/{house.pk}/", change).status_code == 302
    house.refresh_from_db()
    assert (house.kind, house.independent, house.legal_aid, house.authority) == ("provider", False, True, "police")
    assert house.run_by == "state"
    assert sorted(house.services.values_list("need", flat=True)) == ["food", "safety"]


@pytest.mark.parametrize("authority", Organisation.Authority.values)
def test_authority_a_person_may_name_is_chosen_on_the_form(desk: Client, authority: str) -> None:
    form = desk.get("/places/organisations/add/").content.decode()
    assert f'value="{authority}"' in form
    desk.post("/places/organisations/add/", {**GIVEN, "authority": authority})
    assert Organisation.objects.get(name=GIVEN["name"]).authority == authority


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"name": ""}, "Enter a name"),
        ({"kind": ""}, "Choose what it does"),
        ({"kind": "court"}, "Select a valid choice"),
        ({"services": ["gold"]}, "Select a valid choice"),
        ({"answer_within_minutes": "0"}, "greater than or equal to 1"),
        ({"authority": "court"}, "Select a valid choice"),
    ],
)
def test_form_says_what_is_wrong(desk: Client, change: dict[str, object], says: str) -> None:
    answer = desk.post("/places/organisations/add/", {**GIVEN, **change})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Organisation.objects.filter(name=GIVEN["name"]).exists()


def test_name_is_taken_once_a_country(desk: Client) -> None:
    make_station("Coast 9 (fictional)")
    answer = desk.post("/places/stations/add/", {"name": "Coast 9 (fictional)", "kind": "sea"})
    assert answer.status_code == 409
    assert "one of this name already" in answer.content.decode()


def test_places_of_another_country_are_out_of_reach(desk: Client, administrator: User) -> None:
    there, house = make_station(country="ID"), make_organisation(country="ID")
    for path in (f"/places/stations/{there.pk}/", f"/places/organisations/{house.pk}/"):
        assert desk.get(path).status_code == 404
        assert desk.post(f"{path}close/").status_code == 404
    with pytest.raises(NotAllowed):
        close_station(actor=administrator, station_id=there.pk, now=NOW)


def test_place_is_closed_once_nobody_belongs_to_it(administrator: User) -> None:
    station, house = make_station(), make_organisation()
    officer = make_user(Role.OFFICER, station=station)
    link = invite(actor=administrator, role=Role.PROVIDER, organisation=house, station=None, is_manager=False, now=NOW)
    with pytest.raises(StillStaffed):
        close_station(actor=administrator, station_id=station.pk, now=NOW)
    with pytest.raises(StillStaffed):
        close_organisation(actor=administrator, organisation_id=house.pk, now=NOW)
    close_account(actor=administrator, account_id=officer.public_id, now=NOW)
    close_station(actor=administrator, station_id=station.pk, now=NOW)
    close_organisation(actor=administrator, organisation_id=house.pk, now=link.expires_at)
    with pytest.raises(PlaceClosed):
        close_station(actor=administrator, station_id=station.pk, now=NOW)
    station.refresh_from_db()
    assert station.closed_at == NOW


def test_organisation_phones_may_still_seal_to_is_not_closed(administrator: User) -> None:
    house = make_organisation()
    Organisation.objects.filter(pk=house.pk).update(recipient="age1x", fingerprint="0" * 64, recipient_listed_at=NOW)
    with pytest.raises(PlaceListed):
        close_organisation(actor=administrator, organisation_id=house.pk, now=NOW)


def test_closed_place_keeps_its_name_and_takes_nobody(desk: Client, administrator: User) -> None:
    station = make_station("Coast 9 (fictional)")
    assert desk.post(f"/places/stations/{station.pk}/close/").status_code == 302
    assert desk.post(f"/places/stations/{station.pk}/", {"name": "Another"}).status_code == 409
    page = desk.get(f"/places/stations/{station.pk}/").content.decode()
    assert "Closed on" in page
    assert "Coast 9 (fictional)" in page


def test_needs_are_those_of_the_contracts() -> None:
    listed = json.loads((ROOT / "contracts/codes/needs.json").read_text(encoding="utf-8"))["needs"]
    assert {code: str(label) for code, label in NEEDS.items()} == {each["id"]: each["label"] for each in listed}


def test_every_error_code_of_this_room_is_documented_and_no_other() -> None:
    def walk(kind: type[PeopleError]) -> set[str]:
        return {kind.code}.union(*(walk(each) for each in kind.__subclasses__()))

    page = (ROOT / "docs/operators/accounts.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([a-z_.]+)` \|", page, re.M))
    assert documented == walk(PeopleError) - {PeopleError.code} | {NotAllowed.code}


def test_country_without_any_place_says_so(desk: Client) -> None:
    make_country("TH")
    Organisation.objects.exclude(kind="hub").delete()
    assert "No station yet." in desk.get("/places/").content.decode()
