from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from titian.audit.models import PrivateEntry
from titian.people.models import Country
from titian.referrals.models import (
    REDUCE_AFTER,
    ArrivalCell,
    CountedState,
    Package,
    PackageEvent,
    PastReferral,
    Question,
    Referral,
    Retention,
)
from titian.referrals.retention import find_kept
from titian.referrals.states import Status

AT_ONCE: Final = 500
WITHDRAWN: Final = "withdrawn"
ENDINGS: Final = (Status.ARRIVED, Status.NOT_ARRIVED, Status.EXPIRED)
NOBODY_LEFT: Final = "nobody_left"


def reduce_referrals(now: datetime | None = None) -> int:
    """Of referrals closed some days ago leave week, level and how they ended, and of older ones nothing; how many.

    Not while a provider may still open the package. With the envelope go its moves, its questions, and the words that
    the log keeps apart about it. The worker asks each hour; safe to run twice, and after a restore.
    """
    now = now or timezone.now()
    reduced = 0
    for country in Country.objects.order_by("pk").values_list("pk", flat=True):
        kept = find_kept(country)
        closed = Referral.objects.filter(country=country, closed_at__lte=now - kept.reduced)
        due = closed.exclude(packages__ciphertext__isnull=False).order_by("pk").values_list("pk", flat=True)
        reduced += sum(_reduce(pk, country) for pk in due[:AT_ONCE])
        _delete(country, now - kept.deleted)
    _forget_words(now)
    return reduced


@transaction.atomic
def _reduce(pk: int, country: str) -> bool:
    referral = Referral.objects.select_for_update().filter(pk=pk).select_related("station").first()
    if referral is None or referral.closed_at is None:
        return False
    packages = Package.objects.filter(referral=pk)
    events = PackageEvent.objects.filter(referral=pk)
    statuses = set(packages.values_list("status", flat=True))
    ending = next((str(status) for status in ENDINGS if status in statuses), NOBODY_LEFT)
    closed_on = referral.closed_at.date()
    place, _ = PastReferral.objects.get_or_create(
        country_id=country,
        week=closed_on - timedelta(days=closed_on.weekday()),
        level=referral.level,
        state=WITHDRAWN if referral.withdrawn_at is not None else ending,
    )
    PastReferral.objects.filter(pk=place.pk).update(number=F("number") + 1)
    counted_at = CountedState.objects.filter(country=country).aggregate(last=Max("counted_at"))["last"]
    if counted_at is None or referral.received_at > counted_at:
        ArrivalCell.objects.add(country, ArrivalCell.Kind.LEVEL, referral.level, 1)
        ArrivalCell.objects.add(country, ArrivalCell.Kind.PLACE, referral.station.kind, 1)
    PrivateEntry.objects.of_things(
        f"package:{item_id}" for item_id in set(events.values_list("item_id", flat=True))
    ).forget()
    Question.objects.filter(package__referral=pk).delete()
    events.forget()
    packages.delete()
    referral.delete()
    return True


@transaction.atomic
def _delete(country: str, before: datetime) -> None:
    """What is left goes with the first day of its week, never later than said; the count of all stays."""
    old = PastReferral.objects.select_for_update().filter(country=country, week__lte=before.date())
    gone = sum(old.values_list("number", flat=True))
    if gone:
        ArrivalCell.objects.add(country, ArrivalCell.Kind.GONE, "all", gone)
        old.delete()


def _forget_words(now: datetime) -> None:
    """What the log keeps apart and names no package has no closure: it goes by its age."""
    days = Retention.objects.aggregate(most=Max("reduced_days"))["most"] or REDUCE_AFTER.days
    old = PrivateEntry.objects.known().before(now - timedelta(days=days))
    old.exclude(thing__startswith="package:").forget()
