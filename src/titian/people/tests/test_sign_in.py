from __future__ import annotations

import dataclasses

import pytest
from axes.models import AccessAttempt
from django.test import Client
from pytest_django.fixtures import Settings

from titian.people.models import Role
from titian.people.tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db
HOST = {"host": "localhost"}
HOMES = {
    Role.OVERSIGHT: "/complaints/",
    Role.OFFICER: "/devices/",
    Role.PROVIDER: "/referrals/",
    Role.SUPERVISOR: "/station/",
    Role.COORDINATOR: "/country/",
    Role.ADMINISTRATOR: "/administration/",
    Role.TRANSLATOR: "/studio/",
    Role.REVIEWER: "/studio/",
}


def sign_in(client: Client, username: str, password: str = PASSWORD) -> int:
    return client.post("/accounts/login/", {"login": username, "password": password}, headers=HOST).status_code


@pytest.mark.parametrize(("role", "home"), HOMES.items())
def test_sign_in_leads_to_the_page_of_the_role(client: Client, role: Role, home: str) -> None:
    make_user(role, "somebody")
    assert sign_in(client, "somebody") == 302
    answer = client.get("/", headers=HOST)
    assert (answer.status_code, answer.headers["Location"]) == (302, home)
    assert client.get(home, headers=HOST).status_code == 200


def test_stranger_is_sent_to_sign_in(client: Client) -> None:
    assert client.get("/", headers=HOST).headers["Location"] == "/accounts/login/"


def test_wrong_password_is_refused(client: Client) -> None:
    make_user(username="somebody")
    assert sign_in(client, "somebody", "wrong") == 200
    assert client.get("/", headers=HOST).headers["Location"] == "/accounts/login/"


def test_account_that_was_closed_cannot_sign_in(client: Client) -> None:
    user = make_user(username="somebody")
    user.is_active = False
    user.save()
    sign_in(client, "somebody")
    assert client.get("/", headers=HOST).headers["Location"] == "/accounts/login/"


def test_five_wrong_passwords_lock_the_account_even_for_the_right_one(client: Client) -> None:
    make_user(username="somebody")
    for _ in range(5):
        sign_in(client, "somebody", "wrong")
    assert AccessAttempt.objects.get().username == "somebody"
    assert sign_in(client, "somebody") == 429
    assert client.get("/", headers=HOST).headers["Location"] == "/accounts/login/"


def test_wrong_tries_in_other_spellings_are_counted_together(client: Client) -> None:
    make_user(username="somebody")
    answers = [sign_in(client, name, "wrong") for name in ("somebody", "Somebody", "SOMEBODY", " someBody", "sOmebody")]
    assert 429 in (*answers, sign_in(client, "soMebody"))


def test_lock_of_one_account_leaves_others_open(client: Client) -> None:
    make_user(username="somebody")
    make_user(username="other")
    for _ in range(5):
        sign_in(client, "somebody", "wrong")
    assert sign_in(client, "other") == 302


def test_form_without_the_token_is_refused() -> None:
    make_user(username="somebody")
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/accounts/login/", {"login": "somebody", "password": PASSWORD}, headers=HOST)
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["signup/", "password/reset/", "email/", "password/change/"])
def test_nobody_signs_up_and_nothing_is_mailed(client: Client, path: str) -> None:
    assert client.get(f"/accounts/{path}", headers=HOST).status_code == 404


def test_session_cookie_is_out_of_reach_of_scripts(client: Client) -> None:
    make_user(username="somebody")
    sign_in(client, "somebody")
    cookie = client.cookies["titian_session"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize("is_demo", [True, False])
def test_only_a_demo_reads_a_link_that_signs_in(client: Client, settings: Settings, is_demo: bool) -> None:
    settings.TITIAN = dataclasses.replace(settings.TITIAN, is_demo=is_demo)
    page = client.get("/accounts/login/", headers=HOST).content.decode()
    assert ("demo-sign-in" in page) == is_demo


@pytest.mark.parametrize(("is_demo", "status"), [(True, 200), (False, 302)])
def test_whoever_is_signed_in_goes_over_to_another_account_in_a_demo_alone(
    client: Client, settings: Settings, is_demo: bool, status: int
) -> None:
    make_user(username="somebody")
    sign_in(client, "somebody")
    settings.TITIAN = dataclasses.replace(settings.TITIAN, is_demo=is_demo)
    assert client.get("/accounts/login/", headers=HOST).status_code == status
