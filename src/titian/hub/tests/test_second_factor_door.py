"""Whoever must have a second factor and has not given it reaches no route of either host but the way to it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django.fixtures import Settings

from titian.hub.middleware import DESK
from titian.hub.tests.test_permissions import HOSTS, TABLES, Row
from titian.library.tests.factories import make_hub_identity
from titian.people.middleware import ALWAYS_OPEN, TO_GIVE, TO_SET_UP
from titian.people.models import Role, User
from titian.people.tests.answers import read_body
from titian.people.tests.factories import make_user

pytestmark = pytest.mark.django_db
SET_UP, GIVE = "/account/second-factor/", "/accounts/second-factor/again/"
WHO = ("coordinator", "administrator", "oversight", "manager")


@pytest.fixture(autouse=True)
def hub_outside_demo(tmp_path: Path, settings: Settings) -> None:
    settings.TITIAN = dataclasses.replace(settings.TITIAN, data=tmp_path, is_demo=False)
    settings.TITIAN_DATA = tmp_path
    make_hub_identity()


def list_rows(open_routes: frozenset[str]) -> Iterator[Row]:
    for route, rows in TABLES[DESK].items():
        if route not in open_routes:
            yield from rows


def make_reader(who: str) -> User:
    if who != "manager":
        return make_user(who)
    manager = make_user(Role.PROVIDER)
    manager.is_manager = True
    manager.save()
    return manager


def expect_refusal(client: Client, row: Row, door: str) -> None:
    answer = client.generic(row.method, row.path, headers={"host": HOSTS[DESK]})
    read_body(answer)
    if row.path.startswith("/api/"):
        assert (answer.status_code, answer.json()["code"]) == (403, "second_factor.required"), row.path
    else:
        assert answer.status_code == 302, row.path
        assert answer.headers["Location"].startswith(door), row.path


# The door stands before every route and asks who it is: every route of one of them, and one in eight of the others.
one_whole = pytest.mark.parametrize(
    ("who", "one_in"),
    [
        (WHO[0], 1),
        *((who, 8) for who in WHO[1:]),
        *(pytest.param(who, 1, marks=pytest.mark.long("refusals")) for who in WHO[1:]),
    ],
)


@one_whole
def test_without_a_second_factor_every_route_leads_to_setting_one_up(client: Client, who: str, one_in: int) -> None:
    client.force_login(make_reader(who))
    rows = list(list_rows(ALWAYS_OPEN | TO_GIVE | TO_SET_UP))[::one_in]
    assert len(rows) > 40
    for row in rows:
        expect_refusal(client, row, SET_UP)


@one_whole
def test_with_one_that_was_not_given_every_route_leads_to_giving_it(client: Client, who: str, one_in: int) -> None:
    reader = make_reader(who)
    Authenticator.objects.create(user=reader, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client.force_login(reader)
    for row in list(list_rows(ALWAYS_OPEN | TO_GIVE))[::one_in]:
        expect_refusal(client, row, GIVE)


def test_codes_on_paper_alone_are_no_second_factor(client: Client) -> None:
    reader = make_reader("administrator")
    Authenticator.objects.create(
        user=reader, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "x", "used_mask": 0}
    )
    client.force_login(reader)
    assert client.get("/people/", headers={"host": HOSTS[DESK]}).headers["Location"] == SET_UP


def test_phones_and_health_checks_are_nobodys_session(client: Client) -> None:
    for path in ("/api/v1/releases", "/healthz", "/readyz"):
        assert client.get(path, headers={"host": HOSTS[DESK]}).status_code == 200
