"""An answer that does not come climbs: members, focal point, backup, then the duty of the station."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from titian.devices.tests.factories import (
    make_item_without_consent,
    make_package_item,
    make_phone,
    make_recipients,
    make_second_officer_item,
)
from titian.directory.actions.check_confirmations import check_confirmations
from titian.directory.models import Contact, FocalPoint
from titian.directory.tests.entries import make_service
from titian.library.tests.factories import Keys
from titian.notices.actions.find_waiting import end_waiting, find_waiting
from titian.notices.actions.forget_told import KEEP, forget_told
from titian.notices.models import Event, Kind, Notice
from titian.notices.tests.factories import address_of, listen, pass_time, work
from titian.notices.tests.smtp_server import Mailbox
from titian.people.actions.take_duty import take_duty
from titian.people.models import Role, User
from titian.people.tests.factories import make_organisation, make_user
from titian.referrals.actions.answer_back import answer_back
from titian.referrals.actions.answer_package import record_opened
from titian.referrals.actions.ask_back import ask_back
from titian.referrals.actions.pause_referral import pause_referral
from titian.referrals.actions.settle_pause import go_on
from titian.referrals.actions.take_up import take_up
from titian.referrals.actions.time_out_packages import time_out_packages
from titian.referrals.models import Package, Question, Referral, WithoutConsent
from titian.referrals.querysets import SECOND_WITHIN
from titian.referrals.tests.test_relay import Scene

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
HOUR = timedelta(hours=1)


def name_focal_points(scene: Scene, focal_point: User | None, backup: User | None) -> None:
    service = make_service(scene.recipients[0].organisation)
    for account, is_backup in ((focal_point, False), (backup, True)):
        FocalPoint.objects.create(service=service, account=account, is_backup=is_backup, name="Somebody")


def told(kind: Kind) -> list[str]:
    notices = Notice.objects.filter(event__kind=kind).order_by("account__username")
    return list(notices.values_list("account__username", flat=True))


def make_supervisor(scene: Scene, name: str) -> User:
    supervisor = make_user(Role.SUPERVISOR, name, station=scene.phone.enrolment.station)
    listen(supervisor)
    return supervisor


def make_member(scene: Scene, name: str, **marks: bool) -> User:
    member = make_user(Role.PROVIDER, name, organisation=scene.recipients[0].organisation)
    User.objects.get_queryset().filter(pk=member.pk).update(**marks)
    listen(member)
    return member


def let_pass(part: float) -> None:
    """As if so much of the hour to answer were over."""
    for package in Package.objects.filter(answer_due_at__isnull=False):
        assert package.released_at is not None
        assert package.answer_due_at is not None
        Package.objects.filter(pk=package.pk).update(
            released_at=package.released_at - HOUR * part, answer_due_at=package.answer_due_at - HOUR * part
        )


def test_unanswered_referral_climbs_from_members_to_focal_point_to_backup_to_duty(
    scene: Scene, mailbox: Mailbox
) -> None:
    first, second, third = (make_member(scene, name) for name in ("anong", "boon", "chai"))
    name_focal_points(scene, first, second)
    on_duty, off_duty = make_supervisor(scene, "dara"), make_supervisor(scene, "emi")
    take_duty(actor=on_duty, seen=None, now=timezone.now())
    scene.phone.sync(*scene.items)
    work()
    assert told(Kind.REFERRAL_WAITS) == ["anong", "boon", "chai"]
    assert told(Kind.ANSWER_DUE) == []
    let_pass(0.51)
    work()
    assert (told(Kind.ANSWER_DUE), told(Kind.ANSWER_LATE)) == (["anong"], [])
    let_pass(0.25)
    work()
    assert (told(Kind.ANSWER_LATE), told(Kind.ANSWER_MISSED)) == (["boon"], [])
    let_pass(0.25)
    time_out_packages(timezone.now())
    work()
    assert told(Kind.ANSWER_MISSED) == ["dara"]
    assert mailbox.recipients == [
        *(address_of(one) for one in (first, second, third)), address_of(first), address_of(second), address_of(on_duty),
    ]  # fmt: skip
    assert len({mail["Subject"] for mail in mailbox.mails}) == 1, "every step says the same"
    work()
    assert len(mailbox.mails) == 6
    assert off_duty.username not in str(mailbox.recipients)


def test_a_code_stops_the_ladder_its_organisation_is_told_and_then_the_coordinator(
    scene: Scene, mailbox: Mailbox
) -> None:
    make_member(scene, "anong")
    for country in ("TH", "ID"):
        listen(make_user(Role.COORDINATOR, f"coordinator-{country}", country=country))
    scene.phone.sync(*scene.items)
    referral_id = Package.objects.get(released_at__isnull=False).referral.referral_id
    pause_referral(referral_id=referral_id, country="TH", now=timezone.now())
    let_pass(0.8)
    work()
    assert told(Kind.ANSWER_DUE) == told(Kind.ANSWER_LATE) == told(Kind.PAUSE_UNSETTLED) == []
    assert told(Kind.REFERRAL_PAUSED) == ["anong"]
    Referral.objects.update(paused_at=timezone.now() - HOUR * 1.1)
    work()
    assert told(Kind.PAUSE_UNSETTLED) == ["coordinator-TH"]


def test_a_second_pause_is_told_of_though_nobody_looked_between_the_two(scene: Scene, mailbox: Mailbox) -> None:
    member = make_member(scene, "anong")
    scene.phone.sync(*scene.items)
    package = Package.objects.select_related("referral").get(released_at__isnull=False)
    for mails in (1, 2):
        pause_referral(referral_id=package.referral.referral_id, country="TH", now=timezone.now())
        work()
        work()
        assert (len(mailbox.mails), told(Kind.REFERRAL_PAUSED)) == (mails, ["anong"])
        go_on(actor=member, item_id=package.item_id, now=timezone.now())


@pytest.mark.parametrize("end", ["accept", "decline"])
def test_answer_stops_the_ladder(scene: Scene, mailbox: Mailbox, end: str) -> None:
    make_member(scene, "anong")
    scene.phone.sync(*scene.items)
    scene.accept(0) if end == "accept" else scene.decline(0)
    let_pass(0.8)
    work()
    assert told(Kind.ANSWER_DUE) == told(Kind.ANSWER_LATE) == []


@pytest.mark.parametrize(
    ("make", "due", "late"),
    [
        (lambda scene: name_focal_points(scene, None, None), ["anong", "boon"], ["anong", "boon"]),
        (lambda scene: make_member(scene, "manager", is_manager=True), ["manager"], ["manager"]),
        (lambda scene: name_focal_points(scene, make_user(Role.PROVIDER, "stranger"), None), ["anong", "boon"],
         ["anong", "boon"]),
    ],
    ids=["nobody named", "a manager", "somebody of another organisation"],
)  # fmt: skip
def test_where_nobody_is_named_managers_are_told_else_everybody(
    scene: Scene, mailbox: Mailbox, make: Callable[[Scene], object], due: list[str], late: list[str]
) -> None:
    for name in ("anong", "boon"):
        make_member(scene, name)
    make(scene)
    scene.phone.sync(*scene.items)
    let_pass(0.8)
    work()
    assert (told(Kind.ANSWER_DUE), told(Kind.ANSWER_LATE)) == (due, late)


def test_while_nobody_has_the_duty_every_supervisor_of_the_station_is_told(scene: Scene, mailbox: Mailbox) -> None:
    for name in ("dara", "emi"):
        make_supervisor(scene, name)
    listen(make_user(Role.SUPERVISOR, "elsewhere"))
    scene.phone.sync(scene.items[0])
    scene.decline(0)
    work()
    assert told(Kind.NOBODY_LEFT) == ["dara", "emi"]


def test_duty_is_told_no_more_once_the_station_has_taken_it_up(scene: Scene, mailbox: Mailbox) -> None:
    supervisor = make_supervisor(scene, "dara")
    take_duty(actor=supervisor, seen=None, now=timezone.now())
    scene.phone.sync(scene.items[0])
    let_pass(1.1)
    time_out_packages(timezone.now())
    find_waiting(timezone.now())
    assert told(Kind.NOBODY_LEFT) == told(Kind.ANSWER_MISSED) == ["dara"]
    take_up(actor=supervisor, level="TODAY", seen=1, now=timezone.now())
    work()
    assert mailbox.mails == []


def test_question_reaches_the_duty_and_its_answer_ends_it(scene: Scene, mailbox: Mailbox) -> None:
    supervisor = make_supervisor(scene, "dara")
    take_duty(actor=supervisor, seen=None, now=timezone.now())
    scene.phone.sync(*scene.items)
    record_opened(actor=scene.members[0], item_id=scene.item_id(0), now=timezone.now())
    ask_back(actor=scene.members[0], item_id=scene.item_id(0), code="when", now=timezone.now())
    work()
    assert told(Kind.QUESTION_WAITS) == ["dara"]
    assert len(mailbox.mails) == 1
    answer_back(actor=supervisor, question_id=Question.objects.get().pk, answer="today", now=timezone.now())
    end_waiting(timezone.now())
    assert not Event.objects.open().filter(kind=Kind.QUESTION_WAITS).exists()


def test_what_one_officer_sent_without_a_yes_reaches_the_duty_after_a_day_until_a_second_signs(
    scene: Scene, keys: Keys, mailbox: Mailbox
) -> None:
    take_duty(actor=make_supervisor(scene, "dara"), seen=None, now=timezone.now())
    make_supervisor(scene, "eka")
    [clinic] = make_recipients(keys, make_organisation("Clinic (fictional)", services=("health",)))
    item, statement = make_item_without_consent(scene.phone, clinic)
    scene.phone.sync(item)
    work()
    assert told(Kind.ONE_OFFICER) == []
    WithoutConsent.objects.update(received_at=timezone.now() - SECOND_WITHIN)
    work()
    assert told(Kind.ONE_OFFICER) == ["dara"]
    assert len(mailbox.mails) == 1
    second = make_phone(make_user(Role.OFFICER, "second", station=scene.phone.enrolment.station))
    second.sync(make_second_officer_item(statement, second))
    end_waiting(timezone.now())
    assert not Event.objects.open().filter(kind=Kind.ONE_OFFICER).exists()


def test_expired_contact_reaches_its_focal_point_else_the_organisation_else_coordinators(
    scene: Scene, mailbox: Mailbox
) -> None:
    day = timezone.now().date()
    marks = {
        "verified_by": "A",
        "verified_on": str(day - timedelta(days=90)),
        "expires_on": str(day - timedelta(days=1)),
    }
    contact = [{"kind": "phone", "value": "1300", **marks}]
    named, other = make_member(scene, "anong"), make_member(scene, "boon")
    entry = make_service(scene.recipients[0].organisation, contacts=contact)
    FocalPoint.objects.create(service=entry, account=named, name="Somebody")
    second = make_organisation()
    listen(make_user(Role.PROVIDER, "chai", organisation=second))
    make_service(second, contacts=contact)
    for country in ("TH", "ID"):
        listen(make_user(Role.COORDINATOR, f"coordinator-{country}", country=country))
    make_service(name="of nobody here", contacts=contact)
    check_confirmations(day, timezone.now())
    work()
    assert told(Kind.CONTACT_EXPIRED) == ["anong", "chai", "coordinator-TH"]
    assert other.username not in told(Kind.CONTACT_EXPIRED)
    Contact.objects.update(marked_at=None)
    assert end_waiting(timezone.now()) == 3


def test_several_at_once_make_one_mail(scene: Scene, mailbox: Mailbox) -> None:
    make_member(scene, "anong")
    scene.phone.sync(*(make_package_item(scene.phone, scene.recipients[0]) for _ in range(4)))
    work()
    assert Notice.objects.filter(outcome="sent").count() == 4
    assert len(mailbox.mails) == 1


def test_what_waits_again_is_told_again(scene: Scene, mailbox: Mailbox) -> None:
    make_member(scene, "anong")
    scene.phone.sync(*scene.items)
    work()
    Event.objects.update(over_at=timezone.now())
    work()
    assert len(mailbox.mails) == 1, "it is over since it began to wait"
    Package.objects.filter(released_at__isnull=False).update(released_at=timezone.now())
    work()
    assert len(mailbox.mails) == 2


def test_what_waited_before_anybody_listened_is_not_looked_for(scene: Scene, mailbox: Mailbox) -> None:
    make_member(scene, "anong")
    scene.phone.sync(*scene.items)
    Package.objects.filter(released_at__isnull=False).update(released_at=timezone.now() - timedelta(days=2))
    work()
    assert not Event.objects.filter(kind="referral_waits").exists()


def test_what_is_over_goes_after_a_month_and_is_not_told_again(scene: Scene, mailbox: Mailbox) -> None:
    make_member(scene, "anong")
    scene.phone.sync(*scene.items)
    work()
    scene.accept(0)
    work()
    assert forget_told() == 0
    assert forget_told(timezone.now() + KEEP + timedelta(hours=1)) > 0
    pass_time()
    work()
    assert len(mailbox.mails) == 1
