from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.devices.models import Enrolment
from titian.devices.policies import may_keep_quarantine
from titian.referrals.errors import PhoneInUse, PhoneUnknown
from titian.referrals.models import Package
from titian.referrals.states import TABLE, Action, Status
from titian.referrals.store import LockedReferral

if TYPE_CHECKING:
    from titian.people.models import User


def stop_unopened(*, actor: User, enrolment_id: uuid.UUID, now: datetime) -> int:
    """Stop what an ended phone sent and nobody has opened: it may be stolen. How many packages that were.

    An administrator says so, and never the officer whose phone it is: that would be a way to make a referral unsent.
    The station hears that nobody is left to ask, so that a person who waits is not forgotten. Again: nothing more.

    Raises `PhoneUnknown`, `NotAllowed`, `PhoneInUse`.
    """
    phone = Enrolment.objects.visible_to(actor).select_related("station").filter(pk=enrolment_id).first()
    if phone is None:
        raise PhoneUnknown
    if not may_keep_quarantine(actor, phone):
        raise NotAllowed
    if not phone.is_revoked:
        raise PhoneInUse
    unopened = [status for status in Status if Action.REVOKE in TABLE[status]]
    stopped = 0
    with transaction.atomic():
        rows = Package.objects.filter(referral__enrolment=phone, status__in=unopened)
        for pk in sorted(set(rows.values_list("referral_id", flat=True))):
            locked = LockedReferral(pk, now)
            locked.revoke(actor)
            stopped += locked.moved
        audit.record_by(actor, "packages.stop_unopened", f"enrolment:{phone.pk}", {"packages": stopped})
    return stopped
