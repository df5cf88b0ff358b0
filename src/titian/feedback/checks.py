"""What the complaints' room watches over, for the alarm inbox: that one door is being flooded, never a complaint."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from titian.feedback.doors import ALARM_FROM, OPEN_UNOPENED, PHONES_A_DAY, Door
from titian.feedback.models import Complaint


def find_floods(now: datetime) -> Iterator[str]:
    """The doors of which half a share or more is used up. How much of it is not said here."""
    if Complaint.objects.open_unopened().count() * ALARM_FROM >= OPEN_UNOPENED:
        yield f"door:{Door.OPEN.value}"
    if Complaint.objects.from_phones_on(now.astimezone(UTC).date()).count() * ALARM_FROM >= PHONES_A_DAY:
        yield f"door:{Door.PHONE.value}"
