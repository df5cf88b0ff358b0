"""A mail server that takes, refuses, hangs, dribbles, hangs up or is down: nothing is lost, and nothing comes twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from titian.desk.delivery import MOST_TRIES, WAITS
from titian.desk.waiting import look
from titian.hub.operations.actions.check_alarms import check_alarms
from titian.hub.operations.models import Alarm
from titian.notices import mail
from titian.notices.actions.carry_mail import carry_mail
from titian.notices.actions.find_waiting import find_waiting
from titian.notices.actions.queue_due import queue_due
from titian.notices.checks import ALARM_FROM
from titian.notices.errors import NotSent
from titian.notices.models import Carrier, Notice, Preference
from titian.notices.settling import note_dropped, note_not_taken, note_sent, note_taken
from titian.notices.states import Outcome
from titian.notices.tests.conftest import point_to
from titian.notices.tests.factories import address_of, listen, pass_time, work
from titian.notices.tests.smtp_server import Mailbox, find_closed_port
from titian.people.models import Role, User
from titian.people.tests.factories import PASSWORD, make_user
from titian.referrals.tests.test_relay import Scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def member(scene: Scene, mailbox: Mailbox) -> User:
    """A provider's member who wants mail, and to whose organisation a referral was released."""
    listen(scene.members[0])
    scene.phone.sync(*scene.items)
    return scene.members[0]


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits as long as in life."""
    monkeypatch.setattr(mail, "STEP_SECONDS", 0.3)
    monkeypatch.setattr(mail, "WHOLE_SECONDS", 0.6)


def outcome() -> tuple[str, str, int]:
    [notice] = Notice.objects.all()
    return notice.outcome, notice.problem, notice.tries


def test_mail_says_that_one_waits_at_this_hub_and_nothing_of_what_it_is(
    member: User, mailbox: Mailbox, scene: Scene, settings: Settings
) -> None:
    work()
    [came] = mailbox.mails
    assert mailbox.recipients == [address_of(member)]
    assert came["Subject"] == f"One waits for you at {settings.TITIAN.hub_name}."
    assert came["From"] == "titian@localhost"
    text = came.as_string() + came.get_content()
    assert f"{settings.TITIAN.desk_origin}/" in text
    station, organisation = scene.phone.enrolment.station, scene.recipients[0].organisation
    for word in (
        "TODAY", "today", "referral", "package", "shelter", station.name, organisation.name, str(scene.item_id(0)),
        scene.items[0]["envelope"]["referral_id"], member.username + " ", str(member.public_id), "/referrals",
    ):  # fmt: skip
        assert word not in text, word
    assert outcome() == ("sent", "", 0)


def test_one_referral_is_told_once_however_often_it_is_looked_for(member: User, mailbox: Mailbox) -> None:
    for _ in range(3):
        work()
    carry_mail(member.pk)
    assert len(mailbox.mails) == 1


def test_who_has_not_asked_for_mail_gets_none(scene: Scene, mailbox: Mailbox) -> None:
    scene.phone.sync(*scene.items)
    assert work() == 0
    assert Notice.objects.count() == 0


def test_other_organisations_hear_nothing_of_it(member: User, mailbox: Mailbox, scene: Scene) -> None:
    listen(scene.members[1])
    work()
    assert mailbox.recipients == [address_of(member)]


def test_what_was_answered_before_the_mail_went_is_not_told(member: User, mailbox: Mailbox, scene: Scene) -> None:
    find_waiting(timezone.now())
    scene.accept(0)
    work()
    assert (mailbox.mails, outcome()) == ([], ("dropped", "over", 0))


def test_what_waited_before_mail_was_turned_on_is_not_told(scene: Scene, mailbox: Mailbox) -> None:
    scene.phone.sync(*scene.items)
    listen(scene.members[0], mail_since=timezone.now())
    work()
    assert mailbox.mails == []


@pytest.mark.parametrize("place", ["greeting", "EHLO", "MAIL", "DATA", "END", "dribble"])
def test_server_that_hangs_is_given_up_in_time_and_tried_again(
    member: User, mailbox: Mailbox, short: None, place: str
) -> None:
    mailbox.silent_at = place
    assert work() == 1
    assert outcome() == ("waiting", "slow", 1)
    assert work() == 0, "it has its pause"
    mailbox.silent_at = ""
    pass_time()
    work()
    assert outcome() == ("sent", "", 1)
    assert len(mailbox.mails) == 1
    assert Carrier.objects.get(name=Carrier.MAIL).failures == 0


def test_server_that_hangs_costs_one_wait_a_pause_however_many_would_get_mail(
    member: User, mailbox: Mailbox, scene: Scene, short: None
) -> None:
    for number in range(5):
        listen(make_user(Role.PROVIDER, f"colleague-{number}", organisation=member.organisation))
    mailbox.silent_at = "greeting"
    assert work() == 6
    assert mailbox.talks == 1, "the others were given back without a try"
    assert Notice.objects.waiting().filter(queued_at=None).count() == 6
    pass_time()
    assert work() == 1
    mailbox.silent_at = ""
    pass_time()
    work()
    work()
    assert len(mailbox.mails) == 6
    assert len(set(mailbox.recipients)) == 6


def test_task_that_failed_leaves_the_worker_to_other_tasks(member: User, mailbox: Mailbox, short: None) -> None:
    """The task itself succeeds: it wrote down when to try again, and nothing waits behind it."""
    mailbox.silent_at = "greeting"
    now = timezone.now()
    find_waiting(now)
    assert queue_due(now) == 1
    [queued] = DBTaskResult.objects.all()
    assert queued.task_path == "titian.notices.tasks.carry_mail"
    assert "@" not in str(queued.args_kwargs)
    queued.task.call(*queued.args_kwargs["args"])
    assert outcome() == ("waiting", "slow", 1)


def test_server_that_is_down_is_waited_for_longer_each_time_then_given_up_with_an_alarm(
    member: User, mailbox: Mailbox, settings: Settings
) -> None:
    point_to(settings, find_closed_port())
    waits = []
    for tries in range(1, MOST_TRIES + 1):
        before = timezone.now()
        assert work() == 1
        waits.append(round((Notice.objects.get().due_at - before) / timedelta(minutes=1)))
        assert outcome()[1:] == ("unreachable", tries)
        pass_time()
    assert waits[:-1] == [wait / timedelta(minutes=1) for wait in WAITS]
    assert outcome()[0] == "failed"
    assert MOST_TRIES > ALARM_FROM
    check_alarms(every=timedelta(minutes=1))
    assert Alarm.objects.open().filter(kind="mail.not_taken").exists()


def test_address_at_which_nobody_is_is_marked_and_its_owner_told_on_the_desk(
    member: User, mailbox: Mailbox, client: Client
) -> None:
    mailbox.answers[address_of(member)] = b"550 5.1.1 no such user " + address_of(member).encode()
    work()
    assert outcome() == ("dropped", "nobody", 0)
    wish = Preference.objects.get(account=member)
    assert (wish.mail_since, wish.refused_at is not None) == (None, True)
    assert not Carrier.objects.filter(failures__gt=0).exists(), "the server is well"
    assert "Your address for notices was refused." in [notice.text for notice in look(member, timezone.now()).notices]
    client.post("/accounts/login/", {"login": member.username, "password": PASSWORD})
    page = client.get("/account/notices/").content.decode()
    assert f"nobody can be reached at {address_of(member)}" in page


def test_address_that_is_refused_for_now_is_tried_again(member: User, mailbox: Mailbox) -> None:
    mailbox.answers[address_of(member)] = b"450 4.2.1 later"
    work()
    assert outcome() == ("waiting", "refused", 1)
    mailbox.answers.clear()
    pass_time()
    work()
    assert outcome() == ("sent", "", 1)


@pytest.mark.parametrize("answer", [b"550 5.7.1 relaying denied", b"553 5.7.23 sender not allowed", b"551 4.1.8 later"])
def test_server_that_takes_no_mail_of_the_hub_says_nothing_of_the_address(
    member: User, mailbox: Mailbox, answer: bytes
) -> None:
    mailbox.answers[address_of(member)] = answer
    work()
    assert outcome() == ("waiting", "refused", 1)
    assert Preference.objects.get(account=member).mail_since is not None
    assert Carrier.objects.filter(failures=1).exists()


def test_what_waits_for_another_try_goes_once_the_server_takes_something(member: User, mailbox: Mailbox) -> None:
    mailbox.answers[address_of(member)] = b"450 4.2.1 later"
    work()
    mailbox.answers.clear()
    assert work() == 0
    note_taken(Carrier.MAIL, timezone.now())
    work()
    assert outcome() == ("sent", "", 1)


def test_address_given_meanwhile_is_not_the_one_that_was_refused(
    member: User, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    mailbox.answers[address_of(member)] = b"550 5.1.1 no such user"
    send = mail.send

    def change_and_send(address: str, *rest: str) -> None:
        Preference.objects.filter(account=member).update(address="other@mail.example")
        send(address, *rest)

    monkeypatch.setattr("titian.notices.actions.carry_mail.send", change_and_send)
    work()
    assert Preference.objects.get(account=member).refused_at is None


def test_server_that_hangs_up_after_it_took_the_mail_took_it(member: User, mailbox: Mailbox) -> None:
    mailbox.ends_after_data = True
    work()
    assert outcome() == ("sent", "", 0)
    assert len(mailbox.mails) == 1


def test_worker_that_died_between_sending_and_writing_sends_it_once_more_under_the_same_id(
    member: User, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        """What a worker that is gone would have gone on to do."""

    def die(*args: object) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr("titian.notices.actions.carry_mail.note_sent", die)
        with pytest.raises(Killed):
            work()
    assert outcome() == ("waiting", "", 0)
    assert work() == 0, "it is with a task, as far as anybody knows"
    work(timezone.now() + timedelta(minutes=11))
    assert outcome() == ("sent", "", 0)
    assert work(timezone.now() + timedelta(minutes=25)) == 0
    first, second = mailbox.mails
    assert first["Message-ID"] == second["Message-ID"]


def test_what_the_server_answers_is_in_no_log(
    member: User, mailbox: Mailbox, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    mailbox.answers[address_of(member)] = b"554 5.7.1 " + address_of(member).encode() + b" is not liked"
    work()
    said = capsys.readouterr()
    logged = said.out + said.err + caplog.text
    assert "notice.send.failed" in logged
    assert address_of(member) not in logged
    assert "not liked" not in logged


def test_closed_account_gets_no_mail(member: User, mailbox: Mailbox) -> None:
    find_waiting(timezone.now())
    type(member).objects.filter(pk=member.pk).update(is_active=False)
    work()
    assert (mailbox.mails, outcome()[:2]) == ([], ("dropped", "off"))


def test_demo_without_a_mail_server_prints_the_mail_without_its_address(
    scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    listen(scene.members[0])
    scene.phone.sync(*scene.items)
    work()
    printed = capsys.readouterr().out
    assert "One waits for you at" in printed
    assert address_of(scene.members[0]) not in printed
    assert django_mail.outbox == []


def test_server_that_says_no_to_the_hub_is_a_failure_of_the_server(mailbox: Mailbox, settings: Settings) -> None:
    point_to(settings, find_closed_port())
    with pytest.raises(NotSent) as failure:
        mail.send("a@mail.example", "x", "y", "1")
    assert failure.value.problem == "unreachable"


@pytest.mark.parametrize("settled", [one for one in Outcome if one != Outcome.WAITING])
def test_settled_notice_is_settled_for_good(member: User, settled: Outcome) -> None:
    find_waiting(timezone.now())
    [notice] = Notice.objects.all()
    Notice.objects.update(outcome=settled, settled_at=timezone.now())
    note_sent([notice], Carrier.MAIL, timezone.now())
    note_not_taken([notice], Carrier.MAIL, "unreachable", timezone.now())
    note_dropped([notice], "over", timezone.now())
    assert Notice.objects.get().outcome == settled
