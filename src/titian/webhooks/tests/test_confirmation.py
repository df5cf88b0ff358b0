"""An organisation's referrals are told to nobody before its own manager has said so, and no longer than that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from titian.audit.models import Entry
from titian.desk.errors import NotAllowed
from titian.desk.waiting import look
from titian.devices.tests.conftest import data_folder, keys, phone, shelter
from titian.devices.tests.factories import Phone, Recipient, make_package_item
from titian.library.tests.factories import Keys
from titian.people.models import Organisation, Role, User
from titian.people.tests.factories import PASSWORD, make_organisation, make_user
from titian.webhooks.actions.add_webhook import add_webhook
from titian.webhooks.errors import WrongState
from titian.webhooks.models import Delivery, Webhook
from titian.webhooks.states import State
from titian.webhooks.tests.receiver import Receiver, receive
from titian.webhooks.tests.test_deliveries import make_manager, send_test, work
from titian.webhooks.workflow import WEBHOOK

__all__ = ["data_folder", "keys", "phone", "shelter"]
pytestmark = [pytest.mark.django_db, pytest.mark.on_both]
FAR = "https://collect.example.org/inbox?of=shelter"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receive() as receiver:
        yield receiver


@pytest.fixture
def administrator(keys: Keys) -> User:
    return make_user(Role.ADMINISTRATOR)


@pytest.fixture
def pending(administrator: User, shelter: Recipient, receiver: Receiver) -> Webhook:
    return add_webhook(
        actor=administrator, name="ours", url=receiver.url, organisation=shelter.organisation, now=timezone.now()
    )


@pytest.fixture
def manager(shelter: Recipient) -> User:
    return make_manager(shelter.organisation)


def sign_in(client: Client, who: User) -> Client:
    client.post("/accounts/login/", {"login": who.username, "password": PASSWORD})
    return client


def test_nothing_is_sent_before_the_manager_confirms_and_what_happened_until_then_never(
    pending: Webhook, manager: User, phone: Phone, shelter: Recipient, receiver: Receiver
) -> None:
    assert pending.state == State.PENDING
    phone.send(phone.sign([make_package_item(phone, shelter)]))
    work()
    assert not Delivery.objects.exists()
    WEBHOOK.perform(pending, "confirm", actor=manager, now=timezone.now())
    work()
    assert receiver.bodies == []
    phone.send(phone.sign([make_package_item(phone, shelter)]))
    work()
    assert len(receiver.bodies) == 1
    pending.refresh_from_db()
    assert (pending.state, pending.confirmed_by) == (State.ACTIVE, manager)
    assert Entry.objects.filter(action="webhook.confirm", actor_id=str(manager.pk)).count() == 1


def test_administrator_cannot_make_it_send(pending: Webhook, administrator: User) -> None:
    now = timezone.now()
    with pytest.raises(NotAllowed):
        WEBHOOK.perform(pending, "confirm", actor=administrator, now=now)
    with pytest.raises(WrongState):
        WEBHOOK.perform(pending, "resume", actor=administrator, now=now)
    with pytest.raises(WrongState):
        send_test(administrator, pending)
    for state in (State.ACTIVE, State.PAUSED, State.STOPPED):
        with pytest.raises(IntegrityError), transaction.atomic():
            Webhook.objects.filter(pk=pending.pk).update(state=state)


def test_only_a_manager_of_that_organisation_confirms_and_stops(pending: Webhook, shelter: Recipient) -> None:
    others = [
        make_user(Role.PROVIDER, organisation=shelter.organisation),
        make_manager(make_organisation()),
        *(make_user(role) for role in Role),
    ]
    for actor in others:
        with pytest.raises(NotAllowed):
            WEBHOOK.perform(pending, "confirm", actor=actor, now=timezone.now())
        with pytest.raises(NotAllowed):
            WEBHOOK.perform(pending, "withdraw", actor=actor, now=timezone.now())


def test_country_has_nobody_to_ask_and_is_never_pending(administrator: User, receiver: Receiver, manager: User) -> None:
    webhook = add_webhook(actor=administrator, name="x", url=receiver.url, organisation=None, now=timezone.now())
    assert webhook.state == State.ACTIVE
    with pytest.raises(NotAllowed):
        WEBHOOK.perform(webhook, "withdraw", actor=manager, now=timezone.now())


@pytest.mark.parametrize("state", [State.ACTIVE, State.PAUSED, State.STOPPED])
def test_manager_stops_it_in_any_state_and_what_waited_is_not_sent(
    pending: Webhook,
    manager: User,
    administrator: User,
    phone: Phone,
    shelter: Recipient,
    receiver: Receiver,
    state: State,
) -> None:
    WEBHOOK.perform(pending, "confirm", actor=manager, now=timezone.now())
    receiver.answers = [500, 204]
    phone.send(phone.sign([make_package_item(phone, shelter)]))
    work()
    assert len(receiver.bodies) == 1  # refused: it waits
    Webhook.objects.filter(pk=pending.pk).update(state=state)
    WEBHOOK.perform(pending, "withdraw", actor=manager, now=timezone.now())
    for _ in range(2):
        Webhook.objects.filter(pk=pending.pk).update(next_try_at=timezone.now())
        work()
    assert len(receiver.bodies) == 1
    pending.refresh_from_db()
    assert (pending.state, pending.confirmed_at, pending.confirmed_by) == (State.PENDING, None, None)
    with pytest.raises(WrongState):
        WEBHOOK.perform(pending, "resume", actor=administrator, now=timezone.now())
    with pytest.raises(WrongState):
        WEBHOOK.perform(pending, "withdraw", actor=manager, now=timezone.now())
    WEBHOOK.perform(pending, "confirm", actor=manager, now=timezone.now())
    work()
    assert len(receiver.bodies) == 1
    assert Entry.objects.filter(action="webhook.withdraw", actor_id=str(manager.pk)).count() == 1


def test_paused_by_the_administrator_it_stays_confirmed(pending: Webhook, manager: User, administrator: User) -> None:
    WEBHOOK.perform(pending, "confirm", actor=manager, now=timezone.now())
    WEBHOOK.perform(pending, "pause", actor=administrator, now=timezone.now())
    WEBHOOK.perform(pending, "resume", actor=administrator, now=timezone.now())
    pending.refresh_from_db()
    assert (pending.state, pending.confirmed_by) == (State.ACTIVE, manager)


class TestPages:
    def test_manager_sees_where_word_goes_confirms_and_stops_it(
        self, client: Client, pending: Webhook, manager: User
    ) -> None:
        Webhook.objects.filter(pk=pending.pk).update(url=FAR)
        assert any("nothing is sent until you confirm" in one.text for one in look(manager, timezone.now()).notices)
        sign_in(client, manager)
        page = client.get("/organisation/webhooks/").content.decode()
        assert "collect.example.org" in page
        assert "of=shelter" not in page
        assert "not confirmed: nothing is sent" in page
        where = f"/organisation/webhooks/{pending.pk}/"
        assert "collect.example.org" in client.get(f"{where}confirm/").content.decode()
        pending.refresh_from_db()
        assert pending.state == State.PENDING, "looking confirms nothing"
        assert client.post(f"{where}confirm/").status_code == 302
        assert client.post(f"{where}confirm/").status_code == 409
        page = client.get("/organisation/webhooks/").content.decode()
        assert manager.username in page
        assert "Stop it" in page
        assert client.post(f"{where}stop/").status_code == 302
        assert client.post(f"{where}stop/").status_code == 409
        pending.refresh_from_db()
        assert pending.state == State.PENDING

    def test_member_sees_it_and_has_no_button(self, client: Client, pending: Webhook, shelter: Recipient) -> None:
        member = make_user(Role.PROVIDER, organisation=shelter.organisation)
        sign_in(client, member)
        page = client.get("/organisation/webhooks/").content.decode()
        assert pending.host in page
        assert "Look at it and confirm" not in page
        assert client.post(f"/organisation/webhooks/{pending.pk}/confirm/").status_code == 403
        assert not any("confirm it" in one.text for one in look(member, timezone.now()).notices)

    def test_other_organisation_sees_nothing_of_it(self, client: Client, pending: Webhook) -> None:
        sign_in(client, make_manager(make_organisation()))
        assert "No other system is told anything." in client.get("/organisation/webhooks/").content.decode()
        for step in ("confirm", "stop"):
            assert client.post(f"/organisation/webhooks/{pending.pk}/{step}/").status_code == 404

    def test_administrator_sees_who_is_waited_for_and_who_confirmed(
        self, client: Client, pending: Webhook, administrator: User, manager: User
    ) -> None:
        sign_in(client, administrator)
        page = client.get(f"/webhooks/{pending.pk}/").content.decode()
        assert f"until a manager of {pending.organisation} has confirmed it" in page
        assert "Resume" not in page
        assert "waits for the organisation" in client.get("/webhooks/").content.decode()
        WEBHOOK.perform(pending, "confirm", actor=manager, now=timezone.now())
        assert manager.username in client.get(f"/webhooks/{pending.pk}/").content.decode()


def test_organisation_is_shown_the_host_alone() -> None:
    assert Webhook(url=FAR, organisation=Organisation()).host == "collect.example.org"
