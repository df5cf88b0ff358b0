from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from titian.devices import health
from titian.devices.models import EnrolmentCode, ReceivedItem, SignedReceipt, SpentNonce

KEEP_CODES: Final = timedelta(days=1)
KEEP_HEALTH: Final = timedelta(days=21)  # of the receipts; a phone says something newer long before
HEALTH_AT_ONCE: Final = 1000


def forget_old_nonces(now: datetime | None = None) -> int:
    """Delete spent nonces, codes that could not be used any more, and receipts of what phones said of their health
    three weeks ago. Safe to run at any time, twice too."""
    now = now or timezone.now()
    nonces, _ = SpentNonce.objects.filter(expires_at__lte=now).delete()
    codes, _ = EnrolmentCode.objects.filter(expires_at__lte=now - KEEP_CODES).delete()
    return nonces + codes + _forget_health(now - KEEP_HEALTH)


def _forget_health(before: datetime) -> int:
    old = ReceivedItem.objects.filter(kind=health.KIND, received_at__lte=before)
    rows = list(old.order_by("received_sequence").values_list("pk", "receipt")[:HEALTH_AT_ONCE])
    items, _ = ReceivedItem.objects.filter(pk__in=[pk for pk, _ in rows]).delete()
    SignedReceipt.objects.filter(pk__in={receipt for _, receipt in rows}, items__isnull=True).delete()
    return items
