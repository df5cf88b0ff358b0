from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

import structlog
from django.db import IntegrityError, transaction

from titian import audit
from titian.devices.actions.read_request import read_request
from titian.devices.errors import (
    DeviceError,
    DeviceRevoked,
    ItemConflict,
    ItemFailed,
    ItemRefused,
    NonceSpent,
    RequestTooLarge,
    RequestUnreadable,
)
from titian.devices.items import (
    Numbered,
    ReadItem,
    Reception,
    find_item_id,
    get_kind,
    list_responsibilities,
    read_item,
)
from titian.devices.models import ReceivedItem
from titian.devices.nonces import Nonce
from titian.devices.statements import (
    EnrolledPhone,
    Received,
    Standing,
    find_received,
    find_standing,
    insert_rows,
    note_contact,
    reserve_sequences,
    spend_nonce,
)
from titian.devices.turns import write_turn
from titian.library.identity import HubIdentity, get_hub_identity
from titian.sealing.encoding import format_instant
from titian.sealing.receipts import Receipt, sign_receipt
from titian.sealing.signed import sign

log = structlog.get_logger()

MAX_ITEMS: Final = 1000
RECEIPT_LIFETIME: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """What became of one item: a receipt, or why it was refused."""

    item_id: str | None
    receipt: str | None = None
    refusal: ItemRefused | None = None


@dataclass(frozen=True, slots=True)
class SyncAnswer:
    """Answers in the order sent, the responsibility of the phone's referrals, and the hub's own standing."""

    items: list[ItemAnswer]
    referrals: list[tuple[str, str]]
    epoch: str
    standing: str


Outcomes = dict[uuid.UUID, Received | ItemRefused]
Store = Callable[[Reception, Standing, Sequence[Numbered]], Outcomes]


def sync_items(jws: str, *, method: str, path: str, now: datetime) -> SyncAnswer:
    """Take in a phone's items, durably, before answering; tell it who has taken responsibility.

    Every item stands for itself: a poisoned one is refused by code and the rest goes on; one that came before gets its
    receipt again. Raises what `read_request` raises, `NonceSpent` (nothing is stored then), `RequestTooLarge`,
    and the library's `IdentityMissing`: a hub that cannot sign a receipt takes nothing.
    """
    with write_turn():
        return _sync(jws, method=method, path=path, now=now)


def _sync(jws: str, *, method: str, path: str, now: datetime) -> SyncAnswer:
    request = read_request(jws, method=method, path=path, now=now)
    if not isinstance(request.body, list):
        raise RequestUnreadable
    if len(request.body) > MAX_ITEMS:
        raise RequestTooLarge(f"At most {MAX_ITEMS} items are taken in one request.")
    hub = get_hub_identity()
    read = [_read(value) for value in request.body]
    reception = Reception(phone=request.phone, hub=hub, now=now)
    try:
        return _take_in(reception, request.nonce, read, store=_store_together)
    except DeviceError:
        raise
    except Exception as error:
        # Undone whole, the nonce too. Now each item for itself, so that the one at fault is found.
        log.warning("items.store.separated", items=len(read), error_type=type(error).__name__)
    return _take_in(reception, request.nonce, read, store=_store_apart)


def _read(value: object) -> ReadItem | ItemAnswer:
    item_id = find_item_id(value)
    try:
        return read_item(value)
    except ItemRefused as refusal:
        return ItemAnswer(item_id, refusal=refusal)
    except Exception as error:
        log.exception("item.read.failed", error_type=type(error).__name__)
        return ItemAnswer(item_id, refusal=ItemFailed())


def _begin(phone: EnrolledPhone, nonce: Nonce, now: datetime) -> None:
    """Spend the nonce in the transaction that stores the items: both or neither."""
    try:
        spend_nonce(nonce.nonce_hash, nonce.expires_at)
    except IntegrityError as error:  # undoes the whole transaction, which has stored nothing yet
        raise NonceSpent from error
    # Also settles the race with a revocation: whichever commits first holds.
    if not note_contact(phone.id, now):
        raise DeviceRevoked


@transaction.atomic
def _take_in(reception: Reception, nonce: Nonce, read: Sequence[ReadItem | ItemAnswer], *, store: Store) -> SyncAnswer:
    _begin(reception.phone, nonce, reception.now)
    standing = find_standing()
    items = [item for item in read if isinstance(item, ReadItem)]
    outcomes: Outcomes = dict(find_received({item.item_id for item in items}))
    fresh: dict[uuid.UUID, ReadItem] = {}
    for item in items:
        if item.item_id not in outcomes:
            fresh.setdefault(item.item_id, item)
    if fresh:
        numbered = zip(reserve_sequences(len(fresh)), fresh.values(), strict=True)
        stored = store(reception, standing, [Numbered(*pair) for pair in numbered])
        if count := sum(isinstance(outcome, Received) for outcome in stored.values()):
            audit.record("device", str(reception.phone.id), "items.receive", "hub:inbox", {"items": count})
        outcomes |= stored
    return SyncAnswer(
        items=[item if isinstance(item, ItemAnswer) else _answer(reception.phone, item, outcomes) for item in read],
        referrals=list_responsibilities(reception.phone.id, reception.now),
        epoch=standing.epoch,
        standing=_sign_standing(reception.hub, standing, reception.now),
    )


def _answer(phone: EnrolledPhone, item: ReadItem, outcomes: Outcomes) -> ItemAnswer:
    outcome = outcomes[item.item_id]
    if isinstance(outcome, ItemRefused):
        return ItemAnswer(str(item.item_id), refusal=outcome)
    is_same = outcome.content_sha256 == item.content_sha256 and outcome.enrolment_id == phone.id
    if not is_same:
        return ItemAnswer(str(item.item_id), refusal=ItemConflict())
    return ItemAnswer(str(item.item_id), receipt=outcome.receipt)


def _store_together(reception: Reception, standing: Standing, items: Sequence[Numbered]) -> Outcomes:
    """All at once; anything raised must undo all."""
    outcomes: Outcomes = {}
    for name, group in groupby(items, key=lambda one: one.item.kind):
        outcomes.update(get_kind(name).store_many(reception, list(group)))
    received = [_received_item(reception, standing, one) for one in items if one.item.item_id not in outcomes]
    insert_rows(received)
    for row in received:
        outcomes[row.item_id] = Received(row.enrolment_id, row.content_sha256, row.receipt)
    return outcomes


def _store_apart(reception: Reception, standing: Standing, items: Sequence[Numbered]) -> Outcomes:
    """Each item in its own savepoint."""
    outcomes: Outcomes = {}
    for one in items:
        # A parallel request may have brought the same item a moment ago.
        if found := find_received({one.item.item_id}):
            outcomes.update(found)
            continue
        try:
            with transaction.atomic():
                outcomes |= _store_together(reception, standing, [one])
        except Exception as error:
            log.exception("item.store.failed", item_id=str(one.item.item_id), error_type=type(error).__name__)
            outcomes[one.item.item_id] = ItemFailed()
    return outcomes


def _received_item(reception: Reception, standing: Standing, one: Numbered) -> ReceivedItem:
    item = one.item
    receipt = Receipt(
        hub_id=reception.hub.hub_id,
        item_id=str(item.item_id),
        sha256=item.sha256,
        received_sequence=one.received_sequence,
        epoch=standing.epoch,
        backed_up_through=standing.backed_up_through,
        audit_head=standing.audit_head,
        issued_at=reception.now,
        expires_at=reception.now + RECEIPT_LIFETIME,
    )
    return ReceivedItem(
        received_sequence=one.received_sequence,
        item_id=item.item_id,
        enrolment_id=reception.phone.id,
        kind=item.kind,
        sha256=item.sha256,
        content_sha256=item.content_sha256,
        receipt=sign_receipt(receipt, reception.hub.hub_key),
        received_at=reception.now,
    )


def _sign_standing(hub: HubIdentity, standing: Standing, now: datetime) -> str:
    payload = {
        "kind": "standing",
        "scope": hub.hub_id,
        "sequence": int(now.timestamp()),
        "issued_at": format_instant(now),
        "expires_at": format_instant(now + RECEIPT_LIFETIME),
        "epoch": standing.epoch,
        "backed_up_through": standing.backed_up_through,
        "audit_head": standing.audit_head,
    }
    return sign(payload, hub.hub_key)
