from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.people.models import User
from titian.people.policies import Permission, reaches
from titian.webhooks.errors import NotAllowed
from titian.webhooks.models import Webhook
from titian.webhooks.states import Move, Outcome, find_next


def pause_webhook(*, actor: User, webhook: Webhook, now: datetime) -> None:
    """Nothing is sent until it is resumed, and what happens meanwhile is not told later. Raises WrongState."""
    _move(actor, webhook, Move.PAUSE, now)


def resume_webhook(*, actor: User, webhook: Webhook, now: datetime) -> None:
    """It hears of what happens from now on, and what still waited is tried at once. Raises WrongState."""
    _move(actor, webhook, Move.RESUME, now)


def _move(actor: User, webhook: Webhook, move: Move, now: datetime) -> None:
    if not reaches(actor, Permission.MANAGE_WEBHOOKS, country=webhook.country_id):
        raise NotAllowed
    with transaction.atomic():
        row = Webhook.objects.select_for_update().get(pk=webhook.pk)
        row.state = find_next(row.state, move)
        if move == Move.RESUME:
            row.failures, row.next_try_at = 0, now
            row.listens_from = row.looked_through = now
            row.deliveries.filter(state=Outcome.WAITING).update(due_at=now, queued_at=None)
        row.save()
        audit.record("user", str(actor.pk), f"webhook.{move}", f"webhook:{row.pk}")
