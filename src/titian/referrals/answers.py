"""What a recipient's member does to a package: the part that all those actions share."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction

from titian import audit
from titian.referrals.errors import PackagePaused, PackageUnknown, ReasonUnknown
from titian.referrals.models import Package
from titian.referrals.policies import may_answer
from titian.referrals.states import READABLE, Action
from titian.referrals.store import LockedReferral

if TYPE_CHECKING:
    from titian.people.models import User

# Codes only: free text could say who the person is, and the hub must not know.
REASONS: Final[dict[Action, frozenset[str]]] = {
    Action.DECLINE: frozenset({"full", "not_our_service", "too_far", "no_interpreter", "other"}),
    Action.NOT_ARRIVED: frozenset({"did_not_come", "went_elsewhere", "changed_mind", "other"}),
}


def answer_package(*, actor: User, item_id: uuid.UUID, action: Action, now: datetime, reason: str = "") -> Package:
    """Move the package under the lock of its referral, settle the chain, log it.

    Raises `PackageUnknown` (also for what is somebody else's or not yet released), `ReasonUnknown`, `PackagePaused`,
    or a `WrongMove` that names why; nothing is changed then. Of two members who answer at once the second gets the
    named error.
    """
    if reason and reason not in REASONS.get(action, frozenset()):
        raise ReasonUnknown
    with transaction.atomic():
        package = get_own_package(actor, item_id)
        locked = LockedReferral(package.referral_id, now)
        package = next(row for row in locked.chain if row.pk == package.pk)
        if locked.referral.paused_at is not None and package.status in READABLE:
            raise PackagePaused
        locked.step(package, action, actor=actor, reason=reason)
        locked.settle()
        audit.record_by(actor, f"package.{action}", f"package:{item_id}", organisation=package.organisation_id)
    package.referral = locked.referral
    return package


def get_own_package(actor: User, item_id: uuid.UUID) -> Package:
    """A package released to the actor's organisation; raises `PackageUnknown` for any other."""
    package = Package.objects.visible_to(actor).select_related("referral").filter(item_id=item_id).first()
    if package is None or not may_answer(actor, package):
        raise PackageUnknown
    return package
