from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.models import Duty
from titian.people.policies import Permission, reaches
from titian.referrals.errors import DutyElsewhere
from titian.referrals.models import OpenMark

if TYPE_CHECKING:
    from titian.people.models import User


def close_open_mark(*, actor: User, mark_id: uuid.UUID) -> None:
    """Whoever holds the duty says that somebody looks after a person an officer had left without help.

    The mark is gone; the log says who and where, not which. One that is gone already stays gone. Raises `NotAllowed`,
    `DutyElsewhere`.
    """
    if actor.station_id is None or not reaches(actor, Permission.KEEP_DUTY, station=actor.station_id):
        raise NotAllowed
    with transaction.atomic():
        if not Duty.objects.select_for_update().current().filter(station=actor.station_id, holder=actor).exists():
            raise DutyElsewhere
        removed, _ = OpenMark.objects.filter(station=actor.station_id, pk=mark_id).delete()
        if removed:
            audit.record_by(actor, "open_mark.close", f"station:{actor.station_id}")
