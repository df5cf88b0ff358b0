"""The independent body's own page says who belongs to it; outside the demo a password alone opens nothing of it."""

from __future__ import annotations

import dataclasses

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from titian.feedback.tests.factories import make_body
from titian.library.tests.factories import Keys
from titian.people.actions.accept_invitation import join
from titian.people.actions.invite import invite
from titian.people.links import hash_token
from titian.people.models import Organisation, Role, User
from titian.people.tests.browsers import open_browser, sign_in
from titian.people.tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db


def join_body(actor: User, body: Organisation, username: str, *, is_manager: bool) -> User:
    now = timezone.now()
    made = invite(actor=actor, role=Role.OVERSIGHT, organisation=body, station=None, is_manager=is_manager, now=now)
    mark = hash_token(made.link.rstrip("/").rsplit("/", 1)[1])
    return join(mark=mark, username=username, name=username.title(), password=PASSWORD, now=now)


@pytest.fixture
def lena(keys: Keys) -> User:
    """A member whom the body's manager invited, whom an administrator did."""
    body = make_body(keys).organisation
    mali = join_body(make_user(Role.ADMINISTRATOR, "pim"), body, "mali", is_manager=True)
    return join_body(mali, body, "lena", is_manager=False)


@pytest.fixture
def desk(lena: User) -> Client:
    client = open_browser()
    sign_in(client, lena.username)
    return client


def test_members_see_each_other_and_who_invited_whom(desk: Client) -> None:
    page = desk.get("/complaints/").content.decode()
    for text in ("Who is here", "Mali", "pim, administrator", "Lena", "Mali, independent body"):
        assert text in page, text


def test_list_of_members_goes_into_no_file(desk: Client) -> None:
    answer = desk.get("/complaints/?m-export=csv")
    assert "text/csv" not in answer.headers["Content-Type"]


def test_page_promises_of_the_server_only_what_holds(desk: Client) -> None:
    page = desk.get("/complaints/").content.decode()
    assert "on the desk none of them sees that it came" in page
    assert "Whoever has the server in their hands sees how many came on which day" in page


def test_password_alone_opens_no_complaint_outside_the_demo(lena: User, settings: Settings) -> None:
    settings.TITIAN = dataclasses.replace(settings.TITIAN, is_demo=False)
    desk = open_browser()
    assert sign_in(desk, lena.username) == 302
    assert desk.get("/complaints/").headers["Location"] == "/account/second-factor/"
    assert desk.get(f"/api/v1/complaints/{lena.public_id}/ciphertext").json()["code"] == "second_factor.required"
