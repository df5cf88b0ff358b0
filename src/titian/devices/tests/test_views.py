"""The officer's page: a code is shown once, with the hub's words; only own phones are listed."""

from __future__ import annotations

import base64
import json
import re

import pytest
from django.test import Client

from titian.devices.models import EnrolmentCode
from titian.devices.tests.factories import make_phone
from titian.library.tests.factories import Keys
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.sealing import thumbprint
from titian.sealing.words import fingerprint_words

pytestmark = pytest.mark.django_db


def sign_in(user: User) -> Client:
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return desk


def test_adding_a_phone_shows_link_code_and_words(keys: Keys) -> None:
    officer = make_user(Role.OFFICER)
    page = sign_in(officer).post("/devices/add/").content.decode()
    link = re.search(r'href="(http://field[^"]*#enrol=([\w-]+))"', page)
    assert link is not None
    body = json.loads(base64.urlsafe_b64decode(link[2] + "=="))
    assert body["hub_id"] == keys.hub_id
    root = thumbprint(keys.root.public_jwk)
    assert body["root"] == root
    assert re.search(r"data-enrolment-code>[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}<", page)
    for word in fingerprint_words(root):
        assert f">{word}<" in page
    assert 'data-seconds="600"' in page
    assert EnrolmentCode.objects.get().officer == officer


def test_a_page_that_is_loaded_again_shows_no_code(keys: Keys) -> None:
    desk = sign_in(make_user(Role.OFFICER))
    desk.post("/devices/add/")
    assert "data-enrolment-code" not in desk.get("/devices/").content.decode()


def test_a_code_is_made_by_asking_not_by_following_a_link(keys: Keys) -> None:
    assert sign_in(make_user(Role.OFFICER)).get("/devices/add/").status_code == 405
    assert not EnrolmentCode.objects.exists()


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMINISTRATOR])
def test_only_officers_add_a_phone_of_their_own(keys: Keys, role: str) -> None:
    reader = make_user(role)
    assert sign_in(reader).post("/devices/add/", {"officer": reader.username}).status_code == 409
    assert not EnrolmentCode.objects.exists()


def test_a_hub_without_keys_says_why_no_code_was_made(data_folder: object) -> None:
    answer = sign_in(make_user(Role.OFFICER)).post("/devices/add/")
    assert answer.status_code == 503
    assert "No code was made." in answer.content.decode()


def test_an_officer_sees_own_phones_only(keys: Keys) -> None:
    officer, other = make_user(Role.OFFICER), make_user(Role.OFFICER)
    make_phone(other)
    desk = sign_in(officer)
    assert "No phone yet" in desk.get("/devices/").content.decode()
    make_phone(officer)
    page = desk.get("/devices/list/").content.decode()
    assert page.count('<li class="thing">') == 1
    assert officer.station is not None
    assert officer.station.name in page


def test_an_officer_without_a_station_is_told_whom_to_ask(keys: Keys) -> None:
    officer = make_user(Role.OFFICER)
    officer.station = None
    officer.save()
    page = sign_in(officer).get("/devices/").content.decode()
    assert "no station yet" in page
    assert "Add this phone" not in page
