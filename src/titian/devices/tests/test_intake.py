"""Phones that send at the same moment share one transaction, and none of them pays for another's fault."""

from __future__ import annotations

import threading
import time

import pytest
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from titian.audit.models import Entry
from titian.devices import intake as room
from titian.devices.actions.read_request import read_request
from titian.devices.errors import DeviceRevoked, ItemFailed, NonceSpent
from titian.devices.intake import Intake, _work
from titian.devices.items import ReadItem, Reception, read_item
from titian.devices.models import ReceivedItem, SpentNonce
from titian.devices.statements import Received, Together
from titian.devices.tests.factories import Phone, Recipient, make_package_item, make_phone, make_tally_item
from titian.devices.turns import MOST_TOGETHER, Turns
from titian.library.identity import get_hub_identity
from titian.referrals.models import Package, Referral

pytestmark = [pytest.mark.django_db, pytest.mark.on_both]


def make_intake(phone: Phone, *items: object) -> Intake:
    now = timezone.now()
    request = read_request(phone.sign(list(items)), method="POST", path="/api/v1/sync", now=now)
    read: list[ReadItem] = [read_item(item) for item in request.body]
    return Intake(Reception(phone=request.phone, hub=get_hub_identity(), now=now), request.nonce, read)


def received(intake: Intake) -> int:
    assert intake.taken is not None
    return sum(isinstance(outcome, Received) for outcome in intake.taken.outcomes.values())


def test_phones_that_send_together_are_stored_together(shelter: Recipient) -> None:
    phones = [make_phone() for _ in range(3)]
    intakes = [make_intake(phone, make_package_item(phone, shelter), make_tally_item()) for phone in phones]
    _work(intakes)
    assert [received(intake) for intake in intakes] == [2, 2, 2]
    assert (ReceivedItem.objects.count(), Package.objects.count(), Referral.objects.count()) == (6, 3, 3)
    assert len(set(ReceivedItem.objects.values_list("slip", flat=True))) == 3
    assert Entry.objects.filter(action="items.receive").count() == 3
    for intake in intakes:
        assert intake.taken is not None
        assert len(intake.taken.referrals) == 1


def test_nonce_spent_before_stops_only_its_own_phone(phone: Phone, shelter: Recipient) -> None:
    other = make_phone()
    spent = make_intake(phone, make_tally_item())
    SpentNonce.objects.create(nonce_hash=spent.nonce.nonce_hash, expires_at=spent.nonce.expires_at)
    good = make_intake(other, make_package_item(other, shelter))
    _work([spent, good])
    assert isinstance(spent.error, NonceSpent)
    assert (received(good), ReceivedItem.objects.count()) == (1, 1)


def test_phone_that_was_ended_stops_only_itself(phone: Phone) -> None:
    other = make_phone()
    ended, good = make_intake(phone, make_tally_item()), make_intake(other, make_tally_item())
    enrolment = phone.enrolment
    enrolment.revoked_at = timezone.now()
    enrolment.save()
    _work([ended, good])
    assert isinstance(ended.error, DeviceRevoked)
    assert (received(good), ReceivedItem.objects.count()) == (1, 1)


def test_item_two_phones_claim_at_once_goes_to_one_of_them(phone: Phone) -> None:
    item, other = make_tally_item(), make_phone()
    intakes = [make_intake(phone, item), make_intake(other, item)]
    _work(intakes)
    assert ReceivedItem.objects.count() == 1
    owner = ReceivedItem.objects.get().enrolment_id
    outcomes = [intake.taken.outcomes for intake in intakes if intake.taken]
    assert all(isinstance(o, Received) and o.enrolment_id == owner for found in outcomes for o in found.values())


def test_poisoned_item_of_one_phone_costs_no_other_item(
    phone: Phone, shelter: Recipient, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_phone()
    bad, good = make_package_item(phone, shelter), make_package_item(phone, shelter)
    from titian.referrals.actions import receive_packages as room

    add = room._Inbox.add

    def stumble(inbox: room._Inbox, sequence: int, package: room.SealedPackage) -> None:
        if str(package.item_id) == bad["item_id"]:
            raise RuntimeError
        add(inbox, sequence, package)

    monkeypatch.setattr(room._Inbox, "add", stumble)
    intakes = [make_intake(phone, bad, good), make_intake(other, make_package_item(other, shelter))]
    _work(intakes)
    assert intakes[0].taken is not None
    assert [type(outcome) for outcome in intakes[0].taken.outcomes.values()] == [ItemFailed, Received]
    assert (received(intakes[1]), Package.objects.count()) == (1, 2)


@pytest.mark.parametrize("problem", [OperationalError, InterfaceError])
def test_turn_of_eight_ends_at_the_first_attempt_when_the_database_is_away(
    phone: Phone, shelter: Recipient, monkeypatch: pytest.MonkeyPatch, problem: type[Exception]
) -> None:
    phones = [phone, *(make_phone() for _ in range(7))]
    items = [[make_package_item(one, shelter), make_tally_item()] for one in phones]
    attempts: list[None] = []

    def fail(together: Together, *, commit: bool = False) -> None:
        attempts.append(None)
        raise problem

    turn = [make_intake(one, *offered) for one, offered in zip(phones, items, strict=True)]
    with monkeypatch.context() as away:
        away.setattr(Together, "run", fail)
        _work(turn)
    assert (len(attempts), {type(intake.error) for intake in turn}) == (1, {problem})
    assert all(intake.is_done for intake in turn)
    assert not ReceivedItem.objects.exists()

    for _ in range(2):  # the phones keep what they have and offer it again, with whatever nonce
        again = [make_intake(one, *offered) for one, offered in zip(phones, items, strict=True)]
        _work(again)
        assert [received(intake) for intake in again] == [2] * 8
    assert (ReceivedItem.objects.count(), Package.objects.count()) == (16, 8)


def test_database_that_goes_away_between_two_phones_takes_back_no_answer(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    turn = [make_intake(one, make_tally_item()) for one in (phone, make_phone(), make_phone())]
    first, *others = sorted(turn, key=lambda intake: intake.reception.phone.id)
    attempts: list[int] = []

    def store(intakes: list[Intake]) -> object:
        attempts.append(len(intakes))
        if len(attempts) == 1:
            raise RuntimeError  # so that each is tried for itself
        if len(attempts) > 2:
            raise OperationalError
        return one_turn(intakes)

    one_turn = room._store
    monkeypatch.setattr(room, "_store", store)
    _work(turn)
    assert attempts == [3, 1, 1]
    assert (received(first), first.error) == (1, None)
    assert [(type(intake.error), intake.taken) for intake in others] == [(OperationalError, None)] * 2


def test_database_that_goes_away_among_items_stored_apart_is_no_items_fault(
    phone: Phone, shelter: Recipient, monkeypatch: pytest.MonkeyPatch
) -> None:
    from titian.referrals.actions import receive_packages as packages

    problems = iter([RuntimeError, RuntimeError, OperationalError])

    def stumble(inbox: packages._Inbox, sequence: int, package: packages.SealedPackage) -> None:
        raise next(problems)

    monkeypatch.setattr(packages._Inbox, "add", stumble)
    turn = [make_intake(one, make_package_item(one, shelter)) for one in (phone, make_phone())]
    _work(turn)
    assert {type(intake.error) for intake in turn} == {OperationalError}
    assert next(problems, None) is None


class Task:
    def __init__(self) -> None:
        self.is_done = False


def test_jobs_that_come_during_a_turn_share_the_next_one() -> None:
    turns_taken: list[int] = []
    first_has_the_turn, may_end = threading.Event(), threading.Event()

    def work(tasks: list[Task]) -> None:
        turns_taken.append(len(tasks))
        first_has_the_turn.set()
        may_end.wait(5)
        for task in tasks:
            task.is_done = True

    turns = Turns[Task](work)
    tasks = [Task() for _ in range(MOST_TOGETHER + 6)]
    threads = [threading.Thread(target=turns.take, args=(task,)) for task in tasks]
    threads[0].start()
    assert first_has_the_turn.wait(5)
    for thread in threads[1:]:
        thread.start()
    until = time.monotonic() + 5
    while len(turns._waiting) < len(tasks) - 1 and time.monotonic() < until:
        time.sleep(0.01)
    may_end.set()
    for thread in threads:
        thread.join(5)
    assert all(task.is_done for task in tasks)
    assert turns_taken == [1, MOST_TOGETHER, 5]


def test_sealed_bytes_are_in_the_database_before_the_answer(phone: Phone, shelter: Recipient) -> None:
    item = make_package_item(phone, shelter)
    intake = make_intake(phone, item)
    _work([intake])
    assert intake.is_done
    assert Package.objects.get(item_id=item["item_id"]).sha256 == item["envelope"]["sha256"]
