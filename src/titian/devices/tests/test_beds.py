from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from titian.devices.beds import list_houses_without_a_bed
from titian.directory.actions.say_full import say_full, say_room
from titian.directory.models import Service
from titian.directory.tests.entries import make_service
from titian.library.tests.factories import Keys
from titian.people.models import Organisation
from titian.people.tests.factories import make_organisation, make_user
from titian.sealing.trust import Trust

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 11, 30, 11, 40, tzinfo=UTC)
MORNING = NIGHT + timedelta(hours=13)


@pytest.fixture
def house() -> Organisation:
    return make_organisation("Lantern House (fictional)", services=("accommodation",))


def make_beds(house: Organisation, name: str = "Beds") -> Service:
    return make_service(house, name=name, needs=["accommodation"])


def say_it_is_full(service: Service, now: datetime = NIGHT, until: datetime = MORNING) -> None:
    member = make_user("provider", organisation=service.listing.organisation)
    say_full(actor=member, service=service, until=until, now=now)


def test_a_full_house_is_told_with_its_moment_until_the_night_is_over(house: Organisation) -> None:
    service = make_beds(house)
    assert list_houses_without_a_bed("TH", NIGHT) == []
    say_it_is_full(service)
    told = {"organisation_id": str(house.pk), "said_at": "2026-11-30T11:40:00Z", "until": "2026-12-01T00:40:00Z"}
    assert list_houses_without_a_bed("TH", MORNING - timedelta(seconds=1)) == [told]
    assert list_houses_without_a_bed("TH", MORNING) == []


def test_a_house_with_room_elsewhere_is_not_full(house: Organisation) -> None:
    first, second = make_beds(house), make_beds(house, name="More beds")
    say_it_is_full(first)
    assert list_houses_without_a_bed("TH", NIGHT) == []
    say_it_is_full(second, until=MORNING - timedelta(hours=2))
    assert [each["until"] for each in list_houses_without_a_bed("TH", NIGHT)] == ["2026-11-30T22:40:00Z"]
    say_room(actor=make_user("provider", organisation=house), service=second, now=NIGHT)
    assert list_houses_without_a_bed("TH", NIGHT) == []


@pytest.mark.parametrize("change", [{"needs": ["justice"]}, {"is_public": False}])
def test_only_public_places_to_sleep_are_told_of(house: Organisation, change: dict[str, object]) -> None:
    service = make_beds(house)
    say_it_is_full(service)
    if "needs" in change:
        service.needs.update(need="justice")
    else:
        Service.objects.update(is_public=False)
    assert list_houses_without_a_bed("TH", NIGHT) == []


def test_the_hub_signs_it_beside_the_releases_and_says_nothing_while_nobody_is_full(
    client: Client, keys: Keys, house: Organisation
) -> None:
    def offered() -> str | None:
        beds: str | None = client.get("/api/v1/releases", headers={"host": "localhost"}).json()["beds"]
        return beds

    assert offered() is None
    now = timezone.now()
    say_it_is_full(make_beds(house), now=now, until=now + timedelta(hours=12))
    trust = Trust.from_keys(keys.sign_keys(), keys.root.kid, keys.root.public_jwk)
    payload = trust.verify(offered() or "", kind="beds", scope=keys.hub_id, role="hub")
    assert [uuid.UUID(each["organisation_id"]) for each in payload["houses"]] == [house.pk]
