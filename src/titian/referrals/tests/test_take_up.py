"""When nobody is left to ask, the station looks after it itself: who may say so, and what it changes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from titian.audit.models import PrivateEntry
from titian.desk.errors import NotAllowed
from titian.desk.waiting import look
from titian.devices.tests.factories import Phone, Recipient, make_package_item, make_phone, make_recipients
from titian.library.tests.factories import Keys
from titian.people.actions.take_duty import take_duty
from titian.people.models import Role, Station, User
from titian.people.tests.factories import make_organisation, make_station, make_user
from titian.referrals.actions.answer_package import decline_package
from titian.referrals.actions.take_up import take_up
from titian.referrals.errors import DutyElsewhere, LeftChanged
from titian.referrals.models import Package, Referral
from titian.referrals.templatetags.duty import describe_duty

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
NOW = timezone.now()


@pytest.fixture
def station() -> Station:
    return make_station()


@pytest.fixture
def som(station: Station) -> User:
    """Holds the duty."""
    supervisor = make_user(Role.SUPERVISOR, "som", station=station)
    take_duty(actor=supervisor, seen=None, now=NOW)
    return supervisor


@pytest.fixture
def recipient(keys: Keys) -> Recipient:
    [recipient] = make_recipients(keys, make_organisation())
    return recipient


@pytest.fixture
def phone(station: Station, recipient: Recipient) -> Phone:
    return make_phone(make_user(Role.OFFICER, station=station))


def leave_to_station(phone: Phone, recipient: Recipient, *, level: str = "NOW") -> Referral:
    """A referral whose only recipient has declined."""
    item = make_package_item(phone, recipient, level=level)
    phone.sync(item)
    member = make_user(Role.PROVIDER, organisation=recipient.organisation)
    decline_package(actor=member, item_id=Package.objects.get(item_id=item["item_id"]).item_id, now=timezone.now())
    return Referral.objects.get(packages__item_id=item["item_id"])


def is_urgent(reader: User) -> bool:
    return any(notice.is_urgent for notice in look(reader, timezone.now()).notices)


def open_desk(reader: User) -> Client:
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    return desk


def test_what_the_station_took_up_is_urgent_no_more_and_still_open(
    som: User, phone: Phone, recipient: Recipient
) -> None:
    referral = leave_to_station(phone, recipient)
    assert is_urgent(som)
    before = referral.changed_at
    assert take_up(actor=som, level="NOW", seen=1, now=timezone.now()) == referral
    assert not is_urgent(som)
    assert [row.responsibility for row in Referral.objects.open()] == ["nobody_left"]
    referral.refresh_from_db()
    assert (referral.taken_up_by, referral.changed_at) == (som, before)
    later = describe_duty(som, timezone.now() + timedelta(days=2))
    assert later is not None
    assert (later.open_referrals, later.late) == (1, []), "still the duty's, and not called late"
    entry = PrivateEntry.objects.get(action="referral.take_up")
    assert (entry.actor_id, entry.thing) == (str(som.pk), f"station:{som.station_id}")


def test_of_two_of_a_level_one_is_taken_up_and_the_other_stays_urgent(
    som: User, phone: Phone, recipient: Recipient
) -> None:
    leave_to_station(phone, recipient)
    leave_to_station(phone, recipient)
    take_up(actor=som, level="NOW", seen=2, now=timezone.now())
    with pytest.raises(LeftChanged):  # the same button again
        take_up(actor=som, level="NOW", seen=2, now=timezone.now())
    assert Referral.objects.left_to_station().count() == 1
    assert is_urgent(som)


def test_a_level_without_one_changes_nothing(som: User, phone: Phone, recipient: Recipient) -> None:
    leave_to_station(phone, recipient)
    with pytest.raises(LeftChanged):
        take_up(actor=som, level="TODAY", seen=0, now=timezone.now())
    assert not Referral.objects.taken_up().exists()


def test_only_whoever_holds_the_duty_says_it(station: Station, som: User, phone: Phone, recipient: Recipient) -> None:
    leave_to_station(phone, recipient)
    colleague = make_user(Role.SUPERVISOR, "dao", station=station)
    with pytest.raises(DutyElsewhere):
        take_up(actor=colleague, level="NOW", seen=1, now=timezone.now())
    with pytest.raises(NotAllowed):
        take_up(actor=phone.enrolment.officer, level="NOW", seen=1, now=timezone.now())
    elsewhere = make_user(Role.SUPERVISOR, station=make_station())
    take_duty(actor=elsewhere, seen=None, now=NOW)
    with pytest.raises(LeftChanged):  # of their own station there is none
        take_up(actor=elsewhere, level="NOW", seen=1, now=timezone.now())
    assert not Referral.objects.taken_up().exists()


def test_the_mark_falls_when_the_referral_changes(som: User, phone: Phone, recipient: Recipient) -> None:
    referral = leave_to_station(phone, recipient)
    take_up(actor=som, level="NOW", seen=1, now=timezone.now())
    phone.sync(make_package_item(phone, recipient, referral_id=str(referral.referral_id), level="NOW", position=1))
    assert not Referral.objects.taken_up().exists(), "somebody is asked again"
    package = Package.objects.get(position=1)
    assert package.released_at is not None
    member = make_user(Role.PROVIDER, organisation=recipient.organisation)
    decline_package(actor=member, item_id=package.item_id, now=timezone.now())
    assert is_urgent(som), "and when that one declines too, it is urgent again"


def test_the_page_offers_it_to_whoever_is_on_duty_and_says_the_day_after(
    station: Station, som: User, phone: Phone, recipient: Recipient
) -> None:
    referral = leave_to_station(phone, recipient)
    desk = open_desk(som)
    page = desk.get("/station/").content.decode()
    assert "Taken up by the station" in page
    assert str(referral.referral_id) not in page
    colleague = open_desk(make_user(Role.SUPERVISOR, "dao", station=station))
    assert "/station/taken-up/" not in colleague.get("/station/").content.decode()
    refused = colleague.post("/station/taken-up/", {"level": "NOW", "seen": "1"})
    assert refused.status_code == 409
    assert "Take the duty first." in refused.content.decode()
    assert desk.post("/station/taken-up/", {"level": "NOW", "seen": "1"})["Location"] == "/station/#left"
    page = desk.get("/station/").content.decode()
    assert f"taken up by the station on {timezone.now():%-d %B %Y}" in page
    assert "/station/taken-up/" not in page


@pytest.mark.parametrize(
    "sent", [{}, {"level": "NOW"}, {"level": "x" * 300, "seen": "-1"}, {"level": "NOW", "seen": "٣"}]
)
def test_what_no_page_sends_is_refused(som: User, sent: dict[str, str]) -> None:
    assert open_desk(som).post("/station/taken-up/", sent).status_code == 409
