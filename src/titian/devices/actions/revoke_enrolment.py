from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext

from titian import audit
from titian.desk.errors import NotAllowed
from titian.devices.errors import DeviceRevoked
from titian.devices.models import Enrolment
from titian.devices.policies import may_manage

if TYPE_CHECKING:
    from titian.people.models import User


def revoke_enrolment(*, actor: User, enrolment: Enrolment, now: datetime) -> None:
    """End an enrolment: at its next contact the phone is told so and wipes itself; what it still brings is set apart.

    Raises `NotAllowed`, `DeviceRevoked`.
    """
    if not may_manage(actor, enrolment):
        raise NotAllowed
    with transaction.atomic():
        row = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
        if row.is_revoked:
            raise DeviceRevoked(gettext("This enrolment was ended before."))
        row.revoked_at, row.revoked_by = now, actor
        row.save(update_fields=["revoked_at", "revoked_by"])
        audit.record_by(actor, "enrolment.revoke", f"enrolment:{row.pk}")
