from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from titian.notices.models import Event

KEEP: Final = timedelta(days=30)


def forget_told(now: datetime | None = None) -> int:
    """Removes what has waited no more for a month, with its notices; how many rows."""
    return Event.objects.filter(over_at__lt=(now or timezone.now()) - KEEP).delete()[0]
