"""A region's contact sheet, taken from a file of its hub, whoever brought it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.devices.models import RegionSheet
from titian.library.contact_sheets import read_sheet
from titian.library.errors import HubKeysOlder, HubUnknown, SheetOlder, SheetOver
from titian.library.models import KnownHub
from titian.people.policies import Permission, may

if TYPE_CHECKING:
    from titian.people.models import User


def bring_sheet(*, actor: User, data: bytes, now: datetime) -> RegionSheet:
    """What an administrator brings in a file. Raises `NotAllowed`, and what `take_sheet` raises."""
    if not may(actor, Permission.KEEP_KNOWN_HUBS):
        raise NotAllowed
    return take_sheet(data=data, now=now, by=("user", str(actor.pk)))


def take_sheet(*, data: bytes, now: datetime, by: tuple[str, str]) -> RegionSheet:
    """The newest sheet of its hub from now on; `by` is who is on record, by kind and id. The same one twice is one.

    Raises `ContactSheetRefused` for what was altered or is signed by another key, `HubUnknown`, `HubKeysOlder`,
    `SheetOlder`, `SheetOver`.
    """
    sheet = read_sheet(data)
    with transaction.atomic():
        hub = KnownHub.objects.select_for_update().filter(hub_id=sheet.hub_id, ended_at__isnull=True).first()
        if hub is None or hub.root_thumbprint != sheet.root_thumbprint:
            raise HubUnknown
        if sheet.keys_sequence < hub.keys_sequence:
            raise HubKeysOlder  # a key that was taken off the newer list could have signed it
        if sheet.expires_at <= now:
            raise SheetOver
        kept = RegionSheet.objects.filter(pk=hub.pk).first()
        if kept is not None and sheet.sequence < kept.sequence:
            raise SheetOlder
        if sheet.keys_sequence > hub.keys_sequence:
            hub.keys_sequence = sheet.keys_sequence
            hub.save(update_fields=["keys_sequence"])
        row, _ = RegionSheet.objects.update_or_create(
            hub=hub,
            defaults={
                "file": data.decode(),
                "sequence": sheet.sequence,
                "expires_at": sheet.expires_at,
                "taken_at": now,
            },
        )
        if kept is None or kept.sequence != sheet.sequence:
            audit.record(*by, "region_sheet.take", f"known_hub:{hub.hub_id}")
    return row
