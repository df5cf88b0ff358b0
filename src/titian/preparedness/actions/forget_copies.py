from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from titian import audit
from titian.preparedness.alert_models import Alert
from titian.preparedness.codes import KEPT
from titian.preparedness.models import Addressee, Sealed


def forget_area(alert: Alert) -> None:
    """Deletes the copies of the exact area of an alert that is over, taken back or replaced. In the caller's
    transaction."""
    for sealed in alert.sealed.filter(addressees__ciphertext__isnull=False).distinct().order_by("pk"):
        sealed.addressees.update(ciphertext=None)
        audit.record("hub", "worker", "position.forget", f"position:{sealed.key}")


def forget_copies(now: datetime | None = None) -> int:
    """Deletes the copies of what was sealed 90 days ago; of how many sealed things. Safe to run twice."""
    now = now or timezone.now()
    held = Addressee.objects.kept().values("sealed")
    old = list(Sealed.objects.filter(pk__in=held, at__lte=now - KEPT).order_by("pk"))
    for sealed in old:
        with transaction.atomic():
            sealed.addressees.update(ciphertext=None)
            audit.record("hub", "worker", "position.forget", f"position:{sealed.key}")
    return len(old)
