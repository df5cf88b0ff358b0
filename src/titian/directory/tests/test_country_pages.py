"""Holidays and sources on the desk: a coordinator keeps them, whoever writes entries names them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from titian.audit.models import Entry as LogEntry
from titian.directory.models import Contact, Holiday, Service, Source
from titian.directory.tests.entries import make_service
from titian.directory.tests.test_pages import fill, member_of, open_desk, read
from titian.people.models import Role
from titian.people.tests.factories import make_country, make_organisation, make_user

pytestmark = pytest.mark.django_db


def tomorrow() -> date:
    return timezone.now().date() + timedelta(days=1)


def test_a_day_a_coordinator_adds_closes_what_closes_on_holidays() -> None:
    spans = [{"weekday": day, "opens_at": "00:00", "closes_at": "00:00"} for day in range(1, 8)]
    shut, open_still = (make_service(name=name, holidays=name, hours=spans) for name in ("closed", "open"))
    noon = timezone.now()
    today = noon + timedelta(hours=7)  # as the clock of the service has it
    desk = open_desk(make_user(Role.COORDINATOR))
    assert {shut, open_still} <= set(Service.objects.open_at(noon))
    answer = desk.post("/directory/holidays/", {"on": today.date().isoformat(), "name": "A day of rest"})
    assert answer.status_code == 302
    assert set(Service.objects.open_at(noon)) & {shut, open_still} == {open_still}
    assert "A day of rest" in desk.get("/directory/holidays/").content.decode()
    desk.post("/directory/holidays/", {"remove": today.date().isoformat()})
    assert not Holiday.objects.exists()
    assert [row.action for row in LogEntry.objects.order_by("pk")][-2:] == ["holiday.add", "holiday.remove"]


def test_a_provider_reads_the_holidays_and_changes_none() -> None:
    Holiday.objects.create(country=make_country(), on=tomorrow(), name="A day of rest")
    Holiday.objects.create(country=make_country("ID"), on=tomorrow(), name="Not here")
    member = member_of(make_organisation())
    page = read(member, "/directory/holidays/")
    assert "A day of rest" in page
    assert "Not here" not in page
    assert "Take away" not in page
    assert open_desk(member).post("/directory/holidays/", {"remove": tomorrow().isoformat()}).status_code == 403
    assert Holiday.objects.count() == 2


def test_a_source_added_on_the_desk_is_named_by_a_contact() -> None:
    shelter = make_organisation()
    service = make_service(shelter, contacts=[{"kind": "phone", "value": "+66 2 000 0000"}])
    member = open_desk(member_of(shelter))
    said = {"code": "CALL-1", "title": "A call to the office", "seen_on": "2026-11-02", "is_exact": "on"}
    assert member.post("/directory/sources/", said).status_code == 302
    assert member.post("/directory/sources/", said).status_code == 409
    answer = member.post(f"/directory/services/{service.pk}/edit/", fill(service) | {"contacts-0-source": "CALL-1"})
    assert answer.status_code == 302
    assert "CALL-1" in member.get(answer.headers["Location"]).content.decode()


def test_a_coordinator_corrects_a_source_for_every_entry_that_names_it() -> None:
    source = Source.objects.create(country=make_country(), code="LAW", title="The lwa", seen_on=date(2026, 11, 1))
    service = make_service(contacts=[{"kind": "phone", "value": "+66 2 000 0000"}])
    Contact.objects.filter(service=service).update(source=source)
    desk = open_desk(make_user(Role.COORDINATOR))
    page = desk.get("/directory/sources/?source=LAW").content.decode()
    assert "The lwa" in page
    desk.post("/directory/sources/?source=LAW", {"title": "The law", "seen_on": "2026-11-02"})
    assert "The law" in desk.get(f"/directory/services/{service.pk}/").content.decode()
    source.refresh_from_db()
    assert (source.title, source.seen_on, source.is_exact) == ("The law", date(2026, 11, 2), False)


def test_a_source_read_tomorrow_is_refused_beside_its_field() -> None:
    desk = open_desk(make_user(Role.COORDINATOR))
    answer = desk.post("/directory/sources/", {"code": "X", "title": "X", "seen_on": tomorrow().isoformat()})
    assert answer.status_code == 422
    assert "This day has not come yet." in answer.content.decode()
    assert not Source.objects.exists()
