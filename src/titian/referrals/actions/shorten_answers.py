from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from titian.referrals.models import AnswerLimit, Package
from titian.referrals.states import WITH_RECIPIENT, Status
from titian.referrals.store import LockedReferral

_UNANSWERED = sorted(WITH_RECIPIENT | {Status.HELD})


def shorten_answers(now: datetime | None = None) -> int:
    """Hold what came since a country set a limit to it; how many packages that were.

    The worker runs this every few seconds, so that taking in costs nothing; safe to run twice. Minutes that were given
    back because the hub was away stay given.
    """
    now = now or timezone.now()
    return sum(_shorten(pk, limit, now) for limit in AnswerLimit.objects.order_by("pk") for pk in _find_long(limit))


def _find_long(limit: AnswerLimit) -> list[int]:
    rows = Package.objects.filter(
        referral__country=limit.country_id,
        referral__level=limit.level,
        status__in=_UNANSWERED,
        received_at__gte=limit.since,
        answer_within__gt=limit.minutes,
    )
    return sorted(set(rows.values_list("referral_id", flat=True)))


@transaction.atomic
def _shorten(referral_pk: int, limit: AnswerLimit, now: datetime) -> int:
    locked = LockedReferral(referral_pk, now)
    long = [
        package
        for package in locked.chain
        if package.status in _UNANSWERED
        and package.answer_within > limit.minutes
        and package.received_at >= limit.since
    ]
    for package in long:
        locked.shorten(package, limit.minutes)
    return len(long)
