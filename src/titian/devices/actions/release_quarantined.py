from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.devices.errors import ItemRefused
from titian.devices.items import Numbered, Reception, get_kind, read_item
from titian.devices.models import Enrolment, QuarantinedItem
from titian.devices.policies import may_keep_quarantine
from titian.devices.sql import EnrolledPhone
from titian.library.identity import get_hub_identity
from titian.sealing.encoding import parse_json

if TYPE_CHECKING:
    from titian.people.models import User


@dataclass(frozen=True, slots=True)
class Released:
    """How many went on, and why the others did not: those stay set apart."""

    count: int
    refusals: list[ItemRefused]


def release_quarantined(
    *, actor: User, enrolment: Enrolment, item_ids: Collection[uuid.UUID], now: datetime
) -> Released:
    """Let items of an ended phone go on to their recipients, in the order they came, marked with where they came from.

    What was dropped has to be taken back first. One that cannot go on now, because its recipient is not listed any
    more for example, stays. Raises `NotAllowed`, and the library's `IdentityMissing`.
    """
    if not may_keep_quarantine(actor, enrolment):
        raise NotAllowed
    with transaction.atomic():
        phone = _lock(enrolment)
        reception = Reception(phone=phone, hub=get_hub_identity(), now=now, let_go_on=now.astimezone(UTC).date())
        rows = QuarantinedItem.objects.select_for_update().undecided().filter(enrolment=enrolment, item_id__in=item_ids)
        refusals: list[ItemRefused] = []
        count = 0
        for row in rows.order_by("received_sequence"):
            refusal = _store(reception, row)
            if refusal is not None:
                refusals.append(refusal)
                continue
            detail = {"item": str(row.item_id), "kind": row.kind}
            audit.record_by(actor, "item.release", f"enrolment:{enrolment.pk}", detail)
            row.delete()
            count += 1
    return Released(count, refusals)


def _lock(enrolment: Enrolment) -> EnrolledPhone:
    row = Enrolment.objects.select_for_update(of=("self",)).select_related("station").get(pk=enrolment.pk)
    return EnrolledPhone(row.pk, row.station_id, row.station.country_id, row.transport_jwk, row.is_revoked)


def _store(reception: Reception, row: QuarantinedItem) -> ItemRefused | None:
    """What the room of this kind does with it, at the place it had when it came."""
    try:
        item = read_item(parse_json(bytes(row.content)))
    except ItemRefused as refusal:
        return refusal
    return get_kind(item.kind).store(reception, [Numbered(row.received_sequence, item)]).get(item.item_id)
