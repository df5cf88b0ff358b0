from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from titian import audit
from titian.arrivals.models import SealedCounts, SentCounts

KEPT: Final = timedelta(days=90)
"""As long as sealed copies of positions stay on a region's hub."""


def forget_counts(now: datetime | None = None) -> int:
    """Deletes the copies of exact figures that were sealed 90 days ago, and the file that holds them, too; of how many
    files. That there was one stays, so that none is made again. Safe to run twice."""
    now = now or timezone.now()
    old = SentCounts.objects.filter(at__lte=now - KEPT).exclude(file="").order_by("pk")
    for counts in list(old):
        with transaction.atomic():
            SealedCounts.objects.filter(counts=counts).delete()
            SentCounts.objects.filter(pk=counts.pk).update(file="")
            audit.record("hub", "worker", "arrival.forget_counts", f"arrival:{counts.arrival_id}")
    return len(old)
