"""For how long sealed bytes and envelopes are kept, by country and state, and until when one package is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from titian.referrals.models import DELETE_AFTER, KEEP_ACCEPTED, KEEP_AFTER_CLOSURE, REDUCE_AFTER, Retention
from titian.referrals.states import CLOSED, READABLE, Status

if TYPE_CHECKING:
    from titian.referrals.models import Package


@dataclass(frozen=True, slots=True)
class Kept:
    """`accepted`: of what was accepted and never closed, from the acceptance; `closed`: from the closure. `reduced` and
    `deleted`, both from the closure, are of what the hub knows itself."""

    accepted: timedelta = KEEP_ACCEPTED
    closed: timedelta = KEEP_AFTER_CLOSURE
    reduced: timedelta = REDUCE_AFTER
    deleted: timedelta = DELETE_AFTER


def find_kept(country: str) -> Kept:
    """What the country has set, else what holds everywhere."""
    row = Retention.objects.filter(country=country).first()
    if row is None:
        return Kept()
    days = (row.accepted_days, row.closed_days, row.reduced_days, row.deleted_days)
    return Kept(*(timedelta(days=number) for number in days))


def find_end(package: Package, kept: Kept) -> datetime | None:
    """Until when the sealed bytes are kept; None while somebody is to answer, and where nothing is kept any more."""
    if package.status not in READABLE:
        return None
    if package.status in CLOSED:
        closed_at = package.referral.closed_at
        is_withdrawn = package.referral.withdrawn_at is not None
        return None if closed_at is None or is_withdrawn or package.deleted_there_on else closed_at + kept.closed
    if package.status == Status.ACCEPTED and package.answered_at is not None:
        return package.answered_at + kept.accepted
    return None
