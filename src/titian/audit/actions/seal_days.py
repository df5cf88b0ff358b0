from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from titian.audit.models import Entry, PrivateDay, PrivateEntry
from titian.audit.private import KEEP_DIGESTS, SEAL, digest_day


def seal_days(now: datetime | None = None) -> bool:
    """Put what is kept apart, of all days that are over, under one row of the log; once a day, also where there is
    nothing. Says whether it did; the worker asks each hour.

    Digests of old days go once none of their words is left. Safe to run twice and by two workers.
    """
    now = now or timezone.now()
    day = now.date() - timedelta(days=1)
    _drop_old(now)
    if PrivateDay.objects.filter(day__gte=day).exists():
        return False
    salt = secrets.token_hex(16)
    try:
        with transaction.atomic():
            waiting = PrivateEntry.objects.select_for_update().filter(sealed__isnull=True, day__lte=day)
            digests = dict(waiting.values_list("pk", "digest"))
            entry = Entry(
                happened_at=now,
                actor_kind="hub",
                actor_id="worker",
                action=SEAL,
                thing=f"day:{day}",
                detail={"digest": digest_day(salt, digests.values())},
            )
            entry.save()
            sealed = PrivateDay.objects.create(day=day, entry=entry, salt=salt)
            PrivateEntry.objects.filter(pk__in=list(digests)).seal(sealed)
    except IntegrityError:
        return False  # another worker was faster
    return True


def _drop_old(now: datetime) -> None:
    for old in PrivateDay.objects.filter(day__lt=(now - KEEP_DIGESTS).date()):
        with transaction.atomic():
            rows = PrivateEntry.objects.filter(sealed=old)
            if rows.known().exists():
                continue
            rows.drop()
            old.delete()
