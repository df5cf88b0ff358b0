from __future__ import annotations

from importlib import import_module
from uuid import uuid4

import pytest
from django.test import Client
from django.utils.functional import Promise

from titian.audit.models import Entry
from titian.people.models import Role
from titian.people.tests.factories import make_alice, make_user

pytestmark = pytest.mark.django_db
THAI_SIGN_IN = "เข้าสู่ระบบ"
# Rooms whose refusals stand on pages. What publishing says is said in a terminal, and so is what the log's files say.
ROOMS = ("devices", "feedback", "notices", "people", "people.limits", "referrals", "webhooks")
SENTENCES = [
    (value.__name__, vars(value)["message"])
    for room in ROOMS
    for value in vars(import_module(f"titian.{room}.errors")).values()
    if isinstance(value, type) and issubclass(value, Exception) and "message" in vars(value)
]


@pytest.fixture
def desk() -> Client:
    return Client(HTTP_HOST="localhost")


def test_before_sign_in_the_browser_keeps_the_choice(desk: Client) -> None:
    answer = desk.post("/language/", {"language": "th", "next": "/accounts/login/"})
    assert answer["Location"] == "/accounts/login/"
    page = desk.get("/accounts/login/").content.decode()
    assert THAI_SIGN_IN in page
    assert '<html lang="th"' in page
    assert 'data-script="Thai"' in page
    assert ">English</button>" in page, "each language is named in its own words"


def test_the_browser_s_own_language_is_spoken_where_nothing_was_chosen(desk: Client) -> None:
    assert THAI_SIGN_IN in desk.get("/accounts/login/", headers={"Accept-Language": "th,en;q=0.5"}).content.decode()
    assert "Sign in" in desk.get("/accounts/login/", headers={"Accept-Language": "fr"}).content.decode()


def test_the_account_keeps_the_choice_in_every_browser_and_the_log_says_so(desk: Client) -> None:
    user = make_user(Role.OFFICER)
    desk.force_login(user)
    desk.post("/language/", {"language": "id", "next": "/devices/"})
    elsewhere = Client(HTTP_HOST="localhost")
    elsewhere.force_login(user)
    assert '<html lang="id"' in elsewhere.get("/devices/", headers={"Accept-Language": "th"}).content.decode()
    entry = Entry.objects.get(action="account.choose_language")
    assert (entry.actor_id, entry.detail) == (str(user.pk), {"language": "id"})


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org", "javascript:alert(1)", ""])
def test_the_choice_leads_to_no_other_site(desk: Client, back: str) -> None:
    assert desk.post("/language/", {"language": "th", "next": back})["Location"] == "/"


def test_a_language_the_desk_does_not_speak_changes_nothing(desk: Client) -> None:
    user = make_user(Role.OFFICER)
    desk.force_login(user)
    answer = desk.post("/language/", {"language": "xx", "next": "/devices/"})
    assert "titian_language" not in answer.cookies
    user.refresh_from_db()
    assert user.language == ""
    assert not Entry.objects.filter(action="account.choose_language").exists()


def test_programs_are_answered_in_one_language(desk: Client) -> None:
    answer = desk.get("/api/v1/nothing", headers={"Accept-Language": "th"})
    assert answer.json()["message"] == "There is nothing at this address."


def test_a_program_is_answered_in_english_whatever_its_reader_speaks(desk: Client) -> None:
    user = make_alice()
    user.language = "th"
    user.save(update_fields=["language"])
    desk.force_login(user)
    api = desk.post(
        f"/api/v1/packages/{uuid4()}/accept", content_type="application/json", headers={"Accept-Language": "th"}
    )
    assert api.json()["code"] == "package.unknown"
    assert api.json()["message"] == "There is no such package for your organisation."
    assert '<html lang="th"' in desk.get("/referrals/").content.decode(), "the page after it follows the reader again"


def test_a_page_says_the_same_refusal_in_its_readers_language(desk: Client) -> None:
    user = make_user(Role.SUPERVISOR)
    user.language = "th"
    user.save(update_fields=["language"])
    desk.force_login(user)
    page = desk.post("/devices/add/", {"officer": "nobody-here"}).content.decode()
    assert "No officer with this user name works here." not in page
    assert "ไม่มีเจ้าหน้าที่" in page


def test_every_refusal_of_a_room_with_pages_is_translatable() -> None:
    assert len(SENTENCES) > 80
    assert [name for name, sentence in SENTENCES if not isinstance(sentence, Promise)] == []


@pytest.mark.parametrize("language", ["id", "th"])
def test_a_page_that_refuses_speaks_too(desk: Client, language: str) -> None:
    page = desk.get("/nothing/", headers={"Accept-Language": language}).content.decode()
    assert "There is nothing at this address." not in page


def test_a_wrong_method_is_told_in_the_look_of_the_desk(desk: Client) -> None:
    answer = desk.post("/about/")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert "Not in this way" in answer.content.decode()
    assert desk.post("/api/v1/releases").status_code == 405
