"""An event is told once, signed, with ids alone; a silent other side is waited for, then given up."""

from __future__ import annotations

import dataclasses
import json
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from unittest import mock

import jsonschema
import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from titian.audit.models import Entry
from titian.desk.delivery import MOST_TRIES, WAITS
from titian.desk.errors import NotAllowed
from titian.desk.events import Event
from titian.devices.tests.conftest import data_folder, keys, phone, shelter
from titian.devices.tests.factories import Phone, Recipient, make_package_item
from titian.hub.operations.actions.check_alarms import check_alarms
from titian.hub.operations.models import Alarm
from titian.library.tests.factories import Keys
from titian.people.models import Organisation, Role, User
from titian.people.tests.factories import PASSWORD, make_organisation, make_user
from titian.referrals.events import REFERRAL_WAITING
from titian.sealing import SealingError, Trust, thumbprint
from titian.webhooks.actions.add_webhook import add_webhook
from titian.webhooks.actions.announce_events import find_events, queue_due
from titian.webhooks.actions.deliver_event import deliver_event
from titian.webhooks.actions.forget_old_deliveries import forget_old_deliveries
from titian.webhooks.checks import ALARM_FROM, find_failed_deliveries
from titian.webhooks.errors import DeliveryFailed, TargetRefused, WrongState
from titian.webhooks.models import Delivery, Webhook
from titian.webhooks.sending import SIGNED, exchange
from titian.webhooks.states import Outcome, State
from titian.webhooks.targets import Target
from titian.webhooks.tests.receiver import Receiver, receive
from titian.webhooks.workflow import WEBHOOK

__all__ = ["data_folder", "keys", "phone", "shelter"]
pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
SCHEMA = Path(__file__).resolve().parents[4] / "contracts" / "schemas" / "event.schema.json"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receive() as receiver:
        yield receiver


@pytest.fixture
def administrator(keys: Keys) -> User:
    return make_user(Role.ADMINISTRATOR)


def make_webhook(actor: User, receiver: Receiver, organisation: Organisation | None = None) -> Webhook:
    """One that sends: of an organisation, its manager has confirmed it."""
    webhook = add_webhook(
        actor=actor, name="case management", url=receiver.url, organisation=organisation, now=timezone.now()
    )
    if organisation is not None:
        WEBHOOK.perform(webhook, "confirm", actor=make_manager(organisation), now=timezone.now())
    return webhook


def send_test(actor: User, webhook: Webhook) -> Delivery:
    WEBHOOK.perform(webhook, "test", actor=actor, now=timezone.now())
    return webhook.deliveries.latest("pk")


def make_manager(organisation: Organisation) -> User:
    manager = make_user(Role.PROVIDER, organisation=organisation)
    manager.is_manager = True
    manager.save(update_fields=["is_manager"])
    return manager


def work() -> int:
    """What the worker does in a round: finds, queues, delivers."""
    now = timezone.now()
    find_events(now)
    queued = queue_due(now)
    for pk in Delivery.objects.filter(queued_at=now).values_list("pk", flat=True):
        deliver_event(pk)
    return queued


def pass_time(webhook: Webhook) -> None:
    """As if the wait were over."""
    now = timezone.now()
    Webhook.objects.filter(pk=webhook.pk).update(next_try_at=now)
    webhook.deliveries.filter(state=Outcome.WAITING).update(due_at=now)


def verify(keys: Keys, body: bytes) -> dict[str, object]:
    trust = Trust.from_keys(keys.sign_keys(), thumbprint(keys.root.public_jwk), keys.root.public_jwk)
    return dict(trust.verify(body.decode(), kind="event", scope=keys.hub_id, role="hub"))


def test_organisation_hears_that_a_referral_waits_and_nothing_of_it(
    keys: Keys, phone: Phone, shelter: Recipient, administrator: User, receiver: Receiver
) -> None:
    webhook = make_webhook(administrator, receiver, shelter.organisation)
    item = make_package_item(phone, shelter, level="NOW")
    assert phone.send(phone.sign([item])).status_code == 200
    work()
    [body] = receiver.bodies
    said = verify(keys, body)
    jsonschema.validate(said, json.loads(SCHEMA.read_text()))
    assert said["event"] == "referral.waiting"
    assert said["ids"] == {"item_id": item["item_id"], "referral_id": item["envelope"]["referral_id"]}
    assert said["webhook_id"] == str(webhook.pk)
    text = json.dumps(said)
    for word in ("NOW", shelter.organisation.name, phone.enrolment.station.name, phone.enrolment.officer.username):
        assert word not in text
    assert receiver.headers[0]["Content-Type"] == "application/jose"
    assert receiver.paths == ["/titian?of=shelter"]


def test_each_event_is_told_once_however_often_it_is_looked_for(
    phone: Phone, shelter: Recipient, administrator: User, receiver: Receiver
) -> None:
    make_webhook(administrator, receiver, shelter.organisation)
    phone.send(phone.sign([make_package_item(phone, shelter)]))
    for _ in range(3):
        work()
    assert len(receiver.bodies) == 1


def test_other_organisations_and_the_country_hear_nothing_of_it(
    phone: Phone, shelter: Recipient, administrator: User, receiver: Receiver
) -> None:
    make_webhook(administrator, receiver, make_organisation())
    make_webhook(administrator, receiver)
    phone.send(phone.sign([make_package_item(phone, shelter)]))
    work()
    assert receiver.bodies == []


def test_country_hears_that_an_alarm_began_and_not_which(
    keys: Keys, shelter: Recipient, administrator: User, receiver: Receiver
) -> None:
    make_webhook(administrator, receiver)
    make_webhook(administrator, receiver, shelter.organisation)
    now = timezone.now()
    alarm = Alarm.objects.create(kind="device.silent", subject=f"enrolment:{uuid.uuid4()}", since=now, last_seen=now)
    work()
    [body] = receiver.bodies
    said = verify(keys, body)
    assert (said["event"], said["ids"]) == ("alarm.raised", {"alarm_id": str(alarm.pk)})
    assert "device" not in json.dumps(said)


def test_event_that_names_more_than_its_ids_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="nothing else"):
        Event(
            kind=REFERRAL_WAITING,
            key="x",
            ids={"item_id": "x", "referral_id": "y", "level": "NOW"},
            happened_at=timezone.now(),
        )


def test_receiver_notices_a_message_changed_on_the_way(keys: Keys, administrator: User, receiver: Receiver) -> None:
    send_test(administrator, make_webhook(administrator, receiver))
    work()
    head, payload, signature = receiver.bodies[0].split(b".")
    with pytest.raises(SealingError):
        verify(keys, b".".join([head, payload[:-4] + b"AAAA", signature]))


def test_refusals_are_waited_out_longer_each_time_then_the_webhook_is_stopped_and_an_alarm_begins(
    administrator: User, receiver: Receiver
) -> None:
    webhook = make_webhook(administrator, receiver)
    receiver.answers = [500]
    delivery = send_test(administrator, webhook)
    waits = []
    for tries in range(1, MOST_TRIES + 1):
        assert not (tries <= ALARM_FROM and list(find_failed_deliveries(timezone.now())))
        before = timezone.now()
        assert work() == 1
        delivery.refresh_from_db()
        waits.append(delivery.due_at - before)
        assert work() == 0, "not again before its time"
        pass_time(webhook)
    assert [round(wait / timedelta(minutes=1)) for wait in waits[:-1]] == [wait.seconds // 60 for wait in WAITS]
    webhook.refresh_from_db()
    assert (delivery.state, delivery.tries, webhook.state) == (Outcome.FAILED, MOST_TRIES, State.STOPPED)
    assert len(receiver.bodies) == MOST_TRIES
    assert work() == 0
    check_alarms(every=timedelta(minutes=1))
    assert Alarm.objects.open().filter(kind="delivery.failed", subject=f"webhook:{webhook.pk}").exists()
    assert Entry.objects.filter(action="webhook.stop", thing=f"webhook:{webhook.pk}").count() == 1
    WEBHOOK.perform(webhook, "resume", actor=administrator, now=timezone.now())
    assert list(find_failed_deliveries(timezone.now())) == []


def test_one_refused_message_does_not_hold_the_others_back(administrator: User, receiver: Receiver) -> None:
    webhook = make_webhook(administrator, receiver)
    receiver.answers = [400, 204]
    first = send_test(administrator, webhook)
    work()
    second = send_test(administrator, webhook)
    assert work() == 0  # the other side refused: it is left alone for a minute
    pass_time(webhook)
    work()
    second.refresh_from_db()
    first.refresh_from_db()
    assert (second.state, first.state) == (Outcome.DELIVERED, Outcome.WAITING)
    pass_time(webhook)
    work()
    first.refresh_from_db()
    webhook.refresh_from_db()
    assert (first.state, webhook.failures) == (Outcome.DELIVERED, 0)


def test_other_side_that_is_down_is_asked_with_one_message_at_a_time(administrator: User, receiver: Receiver) -> None:
    webhook = make_webhook(administrator, receiver)
    receiver.answers = [503]
    send_test(administrator, webhook)
    work()
    for _ in range(5):
        send_test(administrator, webhook)
    pass_time(webhook)
    assert work() == 1


def test_delivery_lost_with_its_worker_is_queued_again(administrator: User, receiver: Receiver) -> None:
    delivery = send_test(administrator, make_webhook(administrator, receiver))
    now = timezone.now()
    assert queue_due(now) == 1
    assert DBTaskResult.objects.count() == 1
    assert queue_due(now + timedelta(minutes=9)) == 0
    assert queue_due(now + timedelta(minutes=11)) == 1
    deliver_event(delivery.pk)
    deliver_event(delivery.pk)  # safe to run twice
    assert len(receiver.bodies) == 1


def test_pause_sends_nothing_and_what_happened_meanwhile_is_not_told_later(
    phone: Phone, shelter: Recipient, administrator: User, receiver: Receiver
) -> None:
    webhook = make_webhook(administrator, receiver, shelter.organisation)
    WEBHOOK.perform(webhook, "pause", actor=administrator, now=timezone.now())
    phone.send(phone.sign([make_package_item(phone, shelter)]))
    work()
    WEBHOOK.perform(webhook, "resume", actor=administrator, now=timezone.now())
    work()
    assert receiver.bodies == []
    phone.send(phone.sign([make_package_item(phone, shelter)]))
    work()
    assert len(receiver.bodies) == 1


def test_worker_that_was_away_tells_what_happened_meanwhile(
    phone: Phone, shelter: Recipient, administrator: User, receiver: Receiver
) -> None:
    webhook = make_webhook(administrator, receiver, shelter.organisation)
    yesterday = timezone.now() - timedelta(days=1)
    Webhook.objects.filter(pk=webhook.pk).update(listens_from=yesterday, looked_through=yesterday)
    phone.send(phone.sign([make_package_item(phone, shelter)]))
    work()
    assert len(receiver.bodies) == 1


def test_quiet_hours_write_nothing(administrator: User, receiver: Receiver, shelter: Recipient) -> None:
    webhook = make_webhook(administrator, receiver, shelter.organisation)
    now = timezone.now()
    find_events(now)
    before = Webhook.objects.get(pk=webhook.pk).looked_through
    find_events(now + timedelta(minutes=4))
    assert Webhook.objects.get(pk=webhook.pk).looked_through == before
    find_events(now + timedelta(minutes=6))
    assert Webhook.objects.get(pk=webhook.pk).looked_through > before


def test_closed_organisation_hears_nothing_more(
    phone: Phone, shelter: Recipient, administrator: User, receiver: Receiver
) -> None:
    make_webhook(administrator, receiver, shelter.organisation)
    Organisation.objects.filter(pk=shelter.organisation.pk).update(closed_at=timezone.now())
    phone.send(phone.sign([make_package_item(phone, shelter)]))
    work()
    assert receiver.bodies == []


def test_hub_outside_the_demo_sends_nothing_to_its_own_machine(
    administrator: User, receiver: Receiver, settings: Settings
) -> None:
    delivery = send_test(administrator, make_webhook(administrator, receiver))
    settings.TITIAN = dataclasses.replace(settings.TITIAN, is_demo=False)
    work()
    delivery.refresh_from_db()
    assert (receiver.bodies, delivery.problem) == ([], "target")
    for url in (receiver.url, "https://127.0.0.1/", "https://localhost:8000/", "http://example.org/"):
        with pytest.raises(TargetRefused):
            add_webhook(actor=administrator, name="x", url=url, organisation=None, now=timezone.now())


def test_an_answer_is_read_up_to_what_was_asked_for_and_refused_beyond(receiver: Receiver) -> None:
    receiver.content, receiver.answers = b"x" * 20, [200]
    target = Target.parse(receiver.url, is_open=True)
    assert exchange(target, b"", headers=SIGNED) == (200, b"")
    assert exchange(target, b"", headers=SIGNED, most=20) == (200, b"x" * 20)
    with pytest.raises(DeliveryFailed) as refused:
        exchange(target, b"", headers=SIGNED, most=19)
    assert refused.value.problem == "large"


def test_only_an_administrator_of_the_country_keeps_webhooks(administrator: User, receiver: Receiver) -> None:
    webhook = make_webhook(administrator, receiver)
    for role in Role:
        if role == Role.ADMINISTRATOR:
            continue
        actor = make_user(role)
        with pytest.raises(NotAllowed):
            make_webhook(actor, receiver)
        with pytest.raises(NotAllowed):
            WEBHOOK.perform(webhook, "pause", actor=actor, now=timezone.now())
        with pytest.raises(NotAllowed):
            WEBHOOK.perform(webhook, "remove", actor=actor, now=timezone.now())
    with pytest.raises(NotAllowed):
        make_webhook(administrator, receiver, make_organisation(country="ID"))


def test_wrong_moves_raise(administrator: User, receiver: Receiver) -> None:
    webhook = make_webhook(administrator, receiver)
    with pytest.raises(WrongState):
        WEBHOOK.perform(webhook, "resume", actor=administrator, now=timezone.now())
    WEBHOOK.perform(webhook, "pause", actor=administrator, now=timezone.now())
    webhook.refresh_from_db()
    with pytest.raises(WrongState):
        send_test(administrator, webhook)


def test_settled_deliveries_go_after_a_month(administrator: User, receiver: Receiver) -> None:
    send_test(administrator, make_webhook(administrator, receiver))
    work()
    assert forget_old_deliveries() == 0
    later: datetime = timezone.now() + timedelta(days=31)
    assert forget_old_deliveries(later) == 1


def test_pages_add_test_pause_resume_and_remove(administrator: User, receiver: Receiver, client: Client) -> None:
    client.post("/accounts/login/", {"login": administrator.username, "password": PASSWORD})
    wrong = client.post("/webhooks/add/", {"name": "x", "url": "https://10.0.0.1/", "organisation": ""})
    assert wrong.status_code == 422
    assert b"This address is not used" in wrong.content
    added = client.post("/webhooks/add/", {"name": "country office", "url": receiver.url, "organisation": ""})
    webhook = Webhook.objects.get()
    assert added.headers["Location"] == f"/webhooks/{webhook.pk}/"
    for step in ("test", "pause", "resume"):
        assert client.post(f"/webhooks/{webhook.pk}/{step}/").status_code == 302
    assert client.post(f"/webhooks/{webhook.pk}/resume/").status_code == 409
    page = client.get(f"/webhooks/{webhook.pk}/").content.decode()
    assert receiver.url in page
    assert "waiting" in page
    with mock.patch("titian.webhooks.actions.deliver_event.post", return_value=204):
        work()
    assert "taken" in client.get(f"/webhooks/{webhook.pk}/").content.decode()
    assert client.post(f"/webhooks/{webhook.pk}/remove/").status_code == 302
    assert client.get("/webhooks/").content.decode().count("No other system is told anything.") == 1
    actions = list(Entry.objects.filter(thing=f"webhook:{webhook.pk}").values_list("action", flat=True))
    assert sorted(actions) == sorted(f"webhook.{verb}" for verb in ("add", "test", "pause", "resume", "remove"))
