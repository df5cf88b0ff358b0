"""What the systems of an organisation hear: that a referral waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final
from uuid import UUID

from titian.desk.events import Event, EventKind
from titian.referrals.models import Package

REFERRAL_WAITING: Final = EventKind("referral.waiting", frozenset({"referral_id", "item_id"}), is_of_organisation=True)


def find_waiting_referrals(organisation: UUID | None, since: datetime) -> Iterator[Event]:
    """Packages released to the organisation."""
    if organisation is None:
        return
    released = Package.objects.filter(organisation_id=organisation, released_at__gte=since)
    for item_id, referral_id, released_at in released.order_by("released_at").values_list(
        "item_id", "referral__referral_id", "released_at"
    ):
        if released_at is None:  # what the filter says already
            continue
        yield Event(
            kind=REFERRAL_WAITING,
            key=str(item_id),
            ids={"referral_id": str(referral_id), "item_id": str(item_id)},
            happened_at=released_at,
        )
