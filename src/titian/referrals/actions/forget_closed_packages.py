from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from titian.people.models import Country
from titian.referrals.models import Package
from titian.referrals.retention import find_kept


def forget_closed_packages(now: datetime | None = None) -> int:
    """Delete the sealed bytes of referrals that were closed as long ago as their country keeps them."""
    now = now or timezone.now()
    forgotten = 0
    for country in Country.objects.order_by("pk").values_list("pk", flat=True):
        closed = Package.objects.filter(referral__country=country, ciphertext__isnull=False)
        forgotten += closed.filter(referral__closed_at__lte=now - find_kept(country).closed).update(ciphertext=None)
    return forgotten
