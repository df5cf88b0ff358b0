from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction

from titian import audit
from titian.people.models import User
from titian.people.policies import Permission, reaches
from titian.webhooks.errors import NotAllowed, WrongState
from titian.webhooks.events import TEST
from titian.webhooks.models import Delivery, Webhook
from titian.webhooks.states import State


def send_test(*, actor: User, webhook: Webhook, now: datetime) -> Delivery:
    """Puts an event without ids into the queue, for whoever sets up the other side."""
    if not reaches(actor, Permission.MANAGE_WEBHOOKS, country=webhook.country_id):
        raise NotAllowed
    if webhook.state != State.ACTIVE:
        raise WrongState
    with transaction.atomic():
        delivery = Delivery.objects.create(
            webhook=webhook, event_id=uuid.uuid4(), event=TEST, ids={}, happened_at=now, due_at=now
        )
        audit.record("user", str(actor.pk), "webhook.test", f"webhook:{webhook.pk}")
    return delivery
