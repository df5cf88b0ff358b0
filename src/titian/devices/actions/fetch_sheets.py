"""Region's contact sheets, asked for where their hubs are; by the worker's clock, and by `titian take-contacts`."""

from __future__ import annotations

from datetime import datetime

import structlog
from django.conf import settings
from django.utils import timezone

from titian.desk.errors import Refused
from titian.devices.actions.take_sheet import take_sheet
from titian.devices.models import RegionSheet
from titian.library.between_hubs import sign_for_hub
from titian.library.contact_sheets import MOST_BYTES, PATH, REQUEST
from titian.library.errors import SheetNotGiven
from titian.library.models import KnownHub
from titian.webhooks.errors import DeliveryFailed, TargetRefused
from titian.webhooks.sending import exchange
from titian.webhooks.targets import Target

log = structlog.get_logger()
HEADERS = {"Content-Type": "application/json", "User-Agent": "titian-hub"}


def fetch_sheets() -> None:
    """From every known hub with an address; what is over goes. A hub that does not answer is asked the next time."""
    now = timezone.now()
    RegionSheet.objects.filter(expires_at__lte=now).delete()
    for hub in list_asked():
        try:
            fetch_sheet(hub, now, by=("hub", ""))
        except Refused as error:
            log.warning("region_sheet.fetch.failed", hub=hub.hub_id, code=error.code)


def list_asked() -> list[KnownHub]:
    """Hubs that may be asked over the network."""
    return list(KnownHub.objects.filter(ended_at__isnull=True).exclude(address="").order_by("pk"))


def fetch_sheet(hub: KnownHub, now: datetime, *, by: tuple[str, str]) -> RegionSheet:
    """What this hub gives now. Raises `SheetNotGiven`, `IdentityMissing`, and what `take_sheet` raises."""
    body = sign_for_hub(REQUEST, {"to": hub.hub_id}, now).encode()
    try:
        target = Target.parse(f"{hub.address}{PATH}", is_open=settings.TITIAN.is_demo)
        _, data = exchange(target, body, headers=HEADERS, most=MOST_BYTES)
    except (DeliveryFailed, TargetRefused) as error:
        raise SheetNotGiven from error
    return take_sheet(data=data, now=now, by=by)
