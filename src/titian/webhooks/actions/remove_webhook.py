from __future__ import annotations

from django.db import transaction

from titian import audit
from titian.people.models import User
from titian.people.policies import Permission, reaches
from titian.webhooks.errors import NotAllowed
from titian.webhooks.models import Webhook


def remove_webhook(*, actor: User, webhook: Webhook) -> None:
    """Gone with its deliveries; the audit log keeps that it was. Nothing is sent to it any more."""
    if not reaches(actor, Permission.MANAGE_WEBHOOKS, country=webhook.country_id):
        raise NotAllowed
    with transaction.atomic():
        audit.record("user", str(actor.pk), "webhook.remove", f"webhook:{webhook.pk}")
        Webhook.objects.filter(pk=webhook.pk).delete()
