from __future__ import annotations

from django.utils import timezone

from titian.notices.actions.find_waiting import end_waiting, find_waiting
from titian.notices.actions.queue_due import queue_due


def tell() -> None:
    """For the worker's clock: finds what waits, drops what waits no more, then queues what is due."""
    now = timezone.now()
    find_waiting(now)
    end_waiting(now)
    queue_due(now)
