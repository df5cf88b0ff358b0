"""What anybody may read: public, live, with how far each contact can be relied on, and no confidential address."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from titian.directory.models import Contact
from titian.directory.states import State
from titian.directory.tests.entries import FULL, HIDDEN, make_service
from titian.hub.environment import Rate
from titian.people.limits import forget_shares

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/directory/services"


@pytest.fixture(autouse=True)
def here(settings: Settings) -> None:
    settings.TITIAN = dataclasses.replace(settings.TITIAN, country="TH")


def ask(query: str = "", status: int = 200, **headers: str) -> Any:  # Any: JSON
    answer = Client(HTTP_HOST="localhost").get(f"{ADDRESS}{query}", headers=headers)
    assert answer.status_code == status, answer.content
    return answer.json() if answer.content else None


def names(query: str = "") -> list[str]:
    return [row["name"] for row in ask(query)["services"]]


def test_only_what_is_live_public_and_of_this_country_is_said() -> None:
    make_service(name="Live")
    make_service(name="Draft", state=State.DRAFT)
    make_service(name="Archived", state=State.ARCHIVED)
    make_service(name="Held back", is_public=False)
    make_service(name="Abroad", country="ID")
    assert names() == ["Live"]


def test_no_confidential_address_no_focal_point_and_no_private_contact_gets_out() -> None:
    make_service(**FULL)
    answer = Client(HTTP_HOST="localhost").get(ADDRESS)
    told = answer.content.decode()
    for secret in (HIDDEN, "Hangdong", "Anong Demo", "door@lantern.example", "A. Person"):
        assert secret not in told
    [row] = answer.json()["services"]
    assert {place["area"]: place["is_confidential"] for place in row["places"]} == {
        "Chiang Mai": True,
        "Bangkok": False,
    }
    assert [place["address"] for place in row["places"]] == [[], ["1 Open Road"]]
    assert ask("?q=quiet+lane")["total"] == 0


def test_each_contact_says_how_far_it_can_be_relied_on() -> None:
    make_service(contacts=[{"kind": "phone", "value": number} for number in ("1301", "1302", "1303")])
    today = timezone.now().date()
    for value, last in (("1301", today), ("1302", today - timedelta(days=1))):
        Contact.objects.filter(value=value).update(
            verified_by="A. Person", verified_on=last - timedelta(days=30), expires_on=last
        )
    [row] = ask()["services"]
    assert {one["value"]: one["state"] for one in row["contacts"]} == {
        "1301": "verified", "1302": "expired", "1303": "unverified",
    }  # fmt: skip
    assert row["state"] == "expired"


def test_it_is_narrowed_and_paged() -> None:
    for number in range(5):
        make_service(name=f"Beds {number}", needs=["accommodation"], languages=[{"tag": "my"}])
    make_service(name="Advice", needs=["independent_advice"], always_open=True)
    assert names("?need=independent_advice") == names("?open_now=true") == ["Advice"]
    assert len(names("?language=my")) == 5
    assert names("?q=beds&size=2&page=3") == ["Beds 4"]
    assert {name: ask("?q=beds&size=2")[name] for name in ("page", "pages", "total")} == {
        "page": 1,
        "pages": 3,
        "total": 5,
    }
    assert names("?q=beds&size=2&page=9") == []


@pytest.mark.parametrize("query", ["?need=gold", "?language=Thai!", "?page=0", "?size=1000", "?q=" + "x" * 81])
def test_what_it_cannot_read_is_refused(query: str) -> None:
    assert ask(query, 422)["code"] == "request.malformed"


def test_what_no_database_takes_in_a_word_is_no_fault() -> None:
    make_service(name="Beds")
    assert names("?q=tea%00cups") == []
    assert names("?q=beds%00") == ["Beds"]


def test_an_answer_may_be_kept_and_is_not_sent_twice() -> None:
    make_service()
    answer = Client(HTTP_HOST="localhost").get(ADDRESS)
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert ask(status=304, **{"If-None-Match": answer.headers["ETag"]}) is None


def test_an_address_that_asks_too_often_is_turned_away(settings: Settings) -> None:
    limits = {**settings.TITIAN.limits, "public": Rate(2, 60)}
    settings.TITIAN = dataclasses.replace(settings.TITIAN, limits=limits)
    forget_shares()
    try:
        statuses = [Client(HTTP_HOST="localhost").get(ADDRESS).status_code for _ in range(8)]
    finally:
        forget_shares()
    assert statuses[0] == 200
    assert 429 in statuses


def test_a_page_of_services_asks_the_database_few_times(django_assert_max_num_queries: Any) -> None:
    for _ in range(10):
        make_service(**FULL)
    with django_assert_max_num_queries(14):
        ask()
