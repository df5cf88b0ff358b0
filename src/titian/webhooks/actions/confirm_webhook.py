from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.people.models import User
from titian.people.policies import Permission, reaches
from titian.webhooks.errors import NotAllowed
from titian.webhooks.models import Webhook
from titian.webhooks.states import Move, Outcome, find_next


def confirm_webhook(*, actor: User, webhook: Webhook, now: datetime) -> None:
    """The organisation's manager lets it hear of what happens from now on. Raises NotAllowed, WrongState."""
    _require_manager(actor, webhook)
    with transaction.atomic():
        row = Webhook.objects.select_for_update().get(pk=webhook.pk)
        row.state = find_next(row.state, Move.CONFIRM)
        row.confirmed_at, row.confirmed_by = now, actor
        row.failures, row.next_try_at = 0, now
        row.listens_from = row.looked_through = now
        row.save()
        audit.record("user", str(actor.pk), "webhook.confirm", f"webhook:{row.pk}", {"host": row.host[:80]})


def withdraw_webhook(*, actor: User, webhook: Webhook) -> None:
    """The organisation's manager stops it: what waited is not sent, and no administrator starts it again.

    Raises NotAllowed, WrongState.
    """
    _require_manager(actor, webhook)
    with transaction.atomic():
        row = Webhook.objects.select_for_update().get(pk=webhook.pk)
        row.state = find_next(row.state, Move.WITHDRAW)
        row.confirmed_at = row.confirmed_by = None
        row.save()
        row.deliveries.filter(state=Outcome.WAITING).delete()
        audit.record("user", str(actor.pk), "webhook.withdraw", f"webhook:{row.pk}", {"host": row.host[:80]})


def _require_manager(actor: User, webhook: Webhook) -> None:
    if not reaches(actor, Permission.CONFIRM_WEBHOOKS, organisation=webhook.organisation_id):
        raise NotAllowed
