from __future__ import annotations

import time

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.people.actions.close_account import close_account
from titian.people.actions.move_account import move_account
from titian.people.actions.sign_out_account import sign_out_account
from titian.people.middleware import BEGAN, SEEN
from titian.people.models import Role, User
from titian.people.sessions import describe_browser, forget_old_sessions
from titian.people.tests.browsers import is_signed_in, open_browser, sign_in
from titian.people.tests.factories import PASSWORD, make_alice, make_bob, make_carol, make_station, make_user

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"
NEW = "three quiet bridges at dusk"


@pytest.fixture
def officer() -> User:
    return make_user(Role.OFFICER, "noi")


@pytest.fixture
def administrator() -> User:
    return make_user(Role.ADMINISTRATOR, "pim")


@pytest.fixture
def here(officer: User) -> Client:
    client = open_browser(agent=FIREFOX)
    sign_in(client, "noi")
    return client


@pytest.fixture
def there(officer: User) -> Client:
    client = open_browser("127.0.0.2", agent=CHROME)
    sign_in(client, "noi")
    return client


def number_of(client: Client) -> int:
    return int(UserSession.objects.get(session_key=client.session.session_key).pk)


def set_clock(client: Client, mark: str, seconds_ago: float) -> None:
    session = client.session
    session[mark] = time.time() - seconds_ago
    session.save()


def test_owner_sees_where_the_account_is_signed_in(here: Client, there: Client) -> None:
    page = here.get("/account/sessions/").content.decode()
    assert "Firefox on Linux" in page
    assert "Chrome on Android" in page
    assert page.count("this one") == 1
    assert str(here.session.session_key) not in page
    assert str(there.session.session_key) not in page


def test_owner_ends_one_other_session(here: Client, there: Client) -> None:
    assert here.post("/account/sessions/", {"session": number_of(there)}).status_code == 302
    assert is_signed_in(here)
    assert not is_signed_in(there)


def test_owner_ends_all_others_and_still_finds_this_one_in_the_list(here: Client, there: Client, officer: User) -> None:
    assert here.post("/account/sessions/", {"session": "others"}).status_code == 302
    assert not is_signed_in(there)
    page = here.get("/account/sessions/").content.decode()
    assert page.count("this one") == 1
    assert "Chrome on Android" not in page
    entry = Entry.objects.get(action="session.end_other")
    assert (entry.thing, entry.detail) == (f"user:{officer.pk}", {"all": True})


def test_nobody_ends_the_session_of_somebody_else(here: Client) -> None:
    make_bob()
    bob = open_browser()
    sign_in(bob, "bob")
    for which in (number_of(bob), number_of(here), "0", "x", "", "9" * 30, "-1", "²"):
        assert here.post("/account/sessions/", {"session": which}).status_code == 404
    assert is_signed_in(bob)
    assert is_signed_in(here)


def test_cookie_kept_from_before_signing_out_opens_nothing(here: Client) -> None:
    kept = here.cookies["titian_session"].value
    here.post("/accounts/logout/")
    thief = open_browser()
    thief.cookies["titian_session"] = kept
    assert not is_signed_in(thief)


def test_session_ends_after_an_hour_without_use(here: Client, officer: User) -> None:
    is_signed_in(here)
    set_clock(here, SEEN, django_settings.SESSION_IDLE_SECONDS - 5)
    assert is_signed_in(here)
    set_clock(here, SEEN, django_settings.SESSION_IDLE_SECONDS + 5)
    assert not is_signed_in(here)
    assert Entry.objects.filter(action="session.end", actor_id="session-limit", thing=f"user:{officer.pk}").exists()


def test_session_ends_after_twelve_hours_however_much_it_is_used(here: Client) -> None:
    is_signed_in(here)
    set_clock(here, BEGAN, django_settings.SESSION_LONGEST_SECONDS - 5)
    assert is_signed_in(here)
    set_clock(here, BEGAN, django_settings.SESSION_LONGEST_SECONDS + 5)
    assert not is_signed_in(here)


def test_page_that_renews_itself_is_nobody_at_the_desk(administrator: User) -> None:
    make_user(Role.SUPERVISOR, "som")
    client = open_browser()
    sign_in(client, "som")
    is_signed_in(client)
    set_clock(client, SEEN, 1000)
    before = client.session[SEEN]
    client.get("/station/", headers={"HX-Request": "true"})
    assert client.session[SEEN] == before
    client.get("/station/")
    assert client.session[SEEN] > before


def test_new_password_ends_the_other_sessions(here: Client, there: Client) -> None:
    given = {"current": PASSWORD, "password": NEW, "again": NEW}
    assert here.post("/account/password/", given).status_code == 200
    assert is_signed_in(here)
    assert here.get("/account/sessions/").content.decode().count("this one") == 1
    assert not is_signed_in(there)


def test_password_is_not_changed_without_the_current_one(here: Client, there: Client, officer: User) -> None:
    given = {"current": "not this one at all", "password": NEW, "again": NEW}
    assert here.post("/account/password/", given).status_code == 422
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)
    assert is_signed_in(there)


def test_guessing_the_current_password_is_paused_like_signing_in(here: Client, officer: User) -> None:
    for _ in range(5):
        here.post("/account/password/", {"current": "wrong", "password": NEW, "again": NEW})
    here.post("/account/password/", {"current": PASSWORD, "password": NEW, "again": NEW})
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)


@pytest.mark.parametrize("change", ["close", "move", "sign_out"])
def test_administrator_ends_every_session(
    here: Client, there: Client, officer: User, administrator: User, change: str
) -> None:
    assert is_signed_in(here)
    if change == "close":
        close_account(actor=administrator, account_id=officer.public_id, now=timezone.now())
    elif change == "move":
        move_account(
            actor=administrator,
            account_id=officer.public_id,
            role=Role.OFFICER,
            organisation=None,
            station=make_station(),
            is_manager=False,
            now=timezone.now(),
        )
    else:
        sign_out_account(actor=administrator, account_id=officer.public_id)
    assert not is_signed_in(here)
    assert not is_signed_in(there)
    assert not UserSession.objects.filter(user=officer).exists()


def test_administrator_signs_a_person_out_on_their_page(here: Client, officer: User, administrator: User) -> None:
    desk = open_browser("127.0.0.3")
    sign_in(desk, "pim")
    page = f"/people/{officer.public_id}/"
    assert "Sign this person out everywhere" in desk.get(page).content.decode()
    assert desk.post(f"{page}sign-out/").headers["Location"] == page
    assert not is_signed_in(here)
    assert "nowhere" in desk.get(page).content.decode()
    entry = Entry.objects.get(action="session.end_all")
    assert (entry.actor_id, entry.thing) == (str(administrator.pk), f"user:{officer.pk}")


def test_nobody_signs_out_whom_they_do_not_manage(administrator: User) -> None:
    alice, bob, carol = make_alice(), make_bob(), make_carol()
    User.objects.filter(pk=alice.pk).update(is_manager=True)
    alice.refresh_from_db()
    for actor, account in ((administrator, carol), (alice, bob), (bob, alice), (alice, administrator)):
        with pytest.raises(NotAllowed):
            sign_out_account(actor=actor, account_id=account.public_id)


def test_ended_sessions_are_forgotten(here: Client, there: Client) -> None:
    there.session.delete()
    forget_old_sessions()
    assert UserSession.objects.count() == 1


def test_browser_that_says_nothing_of_itself_has_no_name() -> None:
    assert describe_browser("") == ""
    assert describe_browser(CHROME.replace("Chrome", "Edg")) == "Edge on Android"
