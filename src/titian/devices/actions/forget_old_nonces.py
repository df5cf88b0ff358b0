from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from titian.devices.models import EnrolmentCode, SpentNonce

KEEP_CODES: Final = timedelta(days=1)


def forget_old_nonces(now: datetime | None = None) -> int:
    """Delete spent nonces and enrolment codes that could not be used any more. Safe to run at any time, twice too."""
    now = now or timezone.now()
    nonces, _ = SpentNonce.objects.filter(expires_at__lte=now).delete()
    codes, _ = EnrolmentCode.objects.filter(expires_at__lte=now - KEEP_CODES).delete()
    return nonces + codes
