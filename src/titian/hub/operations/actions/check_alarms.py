"""Asks every check, opens alarms for what is new, clears those that are over, and tells by mail what began."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.utils import timezone

from titian.audit.alarms import EACH_HOUR, EACH_MINUTE, Check, list_checks
from titian.hub.operations.mail import send_notice
from titian.hub.operations.models import Alarm

log = structlog.get_logger()


def check_each_minute() -> None:
    check_alarms(every=EACH_MINUTE)


def check_each_hour() -> None:
    check_alarms(every=EACH_HOUR)


def check_alarms(*, every: timedelta, now: datetime | None = None) -> None:
    """One round of the checks that are due this often. A check that fails keeps its alarms as they are."""
    now = now or timezone.now()
    begun: list[Alarm] = []
    for check in list_checks():
        if check.every != every:
            continue
        try:
            with transaction.atomic():
                begun += _settle(check, now)
        except Exception:
            log.exception("alarm.check.failed", kind=check.kind)
    if begun:
        send_notice(begun)


def _settle(check: Check, now: datetime) -> list[Alarm]:
    """The alarms that began with this round."""
    found = set(check.find(now))
    standing = {alarm.subject: alarm for alarm in Alarm.objects.open().filter(kind=check.kind)}
    Alarm.objects.open().filter(kind=check.kind, subject__in=found).update(last_seen=now)
    over = [alarm.pk for subject, alarm in standing.items() if subject not in found]
    Alarm.objects.filter(pk__in=over).update(cleared_at=now)
    begun = [
        Alarm(kind=check.kind, subject=subject, since=now, last_seen=now) for subject in sorted(found - set(standing))
    ]
    Alarm.objects.bulk_create(begun)
    for alarm in begun:
        log.warning("alarm.begin.done", kind=alarm.kind)
    return begun
