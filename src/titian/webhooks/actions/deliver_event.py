from __future__ import annotations

from datetime import datetime

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from titian.library.identity import get_hub_identity
from titian.webhooks.errors import DeliveryFailed, TargetRefused
from titian.webhooks.models import Delivery, Webhook
from titian.webhooks.sending import post
from titian.webhooks.signed import sign_event
from titian.webhooks.states import Outcome, State
from titian.webhooks.targets import Target
from titian.webhooks.workflow import WEBHOOK

log = structlog.get_logger()


def deliver_event(delivery_pk: int) -> None:
    """Sends one delivery, if it still waits and its webhook is active, and notes what became of it.

    No transaction is open while the other side is spoken to. Sent twice it is one event: its id is the same.
    """
    delivery = Delivery.objects.select_related("webhook").filter(pk=delivery_pk, state=Outcome.WAITING).first()
    now = timezone.now()
    if delivery is None or delivery.webhook.state != State.ACTIVE or delivery.due_at > now:
        return
    try:
        target = Target.parse(delivery.webhook.url, is_open=settings.TITIAN.is_demo)
        answered = post(target, sign_event(get_hub_identity(), delivery, now).encode("ascii"))
    except TargetRefused:
        _note_failure(delivery, DeliveryFailed("target"), timezone.now())
    except DeliveryFailed as failure:
        _note_failure(delivery, failure, timezone.now())
    else:
        _note_success(delivery, answered, timezone.now())


def _note_success(delivery: Delivery, answered: int, now: datetime) -> None:
    with transaction.atomic():
        Webhook.objects.filter(pk=delivery.webhook_id).update(failures=0, next_try_at=now)
        Delivery.objects.filter(pk=delivery.pk, state=Outcome.WAITING).update(
            state=Outcome.DELIVERED, tries=delivery.tries + 1, answered=answered, problem="", settled_at=now
        )


def _note_failure(delivery: Delivery, failure: DeliveryFailed, now: datetime) -> None:
    """Waits longer each time. After the last try the delivery has failed, and its webhook is stopped."""
    with transaction.atomic():
        webhook = Webhook.objects.select_for_update().filter(pk=delivery.webhook_id).first()
        if webhook is None:  # removed meanwhile, and its deliveries with it
            return
        webhook.hold_back(now)
        webhook.save(update_fields=["failures", "next_try_at"])
        if delivery.is_last_try and webhook.state == State.ACTIVE:
            WEBHOOK.perform(webhook, "stop", actor=None, now=now, given={"problem": failure.problem})
        Delivery.objects.filter(pk=delivery.pk, state=Outcome.WAITING).update(
            state=Outcome.FAILED if delivery.is_last_try else Outcome.WAITING,
            answered=failure.answered,
            **delivery.after_failure(failure.problem, now),
        )
    log.warning(
        "webhook.deliver.failed", webhook=str(delivery.webhook_id), problem=failure.problem, tries=delivery.tries + 1
    )
