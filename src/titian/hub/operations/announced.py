"""What other systems hear of alarms: that one began. Not which, nor what about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from titian.hub.operations.models import Alarm
from titian.webhooks.events import ALARM_RAISED, Event
from titian.webhooks.models import Webhook


def find_raised_alarms(webhook: Webhook, since: datetime) -> Iterator[Event]:
    """For the country's webhooks alone."""
    if webhook.organisation_id is not None:
        return
    for alarm_id, began in Alarm.objects.filter(since__gte=since).order_by("since").values_list("pk", "since"):
        yield Event(event=ALARM_RAISED, key=str(alarm_id), ids={"alarm_id": str(alarm_id)}, happened_at=began)
