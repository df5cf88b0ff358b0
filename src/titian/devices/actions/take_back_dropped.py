from __future__ import annotations

import uuid
from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.devices.models import Enrolment, QuarantinedItem
from titian.devices.policies import may_keep_quarantine

if TYPE_CHECKING:
    from titian.people.models import User


def take_back_dropped(*, actor: User, enrolment: Enrolment, item_ids: Collection[uuid.UUID]) -> int:
    """Undo a drop: the items wait for a decision again. Returns how many. Raises `NotAllowed`."""
    if not may_keep_quarantine(actor, enrolment):
        raise NotAllowed
    with transaction.atomic():
        rows = list(
            QuarantinedItem.objects.select_for_update()
            .dropped()
            .filter(enrolment=enrolment, item_id__in=item_ids)
            .defer("content")
        )
        for row in rows:
            row.dropped_at, row.dropped_by, row.drop_reason = None, None, ""
            row.save(update_fields=["dropped_at", "dropped_by", "drop_reason"])
            detail = {"item": str(row.item_id), "kind": row.kind}
            audit.record_by(actor, "item.take_back", f"enrolment:{enrolment.pk}", detail)
    return len(rows)
