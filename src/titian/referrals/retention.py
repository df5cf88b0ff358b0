"""For how long sealed bytes are kept, by country and state, and until when one package is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from titian.referrals.models import KEEP_ACCEPTED, KEEP_AFTER_CLOSURE, Retention
from titian.referrals.states import CLOSED, READABLE, Status

if TYPE_CHECKING:
    from titian.referrals.models import Package


@dataclass(frozen=True, slots=True)
class Kept:
    """`accepted`: of what was accepted and never closed, from the acceptance; `closed`: from the closure."""

    accepted: timedelta = KEEP_ACCEPTED
    closed: timedelta = KEEP_AFTER_CLOSURE


def find_kept(country: str) -> Kept:
    """What the country has set, else what holds everywhere."""
    row = Retention.objects.filter(country=country).first()
    return Kept() if row is None else Kept(timedelta(days=row.accepted_days), timedelta(days=row.closed_days))


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
