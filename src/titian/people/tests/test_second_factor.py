from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.exceptions import ValidationError
from django.db.models import F
from django.test import Client, RequestFactory
from django.utils import timezone

from titian.audit.models import Entry
from titian.people.actions.accept_invitation import come_back
from titian.people.actions.lift_lock import lift_lock
from titian.people.actions.recover_account import recover_account
from titian.people.links import hash_token
from titian.people.locks import has_too_many_wrong_codes, list_locks
from titian.people.models import Role, User, WrongCode
from titian.people.second_factor import CodeAgainForm, CodeForm, PasskeyAgainForm, PasskeyForm
from titian.people.tests.browsers import add_app, is_signed_in, list_factors, make_code, open_browser, sign_in
from titian.people.tests.factories import make_alice, make_user

pytestmark = [pytest.mark.on_both, pytest.mark.django_db, pytest.mark.usefixtures("outside_demo")]
# allauth tells of a change once it is committed, which a test's own transaction never is.
committed = pytest.mark.django_db(transaction=True)
SET_UP = "/account/second-factor/"
GIVE = "/accounts/second-factor/"


@pytest.fixture
def administrator() -> User:
    return make_user(Role.ADMINISTRATOR, "pim")


@pytest.fixture
def browser() -> Client:
    return open_browser()


def guess_codes(user: User) -> None:
    """Twenty wrong codes by somebody who knows the password, from five networks."""
    if not list_factors(user):
        add_app(user)
    for each in range(5):
        browser = open_browser(f"127.0.1.{each}")
        sign_in(browser, user.username)
        for _ in range(4):
            give(browser, "000000")


def give(client: Client, code: str) -> int:
    return client.post(GIVE, {"code": code}).status_code


@committed
def test_administrator_sets_up_an_app_and_then_the_hub_opens(administrator: User, browser: Client) -> None:
    assert sign_in(browser, "pim") == 302
    assert browser.get("/people/").headers["Location"] == SET_UP
    page = browser.get(f"{SET_UP}app/add/")
    secret = page.context["form"].secret
    assert "<svg" in page.content.decode()
    added = browser.post(f"{SET_UP}app/add/", {"code": make_code(secret)})
    assert added.headers["Location"] == f"{SET_UP}codes/"
    codes = browser.get(f"{SET_UP}codes/")
    assert codes.content.decode().count('<code class="hash">') == 10
    assert browser.get("/people/").status_code == 200
    assert list_factors(administrator) == ["recovery_codes", "totp"]


def test_wrong_code_sets_nothing_up(administrator: User, browser: Client) -> None:
    sign_in(browser, "pim")
    secret = browser.get(f"{SET_UP}app/add/").context["form"].secret
    wrong = f"{(int(make_code(secret)) + 1) % 1_000_000:06d}"
    assert browser.post(f"{SET_UP}app/add/", {"code": wrong}).status_code == 200
    assert list_factors(administrator) == []
    assert browser.get("/people/").headers["Location"] == SET_UP


def test_password_alone_is_no_session_once_there_is_a_second_factor(administrator: User, browser: Client) -> None:
    secret = add_app(administrator)
    assert sign_in(browser, "pim") == 302
    assert "_auth_user_id" not in browser.session
    assert not is_signed_in(browser)
    assert give(browser, make_code(secret)) == 302
    assert browser.get("/people/").status_code == 200


def test_code_seen_over_the_shoulder_opens_nothing_twice(administrator: User, browser: Client) -> None:
    code = make_code(add_app(administrator))
    sign_in(browser, "pim")
    give(browser, code)
    assert is_signed_in(browser)
    other = open_browser("127.0.0.9")
    sign_in(other, "pim")
    give(other, code)
    assert not is_signed_in(other)


def test_code_on_paper_opens_once(administrator: User, browser: Client) -> None:
    add_app(administrator)
    code = RecoveryCodes.activate(administrator).get_unused_codes()[0]
    for client, opens in ((browser, True), (open_browser("127.0.0.9"), False)):
        sign_in(client, "pim")
        give(client, code)
        assert is_signed_in(client) is opens


def test_codes_on_paper_are_shown_once(administrator: User, browser: Client) -> None:
    secret = add_app(administrator)
    codes = RecoveryCodes.activate(administrator).get_unused_codes()
    sign_in(browser, "pim")
    give(browser, make_code(secret))
    assert codes[0] in browser.get(f"{SET_UP}codes/").content.decode()
    again = browser.get(f"{SET_UP}codes/").content.decode()
    assert codes[0] not in again
    assert "codes are left" in again


def test_five_wrong_codes_pause_the_account_even_for_the_right_one(administrator: User, browser: Client) -> None:
    secret = add_app(administrator)
    sign_in(browser, "pim")
    for _ in range(5):
        give(browser, "000000")
    give(browser, make_code(secret))
    assert not is_signed_in(browser)
    assert Entry.objects.filter(action="lock.begin", thing=f"user:{administrator.pk}").count() == 1


def test_guessing_from_everywhere_ends_too(administrator: User) -> None:
    secret = add_app(administrator)
    guess_codes(administrator)
    last = open_browser("127.0.2.1")
    sign_in(last, "pim")
    give(last, make_code(secret))
    assert not is_signed_in(last)


def test_strangers_wrong_passwords_from_everywhere_keep_nobody_from_their_code(administrator: User) -> None:
    secret = add_app(administrator)
    for each in range(8):
        stranger = open_browser(f"127.0.1.{each}")
        for _ in range(5):
            sign_in(stranger, "pim", "wrong")
    own = open_browser("127.0.2.1")
    assert sign_in(own, "pim") == 302
    give(own, make_code(secret))
    assert is_signed_in(own)


def test_twenty_wrong_codes_are_one_entry_of_the_log_and_end_by_themselves(administrator: User) -> None:
    secret = add_app(administrator)
    guess_codes(administrator)
    here = open_browser("127.0.2.1")
    sign_in(here, "pim")
    for _ in range(3):
        give(here, make_code(secret))
    assert WrongCode.objects.count() == 20, "tries during the pause do not lengthen it"
    begun = Entry.objects.filter(action="lock.begin", thing=f"user:{administrator.pk}")
    assert [entry.detail for entry in begun] == [{"from": "everywhere"}]
    (lock,) = list_locks(timezone.now())
    assert (lock.username, lock.tries) == ("pim", 20)
    WrongCode.objects.update(at=F("at") - timedelta(minutes=30))
    give(here, make_code(secret))
    assert is_signed_in(here)


def test_pause_of_codes_is_lifted_and_a_way_back_forgets_it(administrator: User) -> None:
    """Whoever brings it about knows the password: a new one keeps them out for good."""
    add_app(administrator)
    guess_codes(administrator)
    other = make_user(Role.ADMINISTRATOR)
    lift_lock(actor=other, username="pim")
    assert list_locks(timezone.now()) == []
    guess_codes(administrator)
    back = recover_account(actor=other, account_id=administrator.public_id, now=timezone.now())
    mark = hash_token(back.link.rstrip("/").rsplit("/", 1)[1])
    come_back(mark=mark, password="another quiet bridge at noon", now=timezone.now())
    assert not WrongCode.objects.exists()


def test_no_number_of_wrong_codes_closes_the_passkey(administrator: User) -> None:
    guess_codes(administrator)
    request = RequestFactory().post("/", REMOTE_ADDR="127.0.3.1")
    now = timezone.now()
    with context.request_context(request):
        assert has_too_many_wrong_codes(administrator, now)
        for form, is_closed in (
            (CodeForm, True),
            (CodeAgainForm, True),
            (PasskeyForm, False),
            (PasskeyAgainForm, False),
        ):
            tried = form.__new__(form)
            tried.user = administrator
            if is_closed:
                with pytest.raises(ValidationError):
                    tried.check_lock()
            else:
                tried.check_lock()


def test_session_from_before_gives_the_second_factor_first(administrator: User, browser: Client) -> None:
    secret = add_app(administrator)
    browser.force_login(administrator, backend="allauth.account.auth_backends.AuthenticationBackend")
    again = browser.get("/people/?q=noi")
    assert again.headers["Location"] == "/accounts/second-factor/again/?next=%2Fpeople%2F%3Fq%3Dnoi"
    assert browser.post("/people/invite/").headers["Location"] == "/accounts/second-factor/again/"
    assert browser.post("/accounts/second-factor/again/", {"code": make_code(secret)}).status_code == 302
    assert browser.get("/people/").status_code == 200


def test_program_is_told_in_its_own_words(browser: Client) -> None:
    manager = make_alice()
    User.objects.filter(pk=manager.pk).update(is_manager=True)
    sign_in(browser, "alice")
    answer = browser.get("/api/v1/packages")
    assert (answer.status_code, answer.json()["code"]) == (403, "second_factor.required")


@pytest.mark.parametrize(
    "path", ["//people/", "/people/../people/", "/PEOPLE/", "/people/?x=/about/", "/people/;/about/"]
)
def test_no_spelling_of_an_address_goes_round_the_door(administrator: User, browser: Client, path: str) -> None:
    sign_in(browser, "pim")
    answer = browser.get(path)
    assert answer.status_code in {301, 302, 404}
    assert b"Invite somebody" not in answer.content


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SUPERVISOR, Role.PROVIDER])
def test_others_may_do_without(role: Role, browser: Client) -> None:
    make_user(role, "noi")
    sign_in(browser, "noi")
    assert is_signed_in(browser)


def test_manager_needs_one_from_the_moment_of_the_mark(browser: Client) -> None:
    alice = make_alice()
    sign_in(browser, "alice")
    assert browser.get("/referrals/").status_code == 200
    User.objects.filter(pk=alice.pk).update(is_manager=True)
    assert browser.get("/referrals/").headers["Location"] == SET_UP


def test_last_factor_stays_with_whoever_must_have_one(administrator: User, browser: Client) -> None:
    secret = add_app(administrator)
    sign_in(browser, "pim")
    give(browser, make_code(secret))
    browser.post(f"{SET_UP}app/remove/")
    assert list_factors(administrator) == ["totp"]


@committed
def test_who_may_do_without_removes_it_and_it_is_in_the_log(browser: Client) -> None:
    officer = make_user(Role.OFFICER, "noi")
    secret = add_app(officer)
    sign_in(browser, "noi")
    give(browser, make_code(secret))
    browser.post(f"{SET_UP}app/remove/")
    assert list_factors(officer) == []
    assert Entry.objects.filter(action="second_factor.remove", thing=f"user:{officer.pk}").exists()


@committed
def test_new_factor_ends_every_other_session_and_is_in_the_log(administrator: User) -> None:
    here, there = open_browser(), open_browser()
    sign_in(here, "pim")
    sign_in(there, "pim")
    secret = here.get(f"{SET_UP}app/add/").context["form"].secret
    here.post(f"{SET_UP}app/add/", {"code": make_code(secret)})
    assert is_signed_in(here)
    assert "this one" in here.get("/account/sessions/").content.decode()
    assert not is_signed_in(there)
    added = Entry.objects.filter(action="second_factor.add").values_list("thing", "detail")
    assert (f"user:{administrator.pk}", {"type": "totp"}) in list(added)
    assert secret not in str(list(Entry.objects.values()))


def test_secret_of_the_app_is_never_shown_again(administrator: User, browser: Client) -> None:
    secret = add_app(administrator)
    sign_in(browser, "pim")
    give(browser, make_code(secret))
    for path in (SET_UP, f"{SET_UP}app/add/", f"{SET_UP}codes/", f"/people/{administrator.public_id}/"):
        assert secret not in browser.get(path, follow=True).content.decode()


def test_factors_of_others_are_out_of_reach(administrator: User, browser: Client) -> None:
    secret = add_app(administrator)
    passkey = Authenticator.objects.create(
        user=make_alice(), type=Authenticator.Type.WEBAUTHN, data={"name": "hers", "credential": {}}
    )
    sign_in(browser, "pim")
    give(browser, make_code(secret))
    for what in ("name", "remove"):
        assert browser.post(f"{SET_UP}passkeys/{passkey.pk}/{what}/", {"name": "mine"}).status_code == 404
    assert Authenticator.objects.filter(pk=passkey.pk).exists()
