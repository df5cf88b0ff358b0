"""Items of phones whose bytes the last backup found damaged: asked for again, and put in their place when they come."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from titian import audit
from titian.desk.running import Damaged
from titian.devices.items import ReadItem, mend
from titian.devices.models import DamagedBytes, QuarantinedItem, ReceivedItem
from titian.people.kept import digest_kept

ASKED_AT_MOST: Final = 20  # as many as a phone sends at once


def list_damaged(enrolment_id: uuid.UUID) -> list[str]:
    """Ids of the phone's items that it should send again, the first received first."""
    found = DamagedBytes.objects.filter(enrolment_id=enrolment_id).order_by("pk")
    return [str(item_id) for item_id in found.values_list("item_id", flat=True)[:ASKED_AT_MOST]]


def note_damage(damaged: Sequence[Damaged], now: datetime) -> None:
    """In place of what the backup before had found. What phones have sent they are asked for again."""
    items = ReceivedItem.objects.in_bulk([one.number for one in damaged if one.number is not None])
    rows = []
    for one in damaged:
        item = items.get(one.number or 0)
        # A package that was sealed anew since: what its phone holds is not what lies here.
        is_same = item is not None and (one.table != "referrals_package" or one.digest == item.sha256)
        asked = {"item_id": item.item_id, "enrolment_id": item.enrolment_id} if item is not None and is_same else {}
        rows.append(DamagedBytes(table=one.table, row=one.row, found_at=now, **asked))
    DamagedBytes.objects.all().delete()
    DamagedBytes.objects.bulk_create(rows)


def mend_items(
    enrolment_id: uuid.UUID, items: Sequence[ReadItem], contents: Mapping[uuid.UUID, bytes] | None = None
) -> None:
    """Puts the bytes of repeated items where they were damaged, in the caller's transaction.

    The caller has held each against its receipt: it is what the phone sent before. `contents` holds each as it was
    sent, where the phone's enrolment was ended: such an item is kept whole.
    """
    by_id = {item.item_id: item for item in items}
    damaged = DamagedBytes.objects.filter(enrolment_id=enrolment_id, item_id__in=by_id)
    whole = [row.pk for row in damaged if row.item_id and _mend(by_id[row.item_id], (contents or {}).get(row.item_id))]
    if whole:
        DamagedBytes.objects.filter(pk__in=whole).delete()
        audit.record("device", str(enrolment_id), "items.mend", "hub:inbox", {"items": len(whole)})


def _mend(item: ReadItem, content: bytes | None) -> bool:
    if content is not None:
        apart = QuarantinedItem.objects.filter(item_id=item.item_id, kept_sha256=digest_kept(content))
        if apart.update(content=content):
            return True
    return mend(item)
