from __future__ import annotations

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import ScryptPasswordHasher
from django.db.models import F
from django.test import Client
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.people.actions.lift_lock import lift_lock
from titian.people.locks import list_locks
from titian.people.models import Role, User
from titian.people.tests.browsers import is_signed_in, open_browser, sign_in
from titian.people.tests.factories import PASSWORD, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


@pytest.fixture
def officer() -> User:
    return make_user(Role.OFFICER, "noi")


@pytest.fixture
def administrator() -> User:
    return make_user(Role.ADMINISTRATOR, "pim")


def lock(username: str, address: str = "127.0.0.1") -> Client:
    client = open_browser(address)
    for _ in range(5):
        sign_in(client, username, "wrong")
    return client


def read_answer(client: Client, username: str, password: str) -> tuple[int, str]:
    """Status and page, without what differs by chance (the token) or repeats what was typed."""
    answer = client.post("/accounts/login/", {"login": username, "password": password})
    lines = answer.content.decode().replace(f'"{username}"', '"NAME"').splitlines()
    return answer.status_code, "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line)


def test_every_refusal_reads_alike(officer: User) -> None:
    closed = make_user(Role.OFFICER, "som")
    User.objects.filter(pk=closed.pk).update(is_active=False, closed_at=timezone.now())
    wrong = read_answer(open_browser(), "noi", "wrong")
    unknown = read_answer(open_browser(), "lek", "wrong")
    ended = read_answer(open_browser(), "som", PASSWORD)
    assert wrong[0] == 200
    assert wrong == unknown == ended


def test_every_refusal_costs_one_password_hash(officer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """Time would tell whether there is such an account; the hash is what takes the time."""
    closed = make_user(Role.OFFICER, "som")
    User.objects.filter(pk=closed.pk).update(is_active=False, closed_at=timezone.now())
    made: list[str] = []
    encode = ScryptPasswordHasher.encode

    def count(self: ScryptPasswordHasher, password: str, *args: object, **kwargs: object) -> str:
        made.append(password)
        return encode(self, password, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(ScryptPasswordHasher, "encode", count)
    for username, password in (("noi", "wrong"), ("lek", "wrong"), ("som", "wrong"), ("som", PASSWORD)):
        made.clear()
        sign_in(open_browser(), username, password)
        assert len(made) == 1, username


def test_pause_of_a_name_that_is_nobodys_reads_alike(officer: User) -> None:
    assert read_answer(lock("noi"), "noi", PASSWORD) == read_answer(lock("lek"), "lek", PASSWORD)


def test_pause_holds_for_its_address_and_leaves_the_person_elsewhere_alone(officer: User) -> None:
    assert sign_in(lock("noi", "127.0.0.8"), "noi") == 429
    assert sign_in(open_browser("127.0.0.9"), "noi") == 302


def test_pause_ends_after_thirty_minutes_and_tries_meanwhile_do_not_lengthen_it(officer: User) -> None:
    client = lock("noi")
    for _ in range(3):
        assert sign_in(client, "noi") == 429
    assert AccessAttempt.objects.get().failures_since_start == 5
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=29))
    assert sign_in(client, "noi") == 429
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=1, seconds=5))
    assert sign_in(client, "noi") == 302


def test_pause_is_in_the_log_once_and_names_no_name(officer: User) -> None:
    client = lock("noi")
    sign_in(client, "noi")
    lock("lek", "127.0.0.4")
    begun = Entry.objects.filter(action="lock.begin").order_by("pk").values_list("thing", flat=True)
    assert list(begun) == [f"user:{officer.pk}", "user:unknown"]


def test_administrator_sees_and_lifts_a_pause(officer: User, administrator: User) -> None:
    client = lock("noi", "127.0.0.8")
    desk = open_browser()
    sign_in(desk, "pim")
    page = desk.get("/people/locks/").content.decode()
    assert "noi" in page
    assert "127.0.0.8" in page
    assert desk.post("/people/locks/", {"username": "noi"}).status_code == 302
    assert "Nobody is paused." in desk.get("/people/locks/").content.decode()
    assert sign_in(client, "noi") == 302
    assert is_signed_in(client)
    entry = Entry.objects.get(action="lock.lift")
    assert (entry.actor_id, entry.thing) == (str(administrator.pk), f"user:{officer.pk}")


def test_lifting_nothing_is_not_in_the_log(administrator: User) -> None:
    assert lift_lock(actor=administrator, username="lek") == 0
    assert not Entry.objects.filter(action="lock.lift").exists()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_nobody_else_lifts_a_pause(role: Role, officer: User) -> None:
    lock("noi")
    with pytest.raises(NotAllowed):
        lift_lock(actor=make_user(role), username="noi")
    assert list_locks(timezone.now())


def test_password_typed_into_the_name_field_is_kept_nowhere(administrator: User) -> None:
    lock(PASSWORD)
    assert PASSWORD not in str([*AccessAttempt.objects.values(), *Entry.objects.values()])
    desk = open_browser("127.0.0.9")
    sign_in(desk, "pim")
    for path in ("/people/locks/", "/people/locks/?export=csv"):
        page = b"".join(desk.get(path)).decode()  # pages and files alike
        assert PASSWORD not in page
        assert "unknown name" in page


def test_row_of_a_name_from_before_is_shown_as_unknown_too() -> None:
    AccessAttempt.objects.create(
        username=PASSWORD, ip_address="127.0.0.1", failures_since_start=5, attempt_time=timezone.now()
    )
    assert [one.username for one in list_locks(timezone.now())] == ["unknown name"]


def test_mark_of_an_unknown_name_tells_sixteen_bits_and_no_more() -> None:
    lock("lek")
    kept = AccessAttempt.objects.values_list("username", flat=True).get()
    assert re.fullmatch(r"unknown:[0-9a-f]{4}", kept)
    lock("lek ", "127.0.0.4")
    assert set(AccessAttempt.objects.values_list("username", flat=True)) == {kept}, "one name, one mark"


def test_each_unknown_name_has_its_own_tries_as_every_account_has(officer: User) -> None:
    """Else the sixth name from an address would be paused if it is nobody's, and asked for if it is somebody's."""
    client = lock("lek")
    assert sign_in(client, "som", "wrong") == sign_in(client, "noi", "wrong") == 200


def test_administrator_lifts_the_pause_of_an_unknown_name(administrator: User) -> None:
    client = lock("lek")
    desk = open_browser("127.0.0.9")
    sign_in(desk, "pim")
    kept = re.search(r'name="username" value="(unknown:\w+)"', desk.get("/people/locks/").content.decode())
    assert kept is not None
    desk.post("/people/locks/", {"username": kept[1]})
    assert sign_in(client, "lek", "wrong") == 200
    assert Entry.objects.get(action="lock.lift").thing == "user:unknown"


def test_pause_holds_for_a_customers_whole_network(officer: User) -> None:
    """Of IPv6 one customer has 2^64 addresses: a fresh one must not bring fresh tries."""
    for each in range(5):
        sign_in(open_browser(f"2001:db8:0:1::{each + 1:x}"), "noi", "wrong")
    assert sign_in(open_browser("2001:db8:0:1:ffff::7"), "noi") == 429
    assert [one.address for one in list_locks(timezone.now())] == ["2001:db8:0:1::/64"]
    assert sign_in(open_browser("2001:db8:0:2::1"), "noi") == 302


def test_four_wrong_tries_are_no_pause(officer: User) -> None:
    client = open_browser()
    for _ in range(4):
        sign_in(client, "noi", "wrong")
    assert list_locks(timezone.now()) == []
    assert sign_in(client, "noi") == 302
    assert not AccessAttempt.objects.exists(), "a right password forgets the wrong ones"
