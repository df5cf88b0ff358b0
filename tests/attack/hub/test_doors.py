"""Somebody tries to close a door for others: floods of complaints, ids of another phone's, a share used up."""

from __future__ import annotations

import base64
import dataclasses
import json
import time
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from titian.audit.alarms import EACH_MINUTE
from titian.audit.models import Entry, PrivateEntry
from titian.devices.models import Enrolment, ReceivedItem
from titian.devices.tests.conftest import data_folder, keys, phone
from titian.devices.tests.contracts import is_valid
from titian.devices.tests.factories import Phone, Recipient, make_package_item, make_phone, make_recipients
from titian.feedback import doors, work
from titian.feedback.actions import receive_complaint as receiving
from titian.feedback.actions.forget_work import forget_work
from titian.feedback.actions.receive_complaint import is_sealed_text
from titian.feedback.doors import Door
from titian.feedback.errors import WorkOver
from titian.feedback.models import Complaint, SpentWork
from titian.feedback.passes import is_pass, make_pass
from titian.feedback.tests.factories import do_work, list_body, make_body, make_complaint, make_oversight
from titian.feedback.waits import watch_shares
from titian.hub.environment import Rate
from titian.hub.operations.actions.check_alarms import check_alarms
from titian.hub.operations.models import Alarm
from titian.hub.operations.words import WORDS
from titian.library.tests.factories import Keys
from titian.people import limits
from titian.people.models import Role
from titian.people.tests.factories import make_organisation, make_user
from titian.referrals.actions.answer_package import accept_package
from titian.referrals.models import Package, Referral
from titian.sealing import open_text
from titian.sealing.person_code import make_person_code, proof_of_code, referral_id_of_proof

__all__ = ["data_folder", "keys", "phone"]
pytestmark = [pytest.mark.django_db, pytest.mark.on_both]

SHARE = 12
ADDRESSES = [f"127.0.0.{last}" for last in range(2, 42)]


@pytest.fixture
def body(keys: Keys) -> Recipient:
    return make_body(keys)


@pytest.fixture
def small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shares that a test fills in a moment; work of one try."""
    for module in (receiving, doors):
        monkeypatch.setattr(module, "OPEN_UNOPENED", SHARE)
        monkeypatch.setattr(module, "PHONES_A_DAY", SHARE)
    monkeypatch.setattr("titian.feedback.checks.OPEN_UNOPENED", SHARE)
    monkeypatch.setattr("titian.feedback.checks.PHONES_A_DAY", SHARE)
    make_work_light(monkeypatch)


@pytest.fixture
def light_work(monkeypatch: pytest.MonkeyPatch) -> None:
    make_work_light(monkeypatch)


def make_work_light(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "ROUNDS", 1)
    monkeypatch.setattr(work, "FEWEST_TRIES", 1)
    monkeypatch.setattr(work, "MOST_TRIES", 2)


def post(path: str, given: object, address: str = "127.0.0.1") -> Any:  # Any: Django's test response
    client = Client(HTTP_HOST="field.localhost", REMOTE_ADDR=address)
    return client.post(f"/api/v1/complaints{path}", json.dumps(given), content_type="application/json")


def leave_openly(body: Recipient, address: str = "127.0.0.1", **changes: str) -> Any:  # Any: as above
    given = {**make_complaint(body), "work": do_work(), **changes}
    return post("", {name: value for name, value in given.items() if name != "day_pass"}, address)


def leave_from_phone(body: Recipient, address: str = "127.0.0.1", **changes: str) -> Any:  # Any: as above
    return post("/phone", {**make_complaint(body), **changes}, address)


def flood(body: Recipient, count: int) -> list[str]:
    """Junk from many addresses, each with its work done: what it costs is computing. Their ids."""
    left = []
    for place in range(count):
        given = str(uuid.uuid4())
        assert leave_openly(body, ADDRESSES[place % len(ADDRESSES)], complaint_id=given).status_code == 200
        left.append(given)
    return left


# The open web's door


def test_a_flood_from_many_addresses_stops_nobody_and_is_over_in_seconds(
    body: Recipient, small_shares: None, phone: Phone
) -> None:
    began = time.monotonic()
    flood(body, 3 * SHARE)
    assert leave_openly(body, "127.9.9.9").status_code == 200, "a true one from another network"
    assert leave_from_phone(body).status_code == 200
    assert Complaint.objects.filter(door=Door.OPEN).count() == SHARE, "and the disk does not fill"
    assert time.monotonic() - began < 60


def test_a_flood_pushes_out_the_oldest_unopened_of_the_open_web_alone(body: Recipient, small_shares: None) -> None:
    older = flood(body, 3)
    Complaint.objects.update(received_on=timezone.now().date() - timedelta(days=2))
    opened = flood(body, 1)
    Complaint.objects.filter(pk__in=opened).update(status="opened", received_on="2026-01-01")
    assert leave_from_phone(body).status_code == 200
    flood(body, SHARE + 2)
    kept = set(map(str, Complaint.objects.values_list("pk", flat=True)))
    assert not kept & set(older), "those of the day before yesterday went first"
    assert kept >= set(opened), "what somebody has opened stays"
    assert Complaint.objects.filter(door=Door.PHONE).count() == 1
    assert Complaint.objects.filter(door=Door.OPEN, status="new").count() == SHARE


def test_who_floods_cannot_choose_whose_goes(body: Recipient, small_shares: None) -> None:
    """Ids are the sender's own: within a day no order of theirs decides."""
    survivors = set()
    for _ in range(6):
        Complaint.objects.all().delete()
        leave_openly(body, complaint_id="00000000-0000-4000-8000-000000000001")
        flood(body, SHARE)
        survivors.add(Complaint.objects.filter(pk="00000000-0000-4000-8000-000000000001").exists())
        if survivors == {True, False}:
            break
    assert True in survivors


def test_without_work_nothing_is_left_and_work_serves_once(body: Recipient, light_work: None) -> None:
    done = do_work()
    payload = json.loads(base64.b64decode(done))
    forged = {**payload, "challenge": {**payload["challenge"], "signature": "0" * 64}}
    easier = json.loads(json.dumps(payload))
    easier["challenge"]["parameters"]["keyPrefix"] = ""
    wrong = {**payload, "solution": {"counter": 1, "derivedKey": "00" * 32}}
    strange: list[object] = [forged, easier, wrong, {}, [], {"challenge": [], "solution": "x"}, 7]
    for each in strange:
        text = base64.b64encode(json.dumps(each).encode()).decode()
        assert leave_openly(body, work=text).json()["code"] == "complaint.work_wrong", each
    assert leave_openly(body, work="////").json()["code"] == "complaint.work_wrong"
    assert post("", make_complaint(body)).status_code == 422, "a pass is no work"
    assert not Complaint.objects.exists()
    assert leave_openly(body, work=done).status_code == 200
    again = leave_openly(body, work=done)
    assert (again.status_code, again.json()["code"]) == (409, "complaint.work_over")
    assert Complaint.objects.count() == 1


def test_work_is_short_lived_and_what_has_served_is_forgotten(
    body: Recipient, light_work: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = do_work()
    with pytest.raises(WorkOver):
        work.read_work(done, timezone.now() + work.LIFETIME)
    monkeypatch.setattr(work, "LIFETIME", timedelta(seconds=-60))
    assert leave_openly(body).json()["code"] == "complaint.work_over"
    monkeypatch.undo()
    make_work_light(monkeypatch)
    assert leave_openly(body, work=done).status_code == 200
    assert forget_work() == 0
    SpentWork.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert forget_work() == 1


def test_work_that_did_not_serve_serves_again(body: Recipient, keys: Keys, light_work: None) -> None:
    [shelter] = make_recipients(keys, make_organisation())
    list_body(keys, body, shelter, sequence=2)
    done = do_work()
    assert leave_openly(shelter, work=done).json()["code"] == "complaint.body_unknown"
    assert leave_openly(body, work=done).status_code == 200


def test_rubbish_without_work_closes_the_door_for_no_neighbour(
    body: Recipient, light_work: None, set_complaints: None
) -> None:
    """Two of a network's complaints a day; a neighbour posts rubbish by the dozen first."""
    for _ in range(30):
        assert leave_openly(body, work="e30=").status_code == 422
    assert [leave_openly(body).status_code for _ in range(3)] == [200, 200, 429]
    assert leave_openly(body, "127.0.0.99").status_code == 200


@pytest.fixture
def set_complaints(settings: Any) -> None:  # Any: pytest-django's settings
    rates = {**settings.TITIAN.limits, "complaint": Rate(2, 86_400)}
    settings.TITIAN = dataclasses.replace(settings.TITIAN, limits=rates)
    limits.forget_shares()


def test_real_work_takes_many_tries(body: Recipient) -> None:
    """That the light work of these tests is theirs alone."""
    counter = json.loads(base64.b64decode(do_work()))["solution"]["counter"]
    assert work.FEWEST_TRIES <= counter <= work.MOST_TRIES
    assert work.ROUNDS * work.FEWEST_TRIES >= 500_000


# The phones' door


def test_what_the_open_web_does_uses_up_nothing_of_the_phones_share(body: Recipient, small_shares: None) -> None:
    flood(body, 2 * SHARE)
    assert [leave_from_phone(body, address).status_code for address in ADDRESSES[:SHARE]] == [200] * SHARE
    full = leave_from_phone(body)
    assert (full.status_code, full.json()["code"]) == (429, "complaint.later")
    assert "tomorrow" not in full.json()["message"]


def test_a_phone_that_uses_up_all_phones_share_closes_no_door_for_others(body: Recipient, small_shares: None) -> None:
    """The pass is the same for all, so one can: the others come in with work, today, and so does it no more."""
    for _ in range(SHARE):
        leave_from_phone(body)
    refused = make_complaint(body)
    assert post("/phone", refused).json()["code"] == "complaint.later"
    assert post("", {**refused, "work": do_work()}).status_code == 200
    Complaint.objects.filter(door=Door.PHONE).update(received_on="2026-01-01")
    assert leave_from_phone(body).status_code == 200, "and the next day by the pass again"


def test_a_pass_says_nothing_of_the_phone_and_lives_for_two_days(phone: Phone) -> None:
    other = make_phone()
    answers = [each.sync() for each in (phone, other)]
    assert {answer["day_pass"] for answer in answers} == {make_pass(timezone.now())}
    assert all(is_valid(answer, "sync-answer") for answer in answers)
    now = datetime(2026, 11, 30, 23, 59, tzinfo=UTC)
    given = make_pass(now)
    good = [is_pass(given, now + timedelta(days=days)) for days in (-1, 0, 1, 2)]
    assert good == [False, True, True, False]


@pytest.mark.parametrize("wrong", ["0" * 64, "A" * 64, "", "x"])
def test_who_has_no_pass_takes_nothing_of_the_phones_share(body: Recipient, small_shares: None, wrong: str) -> None:
    for _ in range(SHARE + 1):
        assert leave_from_phone(body, day_pass=wrong).status_code in {403, 422}
    assert leave_from_phone(body).status_code == 200


def test_phones_of_a_network_are_not_counted_with_their_neighbours(
    body: Recipient, light_work: None, set_complaints: None
) -> None:
    assert [leave_openly(body).status_code for _ in range(3)] == [200, 200, 429]
    assert [leave_from_phone(body).status_code for _ in range(5)] == [200] * 5


def test_an_ended_phone_gets_no_pass_and_its_complaints_come_in_all_the_same(
    body: Recipient, phone: Phone, light_work: None
) -> None:
    Enrolment.objects.filter(pk=phone.enrolment.pk).update(revoked_at=timezone.now())
    answer = phone.send(phone.sign([]))
    assert (answer.status_code, "day_pass" in answer.json()) == (403, False)
    assert leave_openly(body).status_code == 200


def test_what_is_kept_ties_a_complaint_to_no_phone(body: Recipient, phone: Phone, light_work: None) -> None:
    phone.sync()
    before = (ReceivedItem.objects.count(), Entry.objects.count(), PrivateEntry.objects.count())
    leave_from_phone(body)
    leave_openly(body)
    assert (ReceivedItem.objects.count(), Entry.objects.count(), PrivateEntry.objects.count()) == before
    values = str(list(Complaint.objects.values())) + str(list(SpentWork.objects.values()))
    for secret in (str(phone.enrolment.pk), phone.enrolment.pk.hex, make_pass(timezone.now()), "127.0.0.1"):
        assert secret not in values


# By a code, at a desk


def test_a_code_at_a_desk_takes_nothing_of_either_share_and_no_flood_stops_it(
    body: Recipient, keys: Keys, small_shares: None
) -> None:
    code = make_person_code()
    [shelter] = make_recipients(keys, make_organisation())
    list_body(keys, body, shelter, sequence=2)
    owner = make_phone()
    owner.sync(make_package_item(owner, shelter, referral_id=str(referral_id_of_proof(proof_of_code(code)))))
    flood(body, SHARE + 1)
    for _ in range(SHARE):
        leave_from_phone(body)
    client = Client(HTTP_HOST="localhost")
    supervisor = make_user(Role.SUPERVISOR, station=owner.enrolment.station)
    client.force_login(supervisor, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.post("/person-code/", {"code": code, "wish": "complain"}).status_code == 302
    [brought] = Complaint.objects.filter(door=Door.DESK)
    assert open_text(bytes(brought.ciphertext), body.identity)["station"] == owner.enrolment.station.name


# What is said of a flood


def test_an_alarm_stands_at_half_a_share_for_administrator_and_body_and_names_no_complaint(
    body: Recipient, small_shares: None
) -> None:
    now = timezone.now()
    flood(body, SHARE // 2 - 1)
    assert list_alarms(now) == []
    flood(body, 1)
    assert list_alarms(now) == ["complaint.open_flood hub"]
    for _ in range(SHARE // 2):
        leave_from_phone(body)
    assert list_alarms(now) == ["complaint.open_flood hub", "complaint.phone_flood hub"]
    assert {"complaint.open_flood", "complaint.phone_flood"} <= WORDS.keys()
    member = make_user(Role.OVERSIGHT, organisation=body.organisation)
    assert len(list(watch_shares(member, now))) == 2
    Complaint.objects.update(status="opened")
    assert list_alarms(now) == ["complaint.phone_flood hub"], "opening is the remedy"
    assert list_alarms(now + timedelta(days=1)) == []


def list_alarms(now: datetime) -> list[str]:
    """What the worker finds, as the administrator's inbox keeps it."""
    check_alarms(every=EACH_MINUTE, now=now)
    return [str(alarm) for alarm in Alarm.objects.open().filter(kind__startswith="complaint.").order_by("kind")]


# What phones tell of officers' acts


def test_a_single_phones_override_reaches_the_body_whole_and_nobody_else(
    body: Recipient, phone: Phone, light_work: None
) -> None:
    given = make_oversight(body)
    assert post("/phone", given).status_code == 200
    kept = Complaint.objects.get()
    said = open_text(bytes(kept.ciphertext), body.identity)
    assert is_valid(said, "complaint", "oversight")
    assert (said["what"], said["suggested"], said["kept"]) == ("lowered", "NOW", "REFER")
    for secret in (b"lowered", b"danger_over", b"Bridge"):
        assert secret not in bytes(kept.ciphertext)
    member = make_user(Role.OVERSIGHT, organisation=body.organisation)
    assert Complaint.objects.visible_to(member).oversight().count() == 1
    assert not Complaint.objects.visible_to(member).complaints().exists()
    for role in (Role.OFFICER, Role.SUPERVISOR, Role.COORDINATOR, Role.ADMINISTRATOR, Role.PROVIDER):
        reader = make_user(role)
        assert not Complaint.objects.visible_to(reader).exists()
        client = Client(HTTP_HOST="localhost")
        client.force_login(reader, backend="allauth.account.auth_backends.AuthenticationBackend")
        assert client.get("/complaints/records/").status_code == 403
        assert client.get(f"/api/v1/complaints/{kept.pk}/ciphertext").status_code == 403


def test_an_act_and_a_complaint_differ_for_the_hub_in_nothing_but_their_kind(body: Recipient) -> None:
    post("/phone", make_oversight(body))
    post("/phone", make_complaint(body))
    assert all(is_sealed_text(bytes(row.ciphertext)) for row in Complaint.objects.all())
    one, other = (
        {name: value for name, value in row.items() if name not in {"kind", "key_file", "kept_sha256"}}
        for row in Complaint.objects.order_by("kind").values()
    )
    differing = {name for name in one if one[name] != other[name]}
    assert differing == {"id", "ciphertext", "sha256", "lookup"}, "each of them random, or sealed"


def test_an_act_has_no_key_file_and_a_complaint_needs_one(body: Recipient) -> None:
    key = make_complaint(body)["key_file"]
    assert post("/phone", {**make_oversight(body), "key_file": key}).status_code == 422
    assert post("/phone", {**make_complaint(body), "key_file": ""}).status_code == 422


# Ids of another phone's


@pytest.fixture
def shelter(keys: Keys) -> Recipient:
    return make_recipients(keys, make_organisation())[0]


def test_who_knows_a_referrals_id_first_blocks_nothing(phone: Phone, shelter: Recipient) -> None:
    """The finding: any package under the same id, sent first by another phone, had the true one refused for ever."""
    true = make_package_item(phone, shelter, level="NOW")
    referral_id = true["envelope"]["referral_id"]
    thief = make_phone()
    junk = make_package_item(thief, shelter, referral_id=referral_id, level="INFO", position=3)
    assert thief.sync(junk)["items"][0]["status"] == "received"
    assert phone.sync(true)["items"][0]["status"] == "received"
    assert phone.sync(true)["items"][0]["status"] == "received", "again the same"
    assert Package.objects.count() == 2
    assert {(row.enrolment_id, row.level) for row in Referral.objects.all()} == {
        (phone.enrolment.pk, "NOW"),
        (thief.enrolment.pk, "INFO"),
    }


def test_neither_of_two_with_one_id_moves_the_other(phone: Phone, shelter: Recipient) -> None:
    true = make_package_item(phone, shelter)
    thief = make_phone()
    thief.sync(make_package_item(thief, shelter, referral_id=true["envelope"]["referral_id"]))
    phone.sync(true)
    member = make_user(Role.PROVIDER, organisation=shelter.organisation)
    theirs = Package.objects.get(referral__enrolment=thief.enrolment)
    accept_package(actor=member, item_id=theirs.item_id, now=timezone.now())
    [row] = phone.sync()["referrals"]
    assert row["responsibility"] == "waiting", "nobody has taken the true one"
    [row] = thief.sync()["referrals"]
    assert row["responsibility"] == "taken"


def test_who_takes_an_items_id_first_blocks_nothing(phone: Phone, shelter: Recipient) -> None:
    """Ids of items lie on a locked phone. Its own says so and sends the same under another, as a phone does by itself."""
    true = make_package_item(phone, shelter, level="NOW")
    thief = make_phone()
    thief.sync(make_package_item(thief, shelter, item_id=true["item_id"]))
    assert phone.sync(true)["items"][0]["code"] == "item.conflict"
    fresh = str(uuid.uuid4())
    named = {**true, "item_id": fresh, "envelope": {**true["envelope"], "item_id": fresh}}
    assert phone.sync(named)["items"][0]["status"] == "received"
    assert Package.objects.get(item_id=fresh).referral.enrolment_id == phone.enrolment.pk
