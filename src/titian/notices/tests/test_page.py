"""The page of the own account on which somebody gives an address, confirms it, and chooses when."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from titian.audit.models import Entry
from titian.notices.models import Browser, Notice, Preference
from titian.notices.tests.conftest import point_to
from titian.notices.tests.factories import address_of, listen, work
from titian.notices.tests.smtp_server import Mailbox, find_closed_port
from titian.people.actions.close_account import close_account
from titian.people.models import Role, User
from titian.people.tests.factories import make_user
from titian.referrals.tests.test_relay import Scene

pytestmark = pytest.mark.django_db
PAGE = "/account/notices/"
TIMES = {"rhythm": "daily", "daily_hour": "9", "zone": "Asia/Jakarta", "quiet_from": "22:00", "quiet_until": "07:00"}


def desk_of(account: User) -> Client:
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return desk


def give(desk: Client, mailbox: Mailbox, address: str = "alice@mail.example") -> str:
    """The way to the link that came."""
    assert desk.post(f"{PAGE}address/", {"address": address}).status_code == 302
    send_links()
    found = re.search(r"http://localhost:8000(/account/notices/confirm/[^/]+/)", mailbox.mails[-1].get_content())
    assert found is not None
    return found[1]


def send_links() -> None:
    """What the worker does with the links that were asked for."""
    for queued in DBTaskResult.objects.filter(task_path="titian.notices.tasks.carry_link", status="READY"):
        queued.task.call(*queued.args_kwargs["args"])
        queued.delete()


def test_nothing_is_sent_to_an_address_before_its_link_was_opened_and_agreed_to(scene: Scene, mailbox: Mailbox) -> None:
    member = scene.members[0]
    desk = desk_of(member)
    link = give(desk, mailbox)
    assert "Open it within a day" in desk.get(PAGE).content.decode()
    assert b"This is my address" in desk.get(link).content
    scene.phone.sync(*scene.items[:1])
    work()
    assert len(mailbox.mails) == 1, "the link alone: a mail server that opens it confirms nothing"
    assert desk.post(link).status_code == 302
    assert "Notices go to <strong>alice@mail.example</strong>" in desk.get(PAGE).content.decode()
    assert desk.post(link).status_code == 410


def test_link_is_of_one_account_and_one_day(scene: Scene, mailbox: Mailbox) -> None:
    member, other = scene.members[0], scene.members[1]
    link = give(desk_of(member), mailbox)
    refused = desk_of(other).post(link)
    assert refused.status_code == 410
    assert "for another account" in refused.content.decode()
    Preference.objects.update(token_expires_at=timezone.now())
    assert desk_of(member).post(link).status_code == 410


def test_address_that_the_server_refuses_is_said_on_the_page(scene: Scene, mailbox: Mailbox) -> None:
    mailbox.answers["nobody@mail.example"] = b"550 no"
    desk = desk_of(scene.members[0])
    desk.post(f"{PAGE}address/", {"address": "nobody@mail.example"})
    assert "A link is on its way" in desk.get(PAGE).content.decode()
    send_links()
    assert "nobody can be reached at nobody@mail.example" in desk.get(PAGE).content.decode()


def test_address_that_was_refused_before_is_confirmed_by_the_next_link(scene: Scene, mailbox: Mailbox) -> None:
    desk = desk_of(scene.members[0])
    link = give(desk, mailbox)
    Preference.objects.update(refused_at=timezone.now())  # an earlier link came back after this one had gone out
    assert desk.post(link).status_code == 302
    row = Preference.objects.get()
    assert (row.refused_at, row.mail_since is not None) == (None, True)


def test_link_that_could_not_be_sent_is_said_on_the_page(scene: Scene, mailbox: Mailbox, settings: Settings) -> None:
    desk = desk_of(scene.members[0])
    point_to(settings, find_closed_port())
    desk.post(f"{PAGE}address/", {"address": "alice@mail.example"})
    send_links()
    assert "The link could not be sent to alice@mail.example" in desk.get(PAGE).content.decode()


def test_neither_link_nor_address_is_in_the_queue_or_the_hub_s_rows(scene: Scene, mailbox: Mailbox) -> None:
    desk = desk_of(scene.members[0])
    desk.post(f"{PAGE}address/", {"address": "alice@mail.example"})
    [queued] = DBTaskResult.objects.all()
    assert "@" not in str(queued.args_kwargs)
    token = give(desk, mailbox).rstrip("/").rpartition("/")[2]
    assert token not in str(list(Preference.objects.values()))


def test_nobody_sends_links_to_others_all_day(scene: Scene, mailbox: Mailbox) -> None:
    desk = desk_of(scene.members[0])
    answers = [desk.post(f"{PAGE}address/", {"address": f"x{n}@mail.example"}).status_code for n in range(6)]
    assert answers == [302] * 5 + [429]


def test_mail_is_turned_off_and_on_and_the_address_forgotten(scene: Scene, mailbox: Mailbox) -> None:
    member = scene.members[0]
    listen(member)
    desk = desk_of(member)
    desk.post(f"{PAGE}mail/off/")
    scene.phone.sync(*scene.items)
    work()
    assert mailbox.mails == []
    desk.post(f"{PAGE}mail/on/")
    assert Preference.objects.get().mail_since is not None
    desk.post(f"{PAGE}mail/forget/")
    assert Preference.objects.get().address == ""
    assert address_of(member) not in desk.get(PAGE).content.decode()
    assert desk.post(f"{PAGE}mail/on/").status_code == 409


def test_times_hold_for_what_waits_to_be_sent_too(scene: Scene, mailbox: Mailbox) -> None:
    member = scene.members[0]
    listen(member, rhythm="daily", zone="UTC")
    scene.phone.sync(*scene.items)
    work()
    before = Notice.objects.get().due_at
    assert before > timezone.now()
    assert desk_of(member).post(f"{PAGE}times/", {**TIMES, "rhythm": "at_once", "quiet_from": "", "quiet_until": ""})
    work()
    assert len(mailbox.mails) == 1


def test_several_that_wait_make_one_mail(scene: Scene, mailbox: Mailbox) -> None:
    from titian.devices.tests.factories import make_package_item

    member = scene.members[0]
    listen(member, rhythm="hourly", zone="UTC")
    scene.phone.sync(*(make_package_item(scene.phone, scene.recipients[0], answer_within=600) for _ in range(3)))
    work()
    assert mailbox.mails == []
    work(timezone.now() + timedelta(minutes=61))
    assert Notice.objects.waiting().count() == 3, "the task looks at the clock itself"
    Notice.objects.update(due_at=timezone.now(), queued_at=None)
    work()
    assert len(mailbox.mails) == 1
    assert "3" not in mailbox.mails[0]["Subject"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"quiet_until": ""}, "Give both hours"),
        ({"quiet_until": "22:00"}, "two different ones"),
        ({"zone": "Moon/Crater"}, "Select a valid choice"),
        ({"quiet_from": "late"}, "Enter a time like 22:00"),
        ({"rhythm": "never"}, "Select a valid choice"),
        ({"daily_hour": "24"}, "Select a valid choice"),
    ],
)
def test_times_that_cannot_be_are_refused_with_what_to_do(scene: Scene, change: dict[str, str], said: str) -> None:
    answer = desk_of(scene.members[0]).post(f"{PAGE}times/", {**TIMES, **change})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Preference.objects.exists()


def test_no_entry_of_the_log_has_the_address(scene: Scene, mailbox: Mailbox) -> None:
    desk = desk_of(scene.members[0])
    desk.post(give(desk, mailbox))
    desk.post(f"{PAGE}times/", TIMES)
    desk.post(f"{PAGE}mail/forget/")
    rows = [f"{row.action} {row.thing} {row.detail}" for row in Entry.objects.filter(action__startswith="notice.")]
    assert len(rows) == 4
    assert not [row for row in rows if "@" in row or "alice" in row]


def test_page_begins_with_the_clock_of_the_country(scene: Scene) -> None:
    page = desk_of(scene.members[0]).get(PAGE).content.decode()
    assert '<option value="Asia/Bangkok" selected' in page


def test_who_leaves_takes_address_browsers_and_what_was_to_be_sent_along(scene: Scene, mailbox: Mailbox) -> None:
    member = make_user(Role.PROVIDER, organisation=scene.recipients[0].organisation)
    listen(member)
    Browser.objects.create(
        account=member, endpoint="https://push.example/1", host="push.example", added_at=timezone.now()
    )
    scene.phone.sync(*scene.items)
    work()
    administrator = make_user(Role.ADMINISTRATOR)
    close_account(actor=administrator, account_id=member.public_id, now=timezone.now())
    assert not Preference.objects.filter(account=member).exists()
    assert not Browser.objects.exists()
    assert not Notice.objects.filter(account=member).exists()
