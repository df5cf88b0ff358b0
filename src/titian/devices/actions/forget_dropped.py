from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from titian import audit
from titian.devices.models import QuarantinedItem

AT_ONCE: Final = 200


def forget_dropped(now: datetime | None = None) -> int:
    """Delete what was dropped 30 days ago, sealed bytes and all. Returns how many. Safe to run at any time."""
    with transaction.atomic():
        over = QuarantinedItem.objects.select_for_update().over(now or timezone.now()).defer("content")
        rows = list(over.order_by("dropped_at")[:AT_ONCE])
        for row in rows:
            detail = {"item": str(row.item_id), "kind": row.kind, "reason": row.drop_reason}
            audit.record("hub", "worker", "item.forget", f"enrolment:{row.enrolment_id}", detail)
        QuarantinedItem.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)
