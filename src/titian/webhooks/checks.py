"""When an administrator should look at a webhook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from titian.webhooks.models import Webhook

ALARM_FROM: Final = 4  # refusals in a row: with the waits between them, about twenty minutes


def find_failed_deliveries(now: datetime) -> Iterator[str]:
    """Webhooks that were stopped, and those whose address has taken nothing for a while."""
    for webhook in Webhook.objects.troubled(ALARM_FROM):
        yield f"webhook:{webhook.pk}"
