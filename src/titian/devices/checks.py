"""What this room finds wrong, for `titian.audit.alarms`. Subjects are enrolments, never people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from titian.devices.models import DamagedBytes, Enrolment, QuarantinedItem


def find_silent(now: datetime) -> Iterator[str]:
    """Phones not heard of for a week."""
    silent = Enrolment.objects.to_ask_about(now)
    return (f"enrolment:{enrolment.pk}" for enrolment in silent.only("pk"))


def find_quarantined(now: datetime) -> Iterator[str]:
    """Ended phones with items that nobody has decided about."""
    waiting = QuarantinedItem.objects.undecided().order_by("enrolment").values_list("enrolment", flat=True).distinct()
    return (f"enrolment:{enrolment_id}" for enrolment_id in waiting)


def find_damaged_bytes(now: datetime) -> Iterator[str]:
    """Tables in which the last backup found sealed bytes that are not what was once written."""
    for table in DamagedBytes.objects.order_by("table").values_list("table", flat=True).distinct():
        yield f"table:{table}"
