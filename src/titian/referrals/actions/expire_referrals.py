from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from titian.people.models import Country
from titian.referrals.models import KEEP_NOBODY_LEFT, Package, Referral
from titian.referrals.retention import find_kept
from titian.referrals.states import Action, Status
from titian.referrals.store import LockedReferral


def expire_referrals(now: datetime | None = None) -> int:
    """End what was accepted and never closed, or paused and never settled, once it is kept no longer; how many.

    The worker runs this; safe to run twice: each referral is locked and looked at afresh.
    """
    now = now or timezone.now()
    expired = 0
    for country in Country.objects.order_by("pk").values_list("pk", flat=True):
        kept = find_kept(country).accepted
        due = Package.objects.filter(
            referral__country=country, status=Status.ACCEPTED, answered_at__lte=now - kept
        ).values_list("referral_id", flat=True)
        expired += sum(_expire(pk, now, kept) for pk in sorted(due))
        # Nobody ever asked the person, and no clock ran: as long as an accepted one it may be kept, and no longer.
        paused = Package.objects.paused().filter(referral__country=country, referral__paused_at__lte=now - kept)
        expired += sum(_end_paused(pk, now) for pk in sorted(set(paused.values_list("referral_id", flat=True))))
    _close_abandoned(now)
    return expired


def _close_abandoned(now: datetime) -> None:
    """What nobody is left to ask for is over after a month: what the hub knows of it goes like that of any other."""
    left = Referral.objects.nobody_left().filter(closed_at__isnull=True, changed_at__lte=now - KEEP_NOBODY_LEFT)
    left.update(closed_at=now)


@transaction.atomic
def _end_paused(referral_pk: int, now: datetime) -> int:
    locked = LockedReferral(referral_pk, now)
    if locked.referral.paused_at is None:
        return 0
    locked.withdraw()
    return locked.moved


@transaction.atomic
def _expire(referral_pk: int, now: datetime, kept: timedelta) -> int:
    locked = LockedReferral(referral_pk, now)
    for package in locked.chain:
        is_due = package.answered_at is not None and package.answered_at <= now - kept
        if package.status == Status.ACCEPTED and is_due:
            locked.step(package, Action.EXPIRE)
    locked.settle()
    return locked.moved
