"""What waits in quarantine, for the administrator: how much, from which phone, why. Never what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from titian.devices.models import Enrolment, QuarantinedItem
from titian.devices.querysets import QuarantinedItemQuerySet

if TYPE_CHECKING:
    from titian.people.models import User


@dataclass
class PhoneItems:
    """One ended phone and items of it, the oldest first."""

    phone: Enrolment
    items: list[QuarantinedItem] = field(default_factory=list)


def list_waiting(reader: User) -> Sequence[PhoneItems]:
    """Items nobody has decided about; the phones whose items have waited longest come first."""
    return _by_phone(QuarantinedItem.objects.visible_to(reader).undecided().order_by("received_sequence"))


def list_dropped(reader: User) -> Sequence[PhoneItems]:
    """Items that were dropped and can be taken back; those soonest gone come first."""
    rows = QuarantinedItem.objects.visible_to(reader).dropped().select_related("dropped_by")
    return _by_phone(rows.order_by("dropped_at", "received_sequence"))


def _by_phone(rows: QuarantinedItemQuerySet) -> Sequence[PhoneItems]:
    phones: dict[object, PhoneItems] = {}
    for row in rows.defer("content").select_related(
        "enrolment__officer", "enrolment__station", "enrolment__revoked_by"
    ):
        phones.setdefault(row.enrolment_id, PhoneItems(row.enrolment)).items.append(row)
    return list(phones.values())
