from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from titian.webhooks.models import Delivery

KEEP: Final = timedelta(days=30)


def forget_old_deliveries(now: datetime | None = None) -> int:
    """Removes what was settled a month ago; how many."""
    return Delivery.objects.filter(settled_at__lt=(now or timezone.now()) - KEEP).delete()[0]
