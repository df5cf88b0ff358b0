from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from django.contrib.auth.hashers import ScryptPasswordHasher
from django.db import IntegrityError
from pytest_django.fixtures import Settings

from titian.audit.models import Entry
from titian.people.actions.add_account import add_account
from titian.people.actions.add_organisation import add_organisation
from titian.people.actions.add_station import add_station
from titian.people.errors import OtherCountry
from titian.people.models import Organisation, Role, Station
from titian.people.tests.factories import make_country, make_station

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


def add_place(code: str) -> Station:
    return add_station(name="Bridge (fictional)", kind="land", country=make_country(code))


def add_house(code: str) -> Organisation:
    return add_organisation(
        name="House (fictional)", country=make_country(code), kind="provider", services=["food", "food", "safety"]
    )


@pytest.mark.parametrize("add", [add_place, add_house])
def test_hub_holds_its_own_country_only(add: Callable[[str], object], settings: Settings) -> None:
    add("TH")
    with pytest.raises(OtherCountry):
        add("ID")
    settings.TITIAN = dataclasses.replace(settings.TITIAN, is_multi_country=True)
    add("ID")


def test_organisation_serves_each_need_once() -> None:
    assert sorted(service.need for service in add_house("TH").services.all()) == ["food", "safety"]


def test_organisation_is_of_a_known_authority_or_of_none() -> None:
    unit = add_organisation(
        name="Unit (fictional)", country=make_country("TH"), kind="provider", authority=Organisation.Authority.POLICE
    )
    assert unit.authority == "police"
    assert add_house("TH").authority == ""
    with pytest.raises(IntegrityError):
        add_organisation(name="Court (fictional)", country=make_country("TH"), kind="provider", authority="court")


def test_password_is_kept_as_a_hash_and_nothing_of_it_is_logged() -> None:
    user = add_account(
        username="somebody", password="a-quiet-bridge", role=Role.OFFICER, name=("A", "B"), station=make_station()
    )
    assert user.check_password("a-quiet-bridge")
    assert "a-quiet-bridge" not in user.password
    entry = Entry.objects.get(action="account.add")
    assert entry.detail == {"role": "officer"}
    assert "somebody" not in f"{entry.thing} {entry.actor_id} {entry.detail}"


def test_made_up_password_stays_cheap_and_one_of_a_persons_own_costs_in_full_on_a_demo_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ScryptPasswordHasher, "work_factor", 64)
    user = add_account(username="somebody", password="a-quiet-bridge", role=Role.OFFICER, name=("A", "B"))
    made_up = user.password
    assert user.check_password("a-quiet-bridge")
    assert not user.check_password("a-quiet-bridgf")
    user.refresh_from_db()
    assert user.password == made_up
    user.set_password("their own words")
    assert ScryptPasswordHasher().decode(user.password)["work_factor"] == 64
    user.password = ScryptPasswordHasher().encode("their own words", "salt", n=32)
    assert user.check_password("their own words")
    assert ScryptPasswordHasher().decode(user.password)["work_factor"] == 64, "of before: brought up at a sign-in"


def test_everything_added_leaves_a_row_in_the_log() -> None:
    place, house = add_place("TH"), add_house("TH")
    assert list(Entry.objects.order_by("pk").values_list("action", "thing")) == [
        ("station.add", f"station:{place.pk}"),
        ("organisation.add", f"organisation:{house.pk}"),
    ]
