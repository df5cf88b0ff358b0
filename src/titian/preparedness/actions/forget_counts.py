from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from titian import audit
from titian.preparedness.codes import KEPT
from titian.preparedness.models import ArrivalCounts


def forget_counts(now: datetime | None = None) -> int:
    """Deletes files of counts that came back 90 days ago, with what is sealed in them; how many. What they say in the
    open stays, and so do its claims. Safe to run twice."""
    now = now or timezone.now()
    old = ArrivalCounts.objects.filter(at__lte=now - KEPT).exclude(file="").select_related("asked").order_by("pk")
    for counts in list(old):
        with transaction.atomic():
            ArrivalCounts.objects.filter(pk=counts.pk).update(file="")
            audit.record("hub", "worker", "event.forget_counts", f"event:{counts.asked.event_id}")
    return len(old)
