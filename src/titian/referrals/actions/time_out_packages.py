from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from titian.referrals.chain import WAIT_FOR_MISSING
from titian.referrals.models import Package, Referral
from titian.referrals.states import TAKEN, WITH_RECIPIENT, Action, Status
from titian.referrals.store import LockedReferral


def time_out_packages(now: datetime | None = None, *, reachable_since: datetime | None = None) -> int:
    """Pass on what was not answered in time, and release what waited long enough for a missing place.

    Returns how many packages moved. Safe to run twice at once: each referral is locked and looked at afresh.
    `reachable_since`: when the hub came back after it was away. A missing place is waited for anew from then on.
    """
    now = now or timezone.now()
    is_long_back = reachable_since is None or now - reachable_since >= WAIT_FOR_MISSING
    return sum(_settle(pk, now) for pk in _find_due(now, with_missing=is_long_back))


def _find_due(now: datetime, *, with_missing: bool) -> list[int]:
    overdue = Package.objects.overdue(now).filter(referral=OuterRef("pk"))
    siblings = Package.objects.filter(referral=OuterRef("pk"))
    held = siblings.filter(status=Status.HELD, received_at__lte=now - WAIT_FOR_MISSING)
    with_somebody = siblings.filter(status__in=sorted(WITH_RECIPIENT | TAKEN))
    due = Referral.objects.filter(Exists(overdue))
    if with_missing:
        due = due.union(Referral.objects.filter(Exists(held), ~Exists(with_somebody)), all=False)
    return sorted(due.values_list("pk", flat=True))


@transaction.atomic
def _settle(referral_pk: int, now: datetime) -> int:
    locked = LockedReferral(referral_pk, now)
    is_running = locked.referral.paused_at is None
    for package in locked.chain:
        is_over = package.answer_due_at is not None and package.answer_due_at <= now
        if package.status in WITH_RECIPIENT and is_over and is_running:
            locked.step(package, Action.TIME_OUT)
    locked.settle()
    return locked.moved
