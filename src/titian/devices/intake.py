"""Stores what one phone sent, durably, in one transaction: read from the top."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import structlog
from django.db import InterfaceError, OperationalError, transaction

from titian import audit
from titian.devices.damaged import list_damaged, mend_items
from titian.devices.errors import DeviceError, DeviceRevoked, ItemFailed, ItemRefused
from titian.devices.items import Numbered, ReadItem, Reception, get_kind, list_questions, list_responsibilities
from titian.devices.models import ReceivedItem, SignedReceipt
from titian.devices.nonces import Nonce
from titian.devices.signed import LIFETIME
from titian.devices.sql import (
    ReceiptFacts,
    Received,
    find_receipt_facts,
    find_received,
    note_contact,
    reserve_keys,
    spend_nonce,
)
from titian.sealing.receipts import Receipt, sign_receipt
from titian.sealing.receipts import ReceivedItem as ItemHeld

log = structlog.get_logger()

# Away, locked, full or too slow: no item's fault. Another attempt would wait as long, and every phone behind it too.
_AWAY: Final = (OperationalError, InterfaceError)
Outcomes = dict[uuid.UUID, Received | ItemRefused]
Keep = Callable[[Reception, ReceiptFacts, Sequence[Numbered]], Outcomes]


@dataclass(frozen=True, slots=True)
class ItemTaken:
    """What became of each item, the phone's referrals, what is asked of them, what to send again, the standing."""

    outcomes: Outcomes
    referrals: list[tuple[str, str]]
    questions: list[tuple[str, str, str]]
    again: list[str]
    standing: ReceiptFacts


def take_in(reception: Reception, nonce: Nonce, items: Sequence[ReadItem]) -> ItemTaken:
    """Store a request's items, all together; if that fails, each for itself, so that the one at fault is found.

    Raises `NonceSpent` or `DeviceRevoked`, with no item stored, and whatever the database raises when it is away.
    """
    try:
        taken = _store(reception, nonce, items, _keep_together)
    except (DeviceError, *_AWAY):
        raise
    except Exception as error:  # undone whole, the nonce too
        log.warning("items.store.separated", items=len(items), error_type=type(error).__name__)
        taken = _store(reception, nonce, items, _keep_each)
    if taken is None:
        raise DeviceRevoked
    return taken


@transaction.atomic
def _store(reception: Reception, nonce: Nonce, items: Sequence[ReadItem], keep: Keep) -> ItemTaken | None:
    """None when the phone was ended meanwhile: then its nonce is spent, and nothing is stored."""
    phone, now = reception.phone, reception.now
    spend_nonce(nonce.nonce_hash, nonce.expires_at)
    if not note_contact(phone.id, now):
        return None
    standing = find_receipt_facts()
    known = find_received({item.item_id for item in items})
    fresh: dict[uuid.UUID, ReadItem] = {}
    for item in items:
        if item.item_id not in known:
            fresh.setdefault(item.item_id, item)
    numbers = reserve_keys(ReceivedItem, len(fresh))
    kept = keep(reception, standing, [Numbered(*pair) for pair in zip(numbers, fresh.values(), strict=True)])
    count = sum(isinstance(outcome, Received) for outcome in kept.values())
    if count:
        audit.prepare("device", str(phone.id), "items.receive", "hub:inbox", {"items": count}).save()
    again: list[str] = []
    if standing.has_damage:
        mend_items(phone.id, [item for item in items if _is_repeat(phone.id, item, known.get(item.item_id))])
        again = list_damaged(phone.id)
    responsibilities, questions = list_responsibilities(phone.id, now), list_questions(phone.id, now)
    return ItemTaken({**known, **kept}, responsibilities, questions, again, standing)


def _is_repeat(phone_id: uuid.UUID, item: ReadItem, before: Received | None) -> bool:
    return before is not None and (before.enrolment_id, before.content_sha256) == (phone_id, item.content_sha256)


def _keep_together(reception: Reception, standing: ReceiptFacts, items: Sequence[Numbered]) -> Outcomes:
    """Each kind's room stores its own; then the hub notes what was received, under one receipt for all of it."""
    outcomes: Outcomes = {}
    for kind in dict.fromkeys(one.item.kind for one in items):
        outcomes.update(get_kind(kind).store(reception, [one for one in items if one.item.kind == kind]))
    kept = [one for one in items if one.item.item_id not in outcomes]
    if not kept:
        return outcomes
    receipt = _sign(reception, standing, kept)
    signed = SignedReceipt.objects.create(jws=receipt)
    ReceivedItem.objects.bulk_create(
        [
            ReceivedItem(
                received_sequence=one.received_sequence,
                item_id=one.item.item_id,
                enrolment_id=reception.phone.id,
                kind=one.item.kind,
                sha256=one.item.sha256,
                content_sha256=one.item.content_sha256,
                receipt_id=signed.pk,
                received_at=reception.now,
            )
            for one in kept
        ]
    )
    for one in kept:
        outcomes[one.item.item_id] = Received(reception.phone.id, one.item.content_sha256, receipt)
    return outcomes


def _keep_each(reception: Reception, standing: ReceiptFacts, items: Sequence[Numbered]) -> Outcomes:
    """Each item in a savepoint of its own."""
    outcomes: Outcomes = {}
    for one in items:
        item_id = one.item.item_id
        try:
            with transaction.atomic():
                # A parallel request may have brought the same item a moment ago.
                outcomes.update(find_received({item_id}) or _keep_together(reception, standing, [one]))
        except _AWAY:
            raise
        except Exception as error:
            log.exception("item.store.failed", item_id=str(item_id), error_type=type(error).__name__)
            outcomes[item_id] = ItemFailed()
    return outcomes


def _sign(reception: Reception, standing: ReceiptFacts, kept: Sequence[Numbered]) -> str:
    receipt = Receipt(
        hub_id=reception.hub.hub_id,
        items=tuple(
            ItemHeld(item_id=str(one.item.item_id), sha256=one.item.sha256, received_sequence=one.received_sequence)
            for one in kept
        ),
        epoch=standing.epoch,
        backed_up_through=standing.backed_up_elsewhere,
        audit_head=standing.audit_head,
        issued_at=reception.now,
        expires_at=reception.now + LIFETIME,
    )
    return sign_receipt(receipt, reception.hub.hub_key)
