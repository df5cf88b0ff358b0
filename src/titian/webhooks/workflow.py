"""What administrators, the organisation's managers and the hub itself do with a webhook."""

from __future__ import annotations

import uuid
from typing import Final

from django.utils.translation import gettext_lazy

from titian.desk.workflow import GONE, Detail, Doing, Move, Workflow
from titian.people.policies import Permission
from titian.webhooks.errors import WrongState
from titian.webhooks.models import Webhook
from titian.webhooks.states import Outcome, State


def _confirm(webhook: Webhook, doing: Doing) -> Detail:
    webhook.confirmed_at, webhook.confirmed_by = doing.now, doing.actor
    _listen_from_now(webhook, doing)
    return {"host": webhook.host[:80]}


def _withdraw(webhook: Webhook, doing: Doing) -> Detail:
    """As if it had never been confirmed: what waited is not sent, and no administrator starts it again."""
    webhook.confirmed_at = webhook.confirmed_by = None
    webhook.deliveries.filter(state=Outcome.WAITING).delete()
    return {"host": webhook.host[:80]}


def _resume(webhook: Webhook, doing: Doing) -> Detail:
    """What happened meanwhile is not told later; what still waited is tried at once."""
    _listen_from_now(webhook, doing)
    webhook.deliveries.filter(state=Outcome.WAITING).update(due_at=doing.now, queued_at=None)
    return {}


def _listen_from_now(webhook: Webhook, doing: Doing) -> None:
    webhook.failures, webhook.next_try_at = 0, doing.now
    webhook.listens_from = webhook.looked_through = doing.now


def _test(webhook: Webhook, doing: Doing) -> Detail:
    """An event without ids, for whoever sets up the other side."""
    now = doing.now
    webhook.deliveries.create(event_id=uuid.uuid4(), event="webhook.test", ids={}, happened_at=now, due_at=now)
    return {}


def _stop(webhook: Webhook, doing: Doing) -> Detail:
    return {"problem": doing.given["problem"]}


_ACTIVE: Final = frozenset({State.ACTIVE})
_CONFIRMED: Final = frozenset({State.ACTIVE, State.PAUSED, State.STOPPED})
WEBHOOK: Final = Workflow(
    "webhook",
    Webhook,
    Move(
        name="confirm",
        label=gettext_lazy("Look at it and confirm"),
        states=frozenset({State.PENDING}),
        to=State.ACTIVE,
        permission=Permission.CONFIRM_WEBHOOKS,
        do=_confirm,
        needs_proof=True,
    ),
    Move(
        name="withdraw",
        label=gettext_lazy("Stop it"),
        states=_CONFIRMED,
        to=State.PENDING,
        permission=Permission.CONFIRM_WEBHOOKS,
        do=_withdraw,
    ),
    Move(
        name="test",
        label=gettext_lazy("Send a test"),
        states=_ACTIVE,
        to=None,
        permission=Permission.MANAGE_WEBHOOKS,
        do=_test,
    ),
    Move(
        name="pause",
        label=gettext_lazy("Pause"),
        states=_ACTIVE,
        to=State.PAUSED,
        permission=Permission.MANAGE_WEBHOOKS,
    ),
    Move(
        name="resume",
        label=gettext_lazy("Resume"),
        states=frozenset({State.PAUSED, State.STOPPED}),
        to=State.ACTIVE,
        permission=Permission.MANAGE_WEBHOOKS,
        do=_resume,
    ),
    Move(
        name="remove",
        label=gettext_lazy("Remove"),
        states=frozenset(State),
        to=GONE,
        permission=Permission.MANAGE_WEBHOOKS,
    ),
    Move(name="stop", states=_ACTIVE, to=State.STOPPED, permission=None, do=_stop),
    wrong=WrongState,
)
