"""What the complaints' room watches over, for the alarm inbox: that one door is being flooded, never a complaint."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from titian.audit.alarms import HUB
from titian.feedback.doors import ALARM_FROM, OPEN_UNOPENED, PHONES_A_DAY
from titian.feedback.models import Complaint


def find_open_flood(now: datetime) -> Iterator[str]:
    """`hub` while half of what is kept unopened of the open web's lies here, or more. How much is not said."""
    if Complaint.objects.open_unopened().count() * ALARM_FROM >= OPEN_UNOPENED:
        yield HUB


def find_phone_flood(now: datetime) -> Iterator[str]:
    """`hub` while half of the phones' share of the day is used up, or more."""
    if Complaint.objects.from_phones_on(now.astimezone(UTC).date()).count() * ALARM_FROM >= PHONES_A_DAY:
        yield HUB
