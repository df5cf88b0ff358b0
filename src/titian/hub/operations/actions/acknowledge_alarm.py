from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from titian import audit
from titian.hub.operations.models import Alarm
from titian.people.models import User
from titian.people.policies import Permission, may


def acknowledge_alarm(*, actor: User, alarm: Alarm, now: datetime) -> None:
    """Notes who looks after it. The alarm stays until its cause is over; saying so twice changes nothing."""
    if not may(actor, Permission.ADMINISTER):
        raise PermissionDenied
    with transaction.atomic():
        changed = Alarm.objects.unseen().filter(pk=alarm.pk).update(acknowledged_at=now, acknowledged_by=actor)
        if changed:
            audit.record_by(actor, "alarm.acknowledge", f"alarm:{alarm.pk}", {"kind": alarm.kind})
