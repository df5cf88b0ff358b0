from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.devices.errors import DeviceRevoked, NotAllowed
from titian.devices.models import Enrolment
from titian.devices.policies import may_revoke

if TYPE_CHECKING:
    from titian.people.models import User


def revoke_enrolment(*, actor: User, enrolment: Enrolment, now: datetime) -> None:
    """End an enrolment: the phone's requests are refused from now on. Raises `NotAllowed`, `DeviceRevoked`."""
    if not may_revoke(actor, enrolment):
        raise NotAllowed
    with transaction.atomic():
        row = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
        if row.is_revoked:
            raise DeviceRevoked("This enrolment was ended before.")
        row.revoked_at, row.revoked_by = now, actor
        row.save(update_fields=["revoked_at", "revoked_by"])
        audit.record("user", str(actor.pk), "enrolment.revoke", f"enrolment:{row.pk}")
