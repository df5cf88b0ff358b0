"""Somebody an officer left without help: who at the hub learns it, what of it, and how it ends."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from titian.audit.models import PrivateEntry
from titian.desk.errors import NotAllowed
from titian.desk.waiting import look
from titian.devices.tests.factories import Phone, make_phone, make_recipients
from titian.library.tests.factories import Keys
from titian.people.actions.take_duty import take_duty
from titian.people.models import Role, Station, User
from titian.people.tests.factories import make_organisation, make_station, make_user
from titian.referrals.actions.close_open_mark import close_open_mark
from titian.referrals.actions.keep_open_mark import forget_open_marks
from titian.referrals.errors import DutyElsewhere
from titian.referrals.models import KEEP_OPEN_MARKS, OpenMark

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
def phone(station: Station, keys: Keys) -> Phone:
    make_recipients(keys, make_organisation())  # without a signed list no phone is enrolled
    return make_phone(make_user(Role.OFFICER, station=station))


def make_item(mark: str = "K7QX", level: str = "TODAY", *, is_open: bool = True, **more: object) -> dict[str, object]:
    said = {"mark": mark, "level": level, "is_open": is_open, **more}
    return {"item_id": str(uuid.uuid4()), "kind": "open_mark", "open_mark": said}


def open_desk(reader: User) -> Client:
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
    return desk


def test_whoever_is_on_duty_reads_the_mark_and_says_that_somebody_looks_after_them(som: User, phone: Phone) -> None:
    phone.sync(make_item())
    assert any(notice.is_urgent for notice in look(som, timezone.now()).notices)
    desk = open_desk(som)
    page = desk.get("/station/").content.decode()
    assert "Left without help" in page
    assert "<strong>K7QX</strong>" in page
    assert phone.enrolment.officer.username not in page
    mark = OpenMark.objects.get()
    assert desk.post(f"/station/open-marks/{mark.pk}/")["Location"] == "/station/#open-marks"
    assert not OpenMark.objects.exists()
    assert "Left without help" not in desk.get("/station/").content.decode()
    entry = PrivateEntry.objects.get(action="open_mark.close")
    assert (entry.actor_id, entry.thing) == (str(som.pk), f"station:{som.station_id}")


def test_a_mark_said_twice_is_one_and_the_phone_that_closes_it_closes_it_here(som: User, phone: Phone) -> None:
    item = make_item()
    phone.sync(item)
    phone.sync(item)
    phone.sync(make_item())
    assert OpenMark.objects.visible_to(som).count() == 1
    phone.sync(make_item(is_open=False))
    assert not OpenMark.objects.exists()


def test_no_other_station_and_no_other_role_learns_of_it(som: User, phone: Phone) -> None:
    phone.sync(make_item())
    mark = OpenMark.objects.get()
    elsewhere = make_user(Role.SUPERVISOR, "far", station=make_station())
    take_duty(actor=elsewhere, seen=None, now=NOW)
    close_open_mark(actor=elsewhere, mark_id=mark.pk)
    for reader in (elsewhere, phone.enrolment.officer, make_user(Role.COORDINATOR, "cora")):
        assert not OpenMark.objects.visible_to(reader).exists()
    assert OpenMark.objects.visible_to(som).get() == mark


def test_only_whoever_holds_the_duty_closes_it(station: Station, som: User, phone: Phone) -> None:
    phone.sync(make_item())
    mark = OpenMark.objects.get()
    with pytest.raises(DutyElsewhere):
        close_open_mark(actor=make_user(Role.SUPERVISOR, "dao", station=station), mark_id=mark.pk)
    with pytest.raises(NotAllowed):
        close_open_mark(actor=phone.enrolment.officer, mark_id=mark.pk)
    assert OpenMark.objects.exists()


@pytest.mark.parametrize(
    "item",
    [
        make_item(mark="K7Q"),
        make_item(mark="k7qx"),
        make_item(mark="O0I1"),
        make_item(level="REFER"),
        make_item(name="Somebody"),
    ],
)
def test_what_says_more_than_four_signs_and_how_urgent_is_refused(phone: Phone, item: dict[str, object]) -> None:
    answer = phone.sync(item)
    assert [one["status"] for one in answer["items"]] == ["refused"]
    assert not OpenMark.objects.exists()


def test_a_mark_is_forgotten_when_no_phone_shows_it_any_more(phone: Phone) -> None:
    phone.sync(make_item())
    assert forget_open_marks(timezone.now() + KEEP_OPEN_MARKS - timedelta(minutes=5)) == 0
    assert forget_open_marks(timezone.now() + KEEP_OPEN_MARKS + timedelta(minutes=5)) == 1
    assert not OpenMark.objects.exists()
