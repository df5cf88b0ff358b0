from __future__ import annotations

from datetime import UTC, timedelta
from typing import Final

from django.db.models import F
from django.utils import timezone

from titian.feedback.models import Complaint

KEPT_AFTER_CLOSING: Final = timedelta(days=180)


def forget_complaints() -> int:
    """Delete what was closed half a year ago, sealed text, key and answer; the worker calls it each hour.

    Yesterday's rows are all written again in one transaction: PostgreSQL keeps with each row which transaction wrote
    it, and beside a phone's items that would tell the minute and so the phone.
    """
    today = timezone.now().astimezone(UTC).date()
    Complaint.objects.filter(received_on=today - timedelta(days=1)).update(received_on=F("received_on"))
    oldest = today - KEPT_AFTER_CLOSING
    return Complaint.objects.filter(closed_on__lt=oldest).delete()[0]
