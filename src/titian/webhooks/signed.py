"""What stands in the body of a delivery: a JWS by the hub key, as receipts are."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from titian.library.identity import HubIdentity
from titian.sealing import format_instant, sign
from titian.webhooks.models import Delivery

LIFETIME: Final = timedelta(minutes=15)


def sign_event(hub: HubIdentity, delivery: Delivery, now: datetime) -> str:
    """Names the webhook it goes to, and ends soon: passed on to another, or later, it says nothing."""
    payload = {
        "kind": "event",
        "scope": hub.hub_id,
        "sequence": int(now.timestamp()),
        "issued_at": format_instant(now),
        "expires_at": format_instant(now + LIFETIME),
        "webhook_id": str(delivery.webhook_id),
        "event_id": str(delivery.event_id),
        "event": delivery.event,
        "happened_at": format_instant(delivery.happened_at),
        "ids": dict(delivery.ids),
    }
    return sign(payload, hub.hub_key)
