from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from titian.referrals.models import KEEP_AFTER_CLOSURE, Package


def forget_closed_packages(now: datetime | None = None) -> int:
    """Delete the sealed bytes of referrals that were closed 30 days ago. Run daily; safe to run twice."""
    now = now or timezone.now()
    return Package.objects.filter(referral__closed_at__lte=now - KEEP_AFTER_CLOSURE, ciphertext__isnull=False).update(
        ciphertext=None
    )
