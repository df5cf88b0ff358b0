from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import available_timezones

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.notices.clock import find_due
from titian.notices.errors import HoursIncomplete, ZoneUnknown
from titian.notices.models import Notice, Preference
from titian.notices.policies import may_receive
from titian.people.models import User


@dataclass(frozen=True)
class Times:
    """When somebody wants to hear; both quiet hours, or neither."""

    rhythm: str
    daily_hour: int
    zone: str
    quiet_from: time | None
    quiet_until: time | None
    is_urgent_at_once: bool


def set_times(*, account: User, times: Times, now: datetime) -> None:
    """Holds for what comes and what still waits to be sent. Raises `NotAllowed`, `ZoneUnknown`, `HoursIncomplete`."""
    if not may_receive(account):
        raise NotAllowed
    if times.zone not in available_timezones():
        raise ZoneUnknown
    if (times.quiet_from is None) != (times.quiet_until is None) or (
        times.quiet_from is not None and times.quiet_from == times.quiet_until
    ):
        raise HoursIncomplete
    with transaction.atomic():
        Preference.objects.update_or_create(
            account=account,
            defaults={
                "rhythm": times.rhythm,
                "daily_hour": times.daily_hour,
                "zone": times.zone,
                "quiet_from": times.quiet_from,
                "quiet_until": times.quiet_until,
                "is_urgent_at_once": times.is_urgent_at_once,
            },
        )
        for notice in Notice.objects.waiting().filter(account=account, tries=0).select_related("event"):
            notice.due_at = find_due(times, now, is_urgent=notice.event.is_urgent)
            notice.save(update_fields=["due_at"])
        audit.record_by(account, "notice.set_times", f"user:{account.pk}", {"rhythm": times.rhythm})
