from __future__ import annotations

import uuid
from datetime import datetime

from django.utils import timezone

from titian.referrals.models import KEEP_OPEN_MARKS, OpenMark


def keep_open_mark(*, station_id: uuid.UUID, mark: str, level: str, is_open: bool, now: datetime) -> None:
    """A phone of the station left somebody without help under this mark, or says that somebody looks after them now.

    Said twice it is kept once; taken away where it is not there, nothing happens.
    """
    if is_open:
        OpenMark.objects.get_or_create(station_id=station_id, mark=mark, defaults={"level": level, "received_at": now})
    else:
        OpenMark.objects.filter(station_id=station_id, mark=mark).delete()


def forget_open_marks(now: datetime | None = None) -> int:
    """Remove the marks of a week ago, which no phone shows any more. How many. Safe to run twice."""
    now = now or timezone.now()
    removed, _ = OpenMark.objects.filter(received_at__lte=now - KEEP_OPEN_MARKS).delete()
    return removed
