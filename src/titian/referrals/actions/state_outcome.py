from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.referrals.answers import get_own_package
from titian.referrals.errors import OutcomeSaid, PackageNotArrived, ReasonUnknown
from titian.referrals.models import Package, PackageEvent
from titian.referrals.questions import OUTCOMES
from titian.referrals.states import Status
from titian.referrals.store import LockedReferral

if TYPE_CHECKING:
    from titian.people.models import User


def state_outcome(*, actor: User, item_id: uuid.UUID, outcome: str, now: datetime) -> Package:
    """What came of a referral whose person has arrived, in a code of the list, once.

    Raises `PackageUnknown`, `ReasonUnknown`, `PackageNotArrived`, `OutcomeSaid`.
    """
    if outcome not in OUTCOMES:
        raise ReasonUnknown
    with transaction.atomic():
        package = get_own_package(actor, item_id)
        locked = LockedReferral(package.referral_id, now)
        package = next(row for row in locked.chain if row.pk == package.pk)
        if package.status != Status.ARRIVED:
            raise PackageNotArrived
        if PackageEvent.objects.filter(item_id=item_id, action="outcome").exists():
            raise OutcomeSaid
        locked.note_outcome(package, outcome, actor)
        audit.record_by(
            actor,
            "package.state_outcome",
            f"package:{item_id}",
            {"outcome": outcome},
            organisation=package.organisation_id,
        )
    package.referral = locked.referral
    return package
