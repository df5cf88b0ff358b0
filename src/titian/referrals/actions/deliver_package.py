from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.referrals.answers import get_own_package
from titian.referrals.errors import CiphertextGone, PackagePaused
from titian.referrals.models import Package
from titian.referrals.states import UNOPENED, Action, Status
from titian.referrals.store import LockedReferral

if TYPE_CHECKING:
    from titian.people.models import User


def deliver_package(*, actor: User, item_id: uuid.UUID, now: datetime) -> bytes:
    """Hand the sealed bytes to a member's browser, which alone can open them. Each reading is logged.

    Raises `PackageUnknown` for what is not the own organisation's, `CiphertextGone` once the bytes were deleted, and
    `PackagePaused` for what nobody has opened while the person's code pauses it.
    """
    with transaction.atomic():
        package = get_own_package(actor, item_id)
        locked = LockedReferral(package.referral_id, now)
        package = next(row for row in locked.chain if row.pk == package.pk)
        if locked.referral.paused_at is not None and package.status in UNOPENED:
            raise PackagePaused
        if package.status == Status.RELEASED:
            locked.step(package, Action.DELIVER, actor=actor)
        audit.record_by(actor, "package.read", f"package:{item_id}", organisation=package.organisation_id)
        ciphertext = Package.objects.filter(pk=package.pk).readable().values_list("ciphertext", flat=True).first()
        if ciphertext is None:
            raise CiphertextGone
        return bytes(ciphertext)
