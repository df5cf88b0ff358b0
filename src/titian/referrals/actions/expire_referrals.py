from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from titian.referrals.models import KEEP_ACCEPTED, Package
from titian.referrals.states import Action, Status
from titian.referrals.store import LockedReferral


def expire_referrals(now: datetime | None = None) -> int:
    """End what was accepted and never closed once the time it may be kept is over; how many.

    The worker runs this; safe to run twice: each referral is locked and looked at afresh.
    """
    now = now or timezone.now()
    due = Package.objects.filter(status=Status.ACCEPTED, answered_at__lte=now - KEEP_ACCEPTED)
    return sum(_expire(pk, now) for pk in sorted(due.values_list("referral_id", flat=True)))


@transaction.atomic
def _expire(referral_pk: int, now: datetime) -> int:
    locked = LockedReferral(referral_pk, now)
    for package in locked.chain:
        is_due = package.answered_at is not None and package.answered_at <= now - KEEP_ACCEPTED
        if package.status == Status.ACCEPTED and is_due:
            locked.step(package, Action.EXPIRE)
    locked.settle()
    return locked.moved
