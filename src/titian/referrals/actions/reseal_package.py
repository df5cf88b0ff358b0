from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction

from titian import audit
from titian.people.sealed import is_listed_key
from titian.referrals.answers import get_own_package
from titian.referrals.errors import CiphertextGone, KeyNotListed, PackageChanged, PackageMalformed, PackageNotOpen
from titian.referrals.models import MAX_CIPHERTEXT, Package
from titian.referrals.states import CLOSED, TAKEN, WITH_RECIPIENT
from titian.referrals.store import LockedReferral
from titian.sealing import AGE_HEADER, ciphertext_digest

if TYPE_CHECKING:
    from titian.people.models import User

OPEN: Final = (WITH_RECIPIENT | TAKEN) - CLOSED


def reseal_package(
    *, actor: User, item_id: uuid.UUID, recipient: str, before: str, ciphertext: bytes, now: datetime
) -> Package:
    """Keep the same package sealed for the organisation's listed key instead of the one before.

    A member's browser opened it with the old key and locked the very same plaintext with the new one; the hub sees
    neither, so it keeps both digests in the audit log, and the reader finds out whether it is what the officer signed.
    Only ciphertext and recipient change, only while the package is open, and only if `before` is still its digest.
    The same again is answered the same.

    Raises `PackageUnknown` (also for what is somebody else's or not yet released), `PackageNotOpen`, `CiphertextGone`,
    `KeyNotListed`, `PackageChanged`, `PackageMalformed`.
    """
    if len(ciphertext) > MAX_CIPHERTEXT or not ciphertext.startswith(AGE_HEADER):
        raise PackageMalformed
    after = ciphertext_digest(ciphertext)
    with transaction.atomic():
        package = get_own_package(actor, item_id)
        locked = LockedReferral(package.referral_id, now)
        package = next(row for row in locked.chain if row.pk == package.pk)
        if package.status not in OPEN:
            raise PackageNotOpen
        if not Package.objects.filter(pk=package.pk, ciphertext__isnull=False).exists():
            raise CiphertextGone
        if (package.sha256, package.recipient) == (after, recipient):
            return package
        if not is_listed_key(package.organisation_id, recipient):
            raise KeyNotListed
        if package.sha256 != before:
            raise PackageChanged
        locked.reseal(package, recipient=recipient, sha256=after, ciphertext=ciphertext, actor=actor)
        audit.record_by(
            actor,
            "package.reseal",
            f"package:{item_id}",
            {"before": before, "after": after, "recipient": recipient},
            organisation=package.organisation_id,
        )
    return package
