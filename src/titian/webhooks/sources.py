"""What organisations hear of. The country's source, alarms, is registered by the hub, which stands above this room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from titian.referrals.models import Package
from titian.webhooks.events import REFERRAL_WAITING, Event
from titian.webhooks.models import Webhook


def find_waiting_referrals(webhook: Webhook, since: datetime) -> Iterator[Event]:
    """Packages released to the webhook's organisation."""
    if webhook.organisation_id is None:
        return
    released = Package.objects.filter(organisation_id=webhook.organisation_id, released_at__gte=since)
    for item_id, referral_id, released_at in released.order_by("released_at").values_list(
        "item_id", "referral__referral_id", "released_at"
    ):
        if released_at is None:  # what the filter says already
            continue
        yield Event(
            event=REFERRAL_WAITING,
            key=str(item_id),
            ids={"referral_id": str(referral_id), "item_id": str(item_id)},
            happened_at=released_at,
        )
