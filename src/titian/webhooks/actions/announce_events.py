from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from titian.desk.events import list_events
from titian.webhooks.models import Delivery, Webhook

# Looked at again each time: what another transaction stored late carries a time that was looked through before.
OVERLAP: Final = timedelta(minutes=10)
AT_ONCE: Final = 20


def announce_events() -> None:
    """For the worker's clock: finds what happened, then queues what is due."""
    now = timezone.now()
    find_events(now)
    queue_due(now)


def find_events(now: datetime) -> int:
    """A delivery for each event and each webhook that hears of it, once; how many there were."""
    found = 0
    for webhook in Webhook.objects.listening():
        events = list_events(webhook.organisation_id, max(webhook.listens_from, webhook.looked_through - OVERLAP))
        known = set(
            webhook.deliveries.filter(event_id__in=[event.event_id for event in events]).values_list(
                "event_id", flat=True
            )
        )
        new = [event for event in events if event.event_id not in known]
        if not new and now - webhook.looked_through < OVERLAP / 2:
            continue  # nothing to write, each few seconds, all day
        with transaction.atomic():
            Delivery.objects.bulk_create(
                [
                    Delivery(
                        webhook=webhook,
                        event_id=event.event_id,
                        event=event.kind.name,
                        ids=dict(event.ids),
                        happened_at=event.happened_at,
                        due_at=now,
                    )
                    for event in new
                ],
                ignore_conflicts=True,
            )
            Webhook.objects.filter(pk=webhook.pk, looked_through__lt=now).update(looked_through=now)
        found += len(new)
    return found


def queue_due(now: datetime) -> int:
    """Hands what is due to the worker; of a webhook that refused, one at a time. How many were handed over."""
    from titian.webhooks.tasks import deliver

    queued = 0
    for webhook_id, failures in list(
        Webhook.objects.filter(deliveries__in=Delivery.objects.due(now)).distinct().values_list("pk", "failures")
    ):
        rows = Delivery.objects.due(now).filter(webhook=webhook_id)[: 1 if failures else AT_ONCE]
        for pk in list(rows.values_list("pk", flat=True)):
            with transaction.atomic():
                if Delivery.objects.due(now).filter(pk=pk).order_by().update(queued_at=now):
                    deliver.enqueue(pk)
                    queued += 1
    return queued
