from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.referrals.answers import get_own_package
from titian.referrals.errors import PackageNotPaused
from titian.referrals.models import Package
from titian.referrals.states import READABLE
from titian.referrals.store import LockedReferral

if TYPE_CHECKING:
    from titian.people.models import User


def go_on(*, actor: User, item_id: uuid.UUID, now: datetime) -> Package:
    """The provider has asked the person, who wants help: it runs again, with the time that the pause took.

    Raises `PackageUnknown`, `PackageNotPaused`.
    """
    with transaction.atomic():
        package, locked = _lock_paused(actor, item_id, now)
        locked.resume(actor)
        audit.record_by(actor, "package.go_on", f"package:{item_id}", organisation=package.organisation_id)
    return package


def end_for_person(*, actor: User, item_id: uuid.UUID, now: datetime) -> Package:
    """The provider has asked the person, who takes it back: its sealed bytes go, and nobody else is asked.

    Raises `PackageUnknown`, `PackageNotPaused`.
    """
    with transaction.atomic():
        package, locked = _lock_paused(actor, item_id, now)
        locked.withdraw(actor)
        audit.record_by(actor, "package.end_for_person", f"package:{item_id}", organisation=package.organisation_id)
    return package


def _lock_paused(actor: User, item_id: uuid.UUID, now: datetime) -> tuple[Package, LockedReferral]:
    """The actor's package of a paused referral that they hold. Whoever declined it or was too late settles nothing."""
    package = get_own_package(actor, item_id)
    locked = LockedReferral(package.referral_id, now)
    package = next(row for row in locked.chain if row.pk == package.pk)
    package.referral = locked.referral
    if locked.referral.paused_at is None or package.status not in READABLE:
        raise PackageNotPaused
    return package, locked
