"""What one phone sends is stored whole or told apart, and nobody pays for another's fault."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from titian.audit.models import PrivateEntry
from titian.devices import intake as room
from titian.devices import sql
from titian.devices.actions.read_request import read_request
from titian.devices.errors import DeviceRevoked, ItemFailed, NonceSpent
from titian.devices.intake import ItemTaken, take_in
from titian.devices.items import ReadItem, Reception, read_item
from titian.devices.models import ReceivedItem, SpentNonce
from titian.devices.sql import Received
from titian.devices.tests.factories import Phone, Recipient, make_package_item, make_phone, make_tally_item
from titian.library.identity import get_hub_identity
from titian.referrals.actions import receive_packages as packages
from titian.referrals.models import Package, Referral

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


def prepare(phone: Phone, *items: object) -> Callable[[], ItemTaken]:
    """A request as it was read, to be taken in."""
    now = timezone.now()
    request = read_request(phone.sign(list(items)), method="POST", path="/api/v1/sync", now=now)
    read: list[ReadItem] = [read_item(item) for item in request.body]
    reception = Reception(phone=request.phone, hub=get_hub_identity(), now=now)
    return lambda: take_in(reception, request.nonce, read)


def count_received(taken: ItemTaken) -> int:
    return sum(isinstance(outcome, Received) for outcome in taken.outcomes.values())


def test_items_of_a_request_are_stored_under_one_receipt(phone: Phone, shelter: Recipient) -> None:
    taken = prepare(phone, make_package_item(phone, shelter), make_tally_item())()
    assert count_received(taken) == 2
    assert (ReceivedItem.objects.count(), Package.objects.count(), Referral.objects.count()) == (2, 1, 1)
    assert len(set(ReceivedItem.objects.values_list("receipt", flat=True))) == 1
    assert PrivateEntry.objects.get(action="items.receive").detail == {"items": 2}
    assert len(taken.referrals) == 1


def test_items_keep_the_order_they_were_sent_in_and_the_first_of_two_alike_counts(phone: Phone) -> None:
    items = [make_tally_item() for _ in range(4)]
    prepare(phone, *items, items[0])()
    rows = ReceivedItem.objects.order_by("received_sequence").values_list("item_id", flat=True)
    assert [str(item_id) for item_id in rows] == [item["item_id"] for item in items]


def test_nonce_spent_before_stores_nothing(phone: Phone) -> None:
    send = prepare(phone, make_tally_item())
    send()
    with pytest.raises(NonceSpent):
        send()
    assert (ReceivedItem.objects.count(), SpentNonce.objects.count()) == (1, 1)


def test_phone_that_was_ended_meanwhile_stores_nothing_and_its_nonce_is_spent(phone: Phone) -> None:
    send = prepare(phone, make_tally_item())
    enrolment = phone.enrolment
    enrolment.revoked_at = timezone.now()
    enrolment.save()
    with pytest.raises(DeviceRevoked):
        send()
    assert (ReceivedItem.objects.count(), SpentNonce.objects.count()) == (0, 1)


def test_item_that_another_phone_brought_first_stays_its_own(phone: Phone) -> None:
    item, other = make_tally_item(), make_phone()
    prepare(phone, item)()
    taken = prepare(other, item)()
    owner = ReceivedItem.objects.get().enrolment_id
    assert [outcome.enrolment_id for outcome in taken.outcomes.values() if isinstance(outcome, Received)] == [owner]
    assert owner == phone.enrolment.pk


def test_item_brought_by_a_parallel_request_is_found_when_items_are_stored_apart(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other one commits between this one's look and its store: the unique id refuses, and it looks again."""
    item = make_tally_item()
    prepare(phone, item)()
    looks: list[int] = []

    def look(item_ids: Sequence[object]) -> dict[object, object]:
        looks.append(len(item_ids))
        return {} if len(looks) in {1, 2} else find(item_ids)  # type: ignore[arg-type,return-value]

    find = sql.find_received
    monkeypatch.setattr(room, "find_received", look)
    taken = prepare(phone, item)()
    assert count_received(taken) == 1
    assert ReceivedItem.objects.count() == 1
    assert len(looks) == 3


def test_poisoned_item_costs_no_other_item(phone: Phone, shelter: Recipient, monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = make_package_item(phone, shelter), make_package_item(phone, shelter)
    add = packages._Inbox.add

    def stumble(inbox: packages._Inbox, sequence: int, package: packages.SealedPackage) -> None:
        if str(package.item_id) == bad["item_id"]:
            raise RuntimeError
        add(inbox, sequence, package)

    monkeypatch.setattr(packages._Inbox, "add", stumble)
    taken = prepare(phone, bad, good)()
    assert [type(outcome) for outcome in taken.outcomes.values()] == [ItemFailed, Received]
    assert Package.objects.count() == 1


@pytest.mark.parametrize("problem", [OperationalError, InterfaceError])
def test_database_that_is_away_is_told_at_the_first_attempt(
    phone: Phone, shelter: Recipient, monkeypatch: pytest.MonkeyPatch, problem: type[Exception]
) -> None:
    items = [make_package_item(phone, shelter), make_tally_item()]
    attempts: list[None] = []

    def fail(sql: str, values: Sequence[object] = ()) -> None:
        attempts.append(None)
        raise problem

    send = prepare(phone, *items)
    with monkeypatch.context() as away:
        away.setattr(sql, "ask", fail)
        with pytest.raises(problem):
            send()
    assert len(attempts) == 1
    assert not ReceivedItem.objects.exists()

    for _ in range(2):  # the phone keeps what it has and offers it again, with whatever nonce
        assert count_received(prepare(phone, *items)()) == 2
    assert (ReceivedItem.objects.count(), Package.objects.count()) == (2, 1)


def test_database_that_goes_away_among_items_stored_apart_is_no_items_fault(
    phone: Phone, shelter: Recipient, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems = iter([RuntimeError, OperationalError])

    def stumble(inbox: packages._Inbox, sequence: int, package: packages.SealedPackage) -> None:
        raise next(problems)

    monkeypatch.setattr(packages._Inbox, "add", stumble)
    with pytest.raises(OperationalError):
        prepare(phone, make_package_item(phone, shelter))()
    assert next(problems, None) is None


def test_sealed_bytes_are_in_the_database_before_the_answer(phone: Phone, shelter: Recipient) -> None:
    item = make_package_item(phone, shelter)
    prepare(phone, item)()
    assert Package.objects.get(item_id=item["item_id"]).sha256 == item["envelope"]["sha256"]


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="the tests' own lies in memory, where tables are locked whole"
)
@pytest.mark.django_db(transaction=True)
def test_phones_that_send_at_the_same_moment_are_all_stored(phone: Phone, shelter: Recipient) -> None:
    phones = [phone, *(make_phone() for _ in range(5))]
    requests = [prepare(one, make_package_item(one, shelter), make_tally_item()) for one in phones]
    counts: list[int] = []

    def send(request: Callable[[], ItemTaken]) -> None:
        try:
            counts.append(count_received(request()))
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=(request,)) for request in requests]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert counts == [2] * 6
    assert (ReceivedItem.objects.count(), Package.objects.count()) == (12, 6)
