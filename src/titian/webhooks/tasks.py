"""Background work of this room. Safe to run twice."""

from __future__ import annotations

from django_tasks import task

from titian.webhooks.actions.deliver_event import deliver_event


@task()
def deliver(delivery_pk: int) -> None:
    deliver_event(delivery_pk)
