from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.models import User
from titian.people.policies import Permission
from titian.preparedness.actions.checking import check_taking_part
from titian.preparedness.alert_models import Alert, Recipient
from titian.preparedness.errors import AlertOver


def acknowledge_alert(*, actor: User, alert: Alert, now: datetime) -> Recipient:
    """Whoever was told says that they read it: nobody further is told for them. Twice says the same.

    Raises `NotAllowed`, `AlertOver`.
    """
    check_taking_part(actor, Permission.RECEIVE_ALERTS)
    with transaction.atomic():
        told = Recipient.objects.select_for_update().filter(alert=alert, account=actor).first()
        if told is None:
            raise NotAllowed
        if not Alert.objects.standing(now).filter(pk=alert.pk).exists():
            raise AlertOver
        if told.acknowledged_at is None:
            told.acknowledged_at = now
            told.save(update_fields=["acknowledged_at"])
            audit.record("user", str(actor.pk), "alert.acknowledge", f"alert:{alert.pk}")
    return told
