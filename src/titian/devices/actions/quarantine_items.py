from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Count, Sum

from titian import audit
from titian.devices.damaged import list_damaged, mend_items
from titian.devices.errors import ItemOfEndedPhone, ItemRefused, QuarantineFull
from titian.devices.items import ReadItem, is_set_apart
from titian.devices.models import Enrolment, QuarantinedItem, ReceivedItem, SignedReceipt
from titian.devices.signed import LIFETIME
from titian.devices.sql import EnrolledPhone, ReceiptFacts, find_receipt_facts, reserve_keys
from titian.library.identity import HubIdentity
from titian.sealing.receipts import Receipt, sign_receipt
from titian.sealing.receipts import ReceivedItem as ItemHeld

# Of one phone. A thief with its transport key fills no disk; an officer's phone never comes near it.
MOST_ITEMS: Final = 200
MOST_BYTES: Final = 32 * 1024 * 1024
QUARANTINED: Final = "quarantined"


@dataclass(frozen=True, slots=True)
class SetApart:
    """What became of each item: its row in `ReceivedItem`, or why it was refused; what to send again; the standing."""

    outcomes: Mapping[uuid.UUID, ReceivedItem | ItemRefused]
    again: list[str]
    standing: ReceiptFacts


def quarantine_items(
    phone: EnrolledPhone,
    items: Sequence[ReadItem],
    contents: Mapping[uuid.UUID, bytes],
    hub: HubIdentity,
    now: datetime,
) -> SetApart:
    """Receive what comes under an ended enrolment, and set it apart for an administrator; nothing of it is delivered.

    `contents` holds each item as it was sent. Items received before the enrolment ended are answered as they were.
    Refused: `item.phone_ended` (a kind nobody would miss), `item.quarantine_full` (too much of one phone).
    """
    with transaction.atomic():
        enrolment = Enrolment.objects.select_for_update().get(pk=phone.id)  # one request of a phone at a time
        outcomes = _find_received({item.item_id for item in items})
        fresh = {item.item_id: item for item in items if item.item_id not in outcomes}
        kept, refused = _choose(enrolment, list(fresh.values()), contents)
        standing, rows = _receive(phone, kept, hub, now)
        QuarantinedItem.objects.bulk_create(
            [
                QuarantinedItem(
                    item_id=row.item_id,
                    enrolment=enrolment,
                    kind=row.kind,
                    sha256=row.sha256,
                    reason=QuarantinedItem.Reason.DEVICE_REVOKED,
                    received_sequence=row.received_sequence,
                    content=contents[row.item_id],
                    bytes=len(contents[row.item_id]),
                    received_at=now,
                )
                for row in rows
            ]
        )
        Enrolment.objects.filter(pk=enrolment.pk).update(last_contact_at=now)
        if rows:
            audit.record("device", str(phone.id), "items.quarantine", f"enrolment:{phone.id}", {"items": len(rows)})
        again: list[str] = []
        if standing.has_damage:
            mend_items(
                phone.id, [item for item in items if _is_repeat(phone, item, outcomes.get(item.item_id))], contents
            )
            again = list_damaged(phone.id)
    return SetApart({**outcomes, **{row.item_id: row for row in rows}, **refused}, again, standing)


def _is_repeat(phone: EnrolledPhone, item: ReadItem, before: ReceivedItem | ItemRefused | None) -> bool:
    return isinstance(before, ReceivedItem) and (before.enrolment_id, before.content_sha256) == (
        phone.id,
        item.content_sha256,
    )


def _find_received(item_ids: set[uuid.UUID]) -> dict[uuid.UUID, ReceivedItem | ItemRefused]:
    return {row.item_id: row for row in ReceivedItem.objects.filter(item_id__in=item_ids).select_related("receipt")}


def _choose(
    enrolment: Enrolment, items: Sequence[ReadItem], contents: Mapping[uuid.UUID, bytes]
) -> tuple[list[ReadItem], dict[uuid.UUID, ItemRefused]]:
    held = (
        QuarantinedItem.objects.undecided().filter(enrolment=enrolment).aggregate(items=Count("pk"), bytes=Sum("bytes"))
    )
    count, size = held["items"], held["bytes"] or 0
    kept: list[ReadItem] = []
    refused: dict[uuid.UUID, ItemRefused] = {}
    for item in items:
        length = len(contents[item.item_id])
        if not is_set_apart(item.kind):
            refused[item.item_id] = ItemOfEndedPhone()
        elif count >= MOST_ITEMS or size + length > MOST_BYTES:
            refused[item.item_id] = QuarantineFull()
        else:
            kept.append(item)
            count, size = count + 1, size + length
    return kept, refused


def _receive(
    phone: EnrolledPhone, items: Sequence[ReadItem], hub: HubIdentity, now: datetime
) -> tuple[ReceiptFacts, list[ReceivedItem]]:
    """Number the items and give one receipt for all, which says of each that it is quarantined."""
    standing = find_receipt_facts()
    numbered = list(zip(reserve_keys(ReceivedItem, len(items)), items, strict=True))
    if not items:
        return standing, []
    receipt = Receipt(
        hub_id=hub.hub_id,
        items=tuple(
            ItemHeld(item_id=str(item.item_id), sha256=item.sha256, received_sequence=key, status=QUARANTINED)
            for key, item in numbered
        ),
        epoch=standing.epoch,
        backed_up_through=standing.backed_up_elsewhere,
        audit_head=standing.audit_head,
        issued_at=now,
        expires_at=now + LIFETIME,
    )
    signed = SignedReceipt.objects.create(jws=sign_receipt(receipt, hub.hub_key))
    rows = [
        ReceivedItem(
            received_sequence=key,
            item_id=item.item_id,
            enrolment_id=phone.id,
            kind=item.kind,
            sha256=item.sha256,
            content_sha256=item.content_sha256,
            receipt=signed,
            received_at=now,
        )
        for key, item in numbered
    ]
    ReceivedItem.objects.bulk_create(rows)
    return standing, rows
