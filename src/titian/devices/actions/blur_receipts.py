from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from titian.devices.models import ReceivedItem, SignedReceipt
from titian.devices.signed import LIFETIME
from titian.devices.sql import find_receipt_facts
from titian.library.errors import IdentityMissing
from titian.library.identity import get_hub_identity
from titian.sealing.receipts import Receipt, sign_receipt
from titian.sealing.receipts import ReceivedItem as ItemHeld

KEEP_HOURS: Final = timedelta(weeks=4)
PAST: Final = "past"
AT_ONCE: Final = 10_000  # receipts


def blur_receipts(now: datetime | None = None) -> int:
    """Of items that came more than four weeks ago leave the week and that the hub has them, not the hour and the kind.

    A phone that asks again gets its receipt, signed anew: the old one says when it was given. Whole weeks at a time, so
    that nobody reads the hour off when this was done. The worker asks each day; safe to run twice. How many receipts.
    """
    now = now or timezone.now()
    monday = _begin_week(now)
    old = ReceivedItem.objects.filter(received_at__lt=monday - KEEP_HOURS).exclude(kind=PAST)
    receipts = list(dict.fromkeys(old.order_by("received_sequence").values_list("receipt", flat=True)[:AT_ONCE]))
    if not receipts:
        return 0
    try:
        hub = get_hub_identity()
    except IdentityMissing:
        return 0
    standing = find_receipt_facts()
    for signed in receipts:
        with transaction.atomic():
            rows = list(ReceivedItem.objects.select_for_update().filter(receipt=signed).order_by("received_sequence"))
            receipt = Receipt(
                hub_id=hub.hub_id,
                items=tuple(
                    ItemHeld(item_id=str(row.item_id), sha256=row.sha256, received_sequence=row.received_sequence)
                    for row in rows
                ),
                epoch=standing.epoch,
                backed_up_through=standing.backed_up_elsewhere,
                audit_head=standing.audit_head,
                issued_at=monday,
                expires_at=monday + LIFETIME,
            )
            SignedReceipt.objects.filter(pk=signed).update(jws=sign_receipt(receipt, hub.hub_key))
            for row in rows:
                row.kind, row.received_at = PAST, _begin_week(row.received_at)
            ReceivedItem.objects.bulk_update(rows, ["kind", "received_at"])
    return len(receipts)


def _begin_week(instant: datetime) -> datetime:
    day = instant.astimezone(UTC).date()
    return datetime.combine(day - timedelta(days=day.weekday()), time(), UTC)
