"""What other systems hear of alarms: that one began. Not which, nor what about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from uuid import UUID

from titian.desk.events import Event, EventKind
from titian.hub.operations.models import Alarm

ALARM_RAISED: Final = EventKind("alarm.raised", frozenset({"alarm_id"}))


def find_raised_alarms(organisation: UUID | None, since: datetime) -> Iterator[Event]:
    """For the country's webhooks."""
    for alarm_id, began in Alarm.objects.filter(since__gte=since).order_by("since").values_list("pk", "since"):
        yield Event(kind=ALARM_RAISED, key=str(alarm_id), ids={"alarm_id": str(alarm_id)}, happened_at=began)
