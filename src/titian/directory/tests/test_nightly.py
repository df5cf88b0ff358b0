"""Each night what nobody vouches for any more is marked, once, and the people who can mend it are told."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from titian.audit.models import Entry as LogEntry
from titian.desk.waiting import look
from titian.directory.actions.check_confirmations import check_confirmations, queue_check
from titian.directory.models import Change, Contact, NightlyCheck
from titian.directory.states import State
from titian.directory.tests.entries import NOON, make_service
from titian.people.models import Organisation, Role, User
from titian.people.tests.factories import make_organisation, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
DAY = NOON.date()


def confirmed_until(days: int) -> list[dict[str, Any]]:
    """A contact whose confirmation ends so many days after the fixed day."""
    last = DAY + timedelta(days=days)
    marks = {"verified_by": "A. Person", "verified_on": str(last - timedelta(days=90)), "expires_on": str(last)}
    return [{"kind": "phone", "value": "1300", **marks}]


def marked() -> list[str]:
    return sorted(Contact.objects.marked().values_list("service__name", flat=True))


def say(reader: User) -> list[str]:
    return [notice.text for notice in look(reader, NOON).notices if notice.area == "/directory/"]


def test_what_expired_before_today_is_marked_and_what_holds_today_is_not() -> None:
    for name, days in (("yesterday", -1), ("today", 0), ("tomorrow", 1)):
        make_service(name=name, contacts=confirmed_until(days))
    make_service(name="never confirmed", contacts=[{"kind": "phone", "value": "1300"}])
    make_service(name="archived", state=State.ARCHIVED, contacts=confirmed_until(-1))
    assert check_confirmations(DAY, NOON) == 1
    assert marked() == ["yesterday"]
    assert check_confirmations(DAY + timedelta(days=1), NOON) == 1
    assert marked() == ["today", "yesterday"]


def test_a_second_run_of_the_same_night_changes_nothing() -> None:
    make_service(contacts=confirmed_until(-1))
    check_confirmations(DAY, NOON)
    [first] = Contact.objects.values_list("marked_at", flat=True)
    assert check_confirmations(DAY, NOON + timedelta(hours=3)) == 0
    assert list(Contact.objects.values_list("marked_at", flat=True)) == [first]
    assert LogEntry.objects.filter(action="directory.check").count() == 1


def test_what_was_confirmed_anew_loses_its_mark() -> None:
    make_service(contacts=confirmed_until(-1))
    check_confirmations(DAY, NOON)
    Contact.objects.update(verified_on=DAY, expires_on=DAY + timedelta(days=90))
    check_confirmations(DAY, NOON)
    assert marked() == []


def test_a_day_is_handed_to_the_worker_once() -> None:
    assert queue_check(NOON)
    assert not queue_check(NOON + timedelta(hours=5))
    assert queue_check(NOON + timedelta(days=1))
    assert DBTaskResult.objects.filter(task_path="titian.directory.tasks.check_day").count() == 2
    assert NightlyCheck.objects.filter(done_at__isnull=True).count() == 2


@pytest.fixture
def shelter() -> Organisation:
    return make_organisation()


def test_focal_point_and_coordinators_are_told_of_an_expired_contact(shelter: Organisation) -> None:
    focal, other = (make_user(Role.PROVIDER, organisation=shelter) for _ in range(2))
    points = [{"name": "Anong", "account": str(focal.public_id)}]
    make_service(shelter, contacts=confirmed_until(-1), focal_points=points)
    told = ["1 way to reach a service is no longer confirmed."]
    assert say(focal) == []  # the night has not come
    check_confirmations(DAY, NOON)
    coordinator = make_user(Role.COORDINATOR)
    assert [say(who) for who in (focal, coordinator)] == [told, told]
    strangers = [other, make_user(Role.PROVIDER), make_user(Role.COORDINATOR, country="ID"), make_user(Role.SUPERVISOR)]
    assert [say(who) for who in strangers] == [[], [], [], []]


def test_where_no_focal_point_is_named_every_member_is_told(shelter: Organisation) -> None:
    make_service(shelter, contacts=confirmed_until(-1), focal_points=[{"name": "Somebody without an account"}])
    check_confirmations(DAY, NOON)
    assert say(make_user(Role.PROVIDER, organisation=shelter)) == ["1 way to reach a service is no longer confirmed."]


def test_who_can_answer_a_proposal_is_told_that_it_waits(shelter: Organisation) -> None:
    member, coordinator = make_user(Role.PROVIDER, organisation=shelter), make_user(Role.COORDINATOR)
    service = make_service(shelter)
    change = Change.objects.create(
        service=service, track="archive", status="with_focal_point", seen=0, seen_listing=0, written_by=member,
        opened_at=NOON, changed_at=NOON,
    )  # fmt: skip
    assert say(member) == ["1 proposal waits for you as the focal point."]
    assert say(coordinator) == []
    Change.objects.filter(pk=change.pk).update(status="with_coordinator", agreed_by=member)
    assert say(member) == []
    assert say(coordinator) == ["1 proposal for the directory waits for a coordinator."]
    Change.objects.filter(pk=change.pk).update(written_by=coordinator)
    assert say(coordinator) == []


def test_the_page_of_a_service_says_how_old_a_confirmation_is(shelter: Organisation) -> None:
    service = make_service(shelter, contacts=confirmed_until(0))
    today = timezone.now().date()
    Contact.objects.update(verified_on=today - timedelta(days=3), expires_on=today - timedelta(days=1))
    desk = Client(HTTP_HOST="localhost")
    desk.force_login(make_user(Role.SUPERVISOR), backend="allauth.account.auth_backends.AuthenticationBackend")
    page = desk.get(f"/directory/services/{service.pk}/").content.decode()
    assert "3 days ago" in page
    assert "confirmation is over" in page
