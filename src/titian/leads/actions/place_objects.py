"""Objects into a recipient's collection, each at a place and a time after all before it; and recalls of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from titian.leads.models import PackageDelivery, Placed, Recipient
from titian.leads.out.stix import Value, bury
from titian.leads.out.taxii import follow

SHARED = frozenset({"identity", "marking-definition", "extension-definition"})
"""What several packages refer to. It says nothing of an offer, and stays."""


def place(delivery: PackageDelivery, objects: Iterable[Mapping[str, Value]], now: datetime) -> None:
    """Within the caller's transaction. Whoever places something holds the recipient: two at once wait."""
    recipient = _lock(delivery)
    known = set(Placed.objects.filter(recipient=recipient, delivery=None).values_list("name", flat=True))
    fresh = [each for each in objects if each["id"] not in known]
    _add(recipient, delivery, fresh, now, is_revoked=False)


def take_back(delivery: PackageDelivery, now: datetime) -> None:
    """Each object of the delivery again, revoked and without words; the version with words is there no more."""
    recipient = _lock(delivery)
    rows = Placed.objects.filter(delivery=delivery, is_revoked=False).order_by("place")
    objects = [json.loads(row.content) for row in rows]
    latest = max((row.version for row in rows), default=now)
    rows.delete()
    _add(recipient, delivery, bury(objects, max(now, latest + timedelta(milliseconds=1))), now, is_revoked=True)


def _lock(delivery: PackageDelivery) -> Recipient:
    return Recipient.objects.select_for_update().get(pk=delivery.recipient_id)


def _add(
    recipient: Recipient,
    delivery: PackageDelivery,
    objects: Iterable[Mapping[str, Value]],
    now: datetime,
    *,
    is_revoked: bool,
) -> None:
    rows = []
    for each in objects:
        recipient.last_place += 1
        recipient.last_added_at = follow(recipient.last_added_at, now)
        rows.append(
            Placed(
                recipient=recipient,
                delivery=None if each["type"] in SHARED else delivery,
                place=recipient.last_place,
                added_at=recipient.last_added_at,
                name=str(each["id"]),
                type=str(each["type"]),
                version=datetime.fromisoformat(str(each.get("modified", each.get("created")))),
                is_revoked=is_revoked,
                content=json.dumps(each, ensure_ascii=False, separators=(",", ":")),
            )
        )
    Placed.objects.bulk_create(rows, batch_size=500)
    recipient.save(update_fields=["last_place", "last_added_at"])
