from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.referrals.answers import get_own_package
from titian.referrals.errors import DeletionDayImpossible, PackageStillOpen
from titian.referrals.models import Package
from titian.referrals.states import WITH_RECIPIENT, Status
from titian.referrals.store import LockedReferral

if TYPE_CHECKING:
    from titian.people.models import User


def state_deletion(*, actor: User, item_id: uuid.UUID, deleted_on: date, now: datetime) -> Package:
    """A member says on which day the organisation deleted what it kept of a referral that is over.

    What the hub still keeps of it goes at once. The first statement stands: the same day again is answered the same,
    and another day changes nothing. Raises `PackageUnknown`, `PackageStillOpen`, `DeletionDayImpossible`.
    """
    with transaction.atomic():
        package = get_own_package(actor, item_id)
        locked = LockedReferral(package.referral_id, now)
        package = next(row for row in locked.chain if row.pk == package.pk)
        if package.status in WITH_RECIPIENT | {Status.ACCEPTED}:
            raise PackageStillOpen
        if package.deleted_there_on is None:
            released = package.released_at or package.received_at
            if not released.astimezone(UTC).date() <= deleted_on <= now.astimezone(UTC).date():
                raise DeletionDayImpossible
            locked.note_deletion(package, deleted_on, actor)
            audit.record_by(
                actor,
                "package.state_deletion",
                f"package:{item_id}",
                {"on": deleted_on.isoformat()},
                organisation=package.organisation_id,
            )
    package.referral = locked.referral
    return package
