"""Stores what several phones sent, durably, in one transaction.

Nothing of one request may touch another: a nonce that was spent, a phone that was ended or an item that cannot be
stored is found and told to its own phone, and all others go on.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import structlog
from django.db import IntegrityError, InterfaceError, OperationalError, transaction

from titian import audit
from titian.devices.errors import DeviceError, DeviceRevoked, ItemFailed, ItemRefused, NonceSpent
from titian.devices.items import (
    Numbered,
    ReadItem,
    Reception,
    StoreItems,
    get_kind,
    list_questions,
    list_responsibilities,
)
from titian.devices.models import ReceiptSlip, ReceivedItem
from titian.devices.nonces import Nonce
from titian.devices.signed import LIFETIME
from titian.devices.statements import (
    Received,
    Standing,
    Together,
    find_received,
    find_standing,
    note_contact,
    reserve_keys,
    spend_nonce,
)
from titian.devices.turns import Turns
from titian.sealing.receipts import Receipt, sign_receipt
from titian.sealing.receipts import ReceivedItem as ItemHeld

log = structlog.get_logger()

_RECEIVED: Final = (
    "received_sequence",
    "item_id",
    "enrolment_id",
    "kind",
    "sha256",
    "content_sha256",
    "slip_id",
    "received_at",
)
# Away, locked, full or too slow: no item's fault. Another attempt would wait as long, and every phone behind it too.
_AWAY: Final = (OperationalError, InterfaceError)
Outcomes = dict[uuid.UUID, Received | ItemRefused]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of each item, the phone's referrals and what is asked of them, and the hub's standing."""

    outcomes: Outcomes
    referrals: list[tuple[str, str]]
    questions: list[tuple[str, str, str]]
    standing: Standing


@dataclass(slots=True)
class Intake:
    """One phone's request: its nonce, not yet spent, and its items, already read."""

    reception: Reception
    nonce: Nonce
    items: Sequence[ReadItem]
    is_done: bool = False
    taken: Taken | None = None
    error: Exception | None = None


def take_in(intake: Intake) -> Taken:
    """Store one request's items, together with whatever other phones send at this moment.

    Raises `NonceSpent` or `DeviceRevoked`, with no item stored, and whatever the database raises.
    """
    _turns.take(intake)
    if intake.error is not None:
        raise intake.error
    if intake.taken is None:
        raise RuntimeError("A turn ended without an answer.")
    return intake.taken


def _work(intakes: list[Intake]) -> None:
    """One turn: all together; if that fails, each for itself; if that fails, each item for itself.

    When the database is away, whoever has no answer yet is told so at once.
    """
    # In one order, so that two processes never wait for each other in a ring.
    left = sorted(intakes, key=lambda intake: intake.reception.phone.id)
    try:
        if len(left) > 1 and _try(left, _store):
            return
        while left:
            if not _try(left[:1], _store):
                _try(left[:1], _store_apart)
            del left[0]
    except _AWAY as error:
        for intake in left:
            intake.error = error
    finally:
        for intake in intakes:
            intake.is_done = True


def _try(intakes: Sequence[Intake], store: Callable[[Sequence[Intake]], list[Taken | DeviceError]]) -> bool:
    """Whether the transaction held; what each got stands in the intakes. A lone phone's own fault counts as held."""
    try:
        with transaction.atomic():
            found = store(intakes)
    except _AWAY:
        raise
    except Exception as error:
        for intake in intakes:
            intake.error = error
        if len(intakes) == 1 and isinstance(error, DeviceError):
            return True
        # Undone whole, the nonces too.
        count = sum(len(intake.items) for intake in intakes)
        log.warning("items.store.separated", requests=len(intakes), items=count, error_type=type(error).__name__)
        return False
    for intake, outcome in zip(intakes, found, strict=True):
        intake.error = outcome if isinstance(outcome, DeviceError) else None
        intake.taken = None if isinstance(outcome, DeviceError) else outcome
    return True


def _store(intakes: Sequence[Intake]) -> list[Taken | DeviceError]:
    """Two questions to the database, however many phones and items; anything raised must undo all."""
    begun = _begin(intakes, is_looking=True)
    writes = Together()
    for one in begun:
        if one.refusal is None:
            one.write(writes)
    writes.run(commit=True)
    return [one.refusal or one.taken() for one in begun]


def _store_apart(intakes: Sequence[Intake]) -> list[Taken | DeviceError]:
    """Each item in its own savepoint, so that the one at fault is found."""
    begun = _begin(intakes, is_looking=False)
    for one in begun:
        if one.refusal is None:
            one.store_apart()
    return [one.refusal or one.taken() for one in begun]


def _begin(intakes: Sequence[Intake], *, is_looking: bool) -> list[_Begun]:
    """Spend the nonces in the transaction that stores the items: both or neither.

    What the rooms must know is asked in the same message, where the items are then stored all together.
    """
    reads = Together()
    standing = find_standing(reads)
    begun = [_Begun(intake, reads, standing) for intake in intakes]
    for one in begun if is_looking else ():
        one.look(reads)
    try:
        reads.run()
    except IntegrityError as error:  # undoes the whole transaction, which has stored nothing yet
        raise NonceSpent from error
    for one in begun:
        one.read()
    return begun


class _Begun:
    """One request on its way into the database."""

    def __init__(self, intake: Intake, reads: Together, standing: Callable[[], Standing]) -> None:
        self.intake = intake
        self.reception = intake.reception
        self.refusal: DeviceError | None = None
        self._find_standing = standing
        item_ids = {item.item_id for item in intake.items}
        spend_nonce(reads, intake.nonce.nonce_hash, intake.nonce.expires_at)
        # Also settles the race with a revocation: whichever commits first holds.
        self._is_enrolled = note_contact(reads, self.reception.phone.id, self.reception.now)
        self._find_received = find_received(reads, item_ids)
        self._find_keys = reserve_keys(reads, ReceivedItem, len(item_ids))
        self._find_slips = reserve_keys(reads, ReceiptSlip, 1 if item_ids else 0)

    def read(self) -> None:
        """What the hub had to know before it takes in the first item."""
        self.standing = self._find_standing()
        self.outcomes: Outcomes = dict(self._find_received())
        self._referrals: Callable[[], list[tuple[str, str]]] = list
        self._questions: Callable[[], list[tuple[str, str, str]]] = list
        fresh: dict[uuid.UUID, ReadItem] = {}
        for item in self.intake.items:
            if item.item_id not in self.outcomes:
                fresh.setdefault(item.item_id, item)
        self.fresh = [Numbered(*pair) for pair in zip(self._find_keys(), fresh.values(), strict=False)]
        self._slips = self._find_slips()
        if not self._is_enrolled():
            self.refusal = DeviceRevoked()

    def look(self, reads: Together) -> None:
        self._stores = _look(self.reception, self.intake.items, reads)

    def write(self, writes: Together) -> None:
        self.outcomes |= self._keep(self.fresh, self._stores, self._slips, writes)
        self._finish(writes)

    def store_apart(self) -> None:
        for one in self.fresh:
            # A parallel request may have brought the same item a moment ago.
            reads = Together()
            received = find_received(reads, {one.item.item_id})
            slips = reserve_keys(reads, ReceiptSlip, 1)
            reads.run()
            if found := received():
                self.outcomes |= found
                continue
            try:
                with transaction.atomic():
                    reads, writes = Together(), Together()
                    stores = _look(self.reception, [one.item], reads)
                    reads.run()
                    kept = self._keep([one], stores, slips(), writes)
                    writes.run()
                self.outcomes |= kept
            except _AWAY:
                raise
            except Exception as error:
                log.exception("item.store.failed", item_id=str(one.item.item_id), error_type=type(error).__name__)
                self.outcomes[one.item.item_id] = ItemFailed()
        writes = Together()
        self._finish(writes)
        writes.run()

    def taken(self) -> Taken:
        return Taken(self.outcomes, self._referrals(), self._questions(), self.standing)

    def _keep(
        self, items: Sequence[Numbered], stores: Mapping[str, StoreItems], slips: Sequence[int], writes: Together
    ) -> Outcomes:
        """Store items and the one receipt for them."""
        outcomes: Outcomes = {}
        for kind, store in stores.items():
            if fresh := [one for one in items if one.item.kind == kind]:
                outcomes.update(store(fresh, writes))
        kept = [one for one in items if one.item.item_id not in outcomes]
        if not kept:
            return outcomes
        slip, jws = slips[0], self._sign(kept)
        phone, now = self.reception.phone, self.reception.now
        rows = [
            (
                one.received_sequence,
                one.item.item_id,
                phone.id,
                one.item.kind,
                one.item.sha256,
                one.item.content_sha256,
                slip,
                now,
            )
            for one in kept
        ]
        writes.insert_values(ReceiptSlip, ("id", "jws"), [(slip, jws)])
        writes.insert_values(ReceivedItem, _RECEIVED, rows)
        for one in kept:
            outcomes[one.item.item_id] = Received(phone.id, one.item.content_sha256, jws)
        return outcomes

    def _sign(self, kept: Sequence[Numbered]) -> str:
        receipt = Receipt(
            hub_id=self.reception.hub.hub_id,
            items=tuple(
                ItemHeld(item_id=str(one.item.item_id), sha256=one.item.sha256, received_sequence=one.received_sequence)
                for one in kept
            ),
            epoch=self.standing.epoch,
            backed_up_through=self.standing.backed_up_through,
            audit_head=self.standing.audit_head,
            issued_at=self.reception.now,
            expires_at=self.reception.now + LIFETIME,
        )
        return sign_receipt(receipt, self.reception.hub.hub_key)

    def _finish(self, writes: Together) -> None:
        phone = self.reception.phone
        fresh = {one.item.item_id for one in self.fresh}
        count = sum(isinstance(found, Received) for item_id, found in self.outcomes.items() if item_id in fresh)
        if count:
            writes.insert([audit.prepare("device", str(phone.id), "items.receive", "hub:inbox", {"items": count})])
        self._referrals = list_responsibilities(writes, phone.id, self.reception.now)
        self._questions = list_questions(writes, phone.id, self.reception.now)


def _look(reception: Reception, items: Sequence[ReadItem], reads: Together) -> dict[str, StoreItems]:
    return {
        name: get_kind(name).look(reception, [item for item in items if item.kind == name], reads)
        for name in dict.fromkeys(item.kind for item in items)
    }


_turns: Final = Turns[Intake](_work)
