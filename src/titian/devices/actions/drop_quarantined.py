from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.devices.errors import DropReasonUnknown
from titian.devices.models import Enrolment, QuarantinedItem
from titian.devices.policies import may_keep_quarantine

if TYPE_CHECKING:
    from titian.people.models import User


def drop_quarantined(
    *, actor: User, enrolment: Enrolment, item_ids: Collection[uuid.UUID], reason: str, now: datetime
) -> int:
    """Let items of an ended phone go nowhere, for one of the reasons on the list. Returns how many.

    Their bytes go 30 days later (`forget_dropped`); until then `take_back_dropped` undoes it. Raises `NotAllowed`,
    `DropReasonUnknown`.
    """
    if not may_keep_quarantine(actor, enrolment):
        raise NotAllowed
    if reason not in QuarantinedItem.DropReason.values:
        raise DropReasonUnknown
    with transaction.atomic():
        rows = list(
            QuarantinedItem.objects.select_for_update()
            .undecided()
            .filter(enrolment=enrolment, item_id__in=item_ids)
            .defer("content")
        )
        for row in rows:
            row.dropped_at, row.dropped_by, row.drop_reason = now, actor, reason
            row.save(update_fields=["dropped_at", "dropped_by", "drop_reason"])
            detail = {"item": str(row.item_id), "kind": row.kind, "reason": reason}
            audit.record_by(actor, "item.drop", f"enrolment:{enrolment.pk}", detail)
    return len(rows)
