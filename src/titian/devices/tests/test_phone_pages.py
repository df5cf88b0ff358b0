"""Names, health, lists, endings: what each of officer, supervisor, coordinator and administrator sees and may do."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.devices.actions.create_enrolment_code import create_enrolment_code
from titian.devices.actions.forget_old_nonces import KEEP_HEALTH, forget_old_nonces
from titian.devices.actions.name_enrolment import name_enrolment
from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.errors import NameUnusable
from titian.devices.lists import PAGE_ROWS
from titian.devices.models import Enrolment, HeldRelease, ReceivedItem, SignedReceipt
from titian.devices.rollout import list_rollouts
from titian.devices.tests.factories import Phone, make_administrator, make_health_item, make_phone, make_tally_item
from titian.library.models import Release
from titian.library.tests.factories import Keys
from titian.people.models import Role, Station, User
from titian.people.tests.browsers import open_browser, prove
from titian.people.tests.factories import PASSWORD, make_station, make_user


def sign_in(user: User) -> Client:
    """Signed in this minute, so that dangerous actions ask for no proof again."""
    desk = open_browser()
    desk.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    prove(desk, user)
    return desk


def make_supervisor(station: Station | None) -> User:
    return make_user(Role.SUPERVISOR, station=station)


def read_names(page: str) -> list[str]:
    return re.findall(r'scope="row"><a [^>]*>([^<]+)', page)


def publish(scope: str, sequence: int, role: str = "country") -> Release:
    now = timezone.now()
    return Release.objects.create(
        release_id=uuid.uuid4().hex * 2,
        scope=scope,
        role=role,
        sequence=sequence,
        maturity="demo",
        jws="",
        issued_at=now,
        expires_at=now,
        published_at=now,
    )


# Names


@pytest.mark.parametrize("name", ["counter 2", "ท่าเรือ ๓", "Loket-2 (barat)", "កុងទ័រ ២", "", "  desk  4 "])
def test_a_phone_is_called_what_the_station_calls_it(phone: Phone, name: str) -> None:
    name_enrolment(actor=phone.enrolment.officer, enrolment=phone.enrolment, name=name)
    assert phone.enrolment.name == " ".join(name.split())


@pytest.mark.parametrize("name", ["x" * 41, "a\nb", "a\x00", "<b>", "a\u202eb", "\u200b", "🏴", "a\tb"])
def test_what_is_no_name_is_refused_with_what_is_one(phone: Phone, name: str) -> None:
    with pytest.raises(NameUnusable):
        name_enrolment(actor=phone.enrolment.officer, enrolment=phone.enrolment, name=name)
    answer = sign_in(phone.enrolment.officer).post(f"/devices/{phone.enrolment_id}/name/", {"name": name})
    assert answer.status_code == 422
    assert "at most 40 letters" in answer.content.decode()


def test_who_may_name_and_end_a_phone(phone: Phone) -> None:
    enrolment = phone.enrolment
    supervisor = make_supervisor(enrolment.station)
    for actor in (enrolment.officer, supervisor, make_administrator()):
        name_enrolment(actor=actor, enrolment=enrolment, name="counter 1")
    others = [make_user(Role.OFFICER), make_supervisor(make_station()), make_user(Role.COORDINATOR)]
    for actor in others:
        with pytest.raises(NotAllowed):
            name_enrolment(actor=actor, enrolment=enrolment, name="counter 2")
        with pytest.raises(NotAllowed):
            revoke_enrolment(actor=actor, enrolment=enrolment, now=timezone.now())
        assert sign_in(actor).post(f"/devices/{enrolment.pk}/end/").status_code in {403, 404}
    assert sign_in(supervisor).post(f"/devices/{enrolment.pk}/end/").status_code == 302
    assert phone.enrolment.revoked_by == supervisor


def test_ending_a_phone_asks_who_it_is_again_and_then_ends_it(phone: Phone) -> None:
    supervisor = make_supervisor(phone.enrolment.station)
    desk = open_browser()
    desk.force_login(supervisor, backend="allauth.account.auth_backends.AuthenticationBackend")
    asked = desk.post(f"/devices/{phone.enrolment_id}/end/")
    assert asked.headers["Location"].startswith("/accounts/again/")
    assert not phone.enrolment.is_revoked
    assert desk.post(asked.headers["Location"], {"password": "not this one"}).status_code == 200
    assert not phone.enrolment.is_revoked
    done = desk.post(asked.headers["Location"], {"password": PASSWORD})
    assert done.headers["Location"] == f"/devices/{phone.enrolment_id}/"
    assert phone.enrolment.revoked_by == supervisor


def test_the_station_is_the_phones_though_its_officer_has_moved(phone: Phone) -> None:
    supervisor, officer = make_supervisor(phone.enrolment.station), phone.enrolment.officer
    officer.station = make_station()
    officer.save()
    revoke_enrolment(actor=supervisor, enrolment=phone.enrolment, now=timezone.now())
    assert phone.enrolment.is_revoked


def test_a_name_given_with_the_code_is_the_phones(keys: Keys) -> None:
    officer = make_user(Role.OFFICER)
    create_enrolment_code(actor=officer, officer=officer, now=timezone.now(), name="boat")
    phone = make_phone(officer)
    assert phone.enrolment.name == "", "the newer code had no name"


# Supervisors add phones for their officers


def test_a_supervisor_adds_a_phone_for_an_officer_of_the_station(keys: Keys) -> None:
    officer = make_user(Role.OFFICER)
    supervisor = make_supervisor(officer.station)
    page = sign_in(supervisor).post("/devices/add/", {"officer": officer.username, "name": "counter 2"})
    text = page.content.decode()
    assert "data-enrolment-picture" in text
    assert "<svg" in text
    assert "data-enrolment-link" not in text, "the link is for the officer's own browser"
    assert f"A phone for {officer.username}" in text


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMINISTRATOR])
def test_nobody_adds_a_phone_for_a_stranger(two_countries: None, keys: Keys, role: str) -> None:
    stranger = make_user(Role.OFFICER, country="ID")
    answer = sign_in(make_user(role)).post("/devices/add/", {"officer": stranger.username})
    assert answer.status_code == 409
    assert "No officer with this user name works here" in answer.content.decode()


# Lists


def test_each_sees_the_phones_of_the_own_scope(keys: Keys) -> None:
    mine, elsewhere = make_phone(), make_phone()
    supervisor = make_supervisor(mine.enrolment.station)
    page = sign_in(supervisor).get("/devices/").content.decode()
    assert mine.enrolment.officer.username in page
    assert elsewhere.enrolment.officer.username not in page
    assert sign_in(supervisor).get(f"/devices/{elsewhere.enrolment_id}/").status_code == 404
    everything = sign_in(make_administrator()).get("/devices/").content.decode()
    assert elsewhere.enrolment.officer.username in everything


def make_rows(count: int, station: Station) -> list[Enrolment]:
    officer, now = make_user(Role.OFFICER, station=station), timezone.now()
    return Enrolment.objects.bulk_create(
        [
            Enrolment(
                officer=officer,
                station=station,
                name=f"counter c{number:03}",
                officer_jwk={},
                transport_jwk={},
                officer_thumbprint=f"o{number}{station.pk}"[:43],
                transport_thumbprint=f"t{number}{station.pk}"[:43],
                certificate="",
                enrolled_at=now - timedelta(days=number),
                last_contact_at=now - timedelta(hours=number) if number % 2 else None,
            )
            for number in range(count)
        ]
    )


@pytest.mark.django_db
def test_the_list_sorts_filters_and_turns_pages(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    station = make_station()
    make_rows(PAGE_ROWS + 10, station)
    desk = sign_in(make_supervisor(station))

    def names(query: str) -> list[str]:
        return read_names(desk.get(f"/devices/{query}").content.decode())

    assert names("?sort=name")[:2] == ["counter c000", "counter c001"]
    assert names("?sort=-name")[0] == f"counter c{PAGE_ROWS + 9:03}"
    assert len(names("?sort=name")) == PAGE_ROWS
    assert len(names("?sort=name&page=2")) == 10
    assert names("?sort=name&page=99") == names("?sort=name&page=2")
    assert names("?sort=contact")[0] == f"counter c{PAGE_ROWS + 9:03}", "never heard of come last"
    assert names("?q=counter+c007") == ["counter c007"]
    assert len(names("?state=silent&sort=name")) == PAGE_ROWS + 10 - 12
    with django_assert_max_num_queries(17):
        names("?sort=station&q=counter")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query",
    ["?sort=password", "?sort=--", "?page=-1", "?page=x", "?page=9999999999", "?state=no", "?station=x", "?q=%00"],
)
def test_an_address_nobody_offered_is_read_as_the_first_choice(query: str) -> None:
    station = make_station()
    make_rows(3, station)
    answer = sign_in(make_supervisor(station)).get(f"/devices/{query}")
    assert answer.status_code == 200
    assert len(read_names(answer.content.decode())) == 3


def test_a_supervisor_asks_for_no_other_station(keys: Keys) -> None:
    phone = make_phone()
    desk = sign_in(make_supervisor(make_station()))
    page = desk.get(f"/devices/?state=all&station={phone.enrolment.station_id}").content.decode()
    assert phone.enrolment.officer.username not in page


# Health


def health_of(phone: Phone) -> Any:
    return Enrolment.objects.select_related("health").get(pk=phone.enrolment_id).health


def test_the_hub_keeps_what_a_phone_last_said(phone: Phone) -> None:
    phone.sync(make_health_item(waiting=3, storage="low", app_version="0.2.0"), make_tally_item())
    answer = phone.sync(make_health_item(waiting=0, app_version="0.3.0"))
    assert answer["items"][0]["status"] == "received"
    health = health_of(phone)
    assert (health.waiting, health.storage, phone.enrolment.app_version) == (0, "ok", "0.3.0")


def test_since_when_a_phone_has_a_release_is_kept(phone: Phone) -> None:
    first, second, third = ("1" * 64, "2" * 64, "3" * 64)
    phone.sync(make_health_item(releases=[first, second]))
    before = dict(HeldRelease.objects.values_list("release_id", "since"))
    phone.sync(make_health_item(releases=[third, second], clock="off"))
    after = dict(HeldRelease.objects.values_list("release_id", "since"))
    assert set(after) == {second, third}
    assert after[second] == before[second] < after[third]


@pytest.mark.parametrize(
    "changes",
    [
        {"storage": "lost"},
        {"waiting": -1},
        {"waiting": True},
        {"releases": ["x"]},
        {"releases": ["1" * 64] * 9},
        {"clock": "2026-02-30"},
        {"app_version": "x" * 41},
        {"officer": "somebody"},
        {"latitude": 1},
    ],
)
def test_health_with_a_member_more_or_wrong_is_refused(phone: Phone, changes: dict[str, object]) -> None:
    item = make_health_item()
    item["health"] |= changes
    assert phone.sync(item)["items"][0]["code"] == "item.malformed"
    assert not hasattr(phone.enrolment, "health")


def test_old_health_receipts_go_and_nothing_else_does(phone: Phone) -> None:
    phone.sync(make_health_item())
    phone.sync(make_tally_item())
    forget_old_nonces()
    assert ReceivedItem.objects.count() == 2
    forget_old_nonces(timezone.now() + KEEP_HEALTH + timedelta(seconds=1))
    assert [item.kind for item in ReceivedItem.objects.all()] == ["tally"]
    assert SignedReceipt.objects.count() == 1


# Roll-out


def test_counts_of_a_release_by_station_name_no_phone(phone: Phone) -> None:
    old, new = publish("TH", 1), publish("TH", 2)
    station = phone.enrolment.station
    second, third = (make_phone(make_user(Role.OFFICER, station=station)) for _ in range(2))
    name_enrolment(actor=phone.enrolment.officer, enrolment=phone.enrolment, name="counter 9")
    phone.sync(make_health_item(releases=[new.release_id]))
    second.sync(make_health_item(releases=[old.release_id]))
    third.sync()
    coordinator = make_user(Role.COORDINATOR)
    [rollout] = list_rollouts(coordinator)
    assert (rollout.release, rollout.phones, rollout.current, rollout.behind, rollout.untold) == (new, 3, 1, 1, 1)
    [row] = rollout.rows
    assert [(held.sequence, held.phones) for held in row.behind] == [(1, 1)]
    page = sign_in(coordinator).get("/devices/releases/").content.decode()
    assert station.name in page
    assert "counter 9" not in page
    assert phone.enrolment.officer.username not in page
    assert "state=behind" not in page, "a coordinator sees no phones"


def test_who_is_behind_is_named_to_those_who_keep_the_phones(phone: Phone) -> None:
    publish("TH", 1)
    new = publish("TH", 2)
    name_enrolment(actor=phone.enrolment.officer, enrolment=phone.enrolment, name="counter 9")
    phone.sync(make_health_item(releases=["f" * 64]))
    supervisor = make_supervisor(phone.enrolment.station)
    assert "state=behind" in sign_in(supervisor).get("/devices/releases/").content.decode()
    assert read_names(sign_in(supervisor).get("/devices/?state=behind").content.decode()) == ["counter 9"]
    phone.sync(make_health_item(releases=[new.release_id]))
    assert read_names(sign_in(supervisor).get("/devices/?state=behind").content.decode()) == []


def test_a_supervisor_counts_the_own_station_only(phone: Phone) -> None:
    publish("TH", 1)
    assert list_rollouts(make_supervisor(phone.enrolment.station))[0].phones == 1
    assert list_rollouts(make_supervisor(make_station()))[0].phones == 0
    assert list_rollouts(make_user(Role.OFFICER))[0].phones == 0


def test_ended_phones_are_not_counted(phone: Phone) -> None:
    new = publish("TH", 1)
    phone.sync(make_health_item(releases=[new.release_id]))
    revoke_enrolment(actor=make_administrator(), enrolment=phone.enrolment, now=timezone.now())
    assert list_rollouts(make_user(Role.COORDINATOR))[0].phones == 0


# Audit


def test_naming_and_ending_are_written_down(phone: Phone) -> None:
    desk = sign_in(phone.enrolment.officer)
    desk.post(f"/devices/{phone.enrolment_id}/name/", {"name": "counter 2"})
    desk.post(f"/devices/{phone.enrolment_id}/end/")
    desk.post(f"/devices/{phone.enrolment_id}/end/")
    actions = Entry.objects.filter(thing=f"enrolment:{phone.enrolment_id}").values_list("action", flat=True)
    assert sorted(actions) == ["enrolment.claim", "enrolment.name", "enrolment.revoke"]


def test_who_reads_of_other_peoples_phones_is_written_down(phone: Phone) -> None:
    supervisor = make_supervisor(phone.enrolment.station)
    own, station = sign_in(phone.enrolment.officer), sign_in(supervisor)
    for desk in (own, station):
        desk.get("/devices/")
        desk.get(f"/devices/{phone.enrolment_id}/")
    readings = Entry.objects.filter(action__in=["enrolment.list", "enrolment.read"]).values_list("actor_id", "thing")
    assert set(readings) == {
        (str(supervisor.pk), f"station:{phone.enrolment.station_id}"),
        (str(supervisor.pk), f"enrolment:{phone.enrolment_id}"),
    }


def test_an_ended_phones_page_says_whether_it_has_heard_so(phone: Phone) -> None:
    revoke_enrolment(actor=make_administrator(), enrolment=phone.enrolment, now=timezone.now())
    desk = sign_in(make_administrator())
    assert "It has not heard so yet" in desk.get(f"/devices/{phone.enrolment_id}/").content.decode()
    phone.send(phone.sign([]))
    assert "It was last told so on" in desk.get(f"/devices/{phone.enrolment_id}/").content.decode()
