"""Duty desks of the region: what its hub signed, as a country's people and their phones are shown it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

import structlog
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from titian.devices.models import RegionSheet
from titian.library.contact_sheets import Line, ReadSheet, read_sheet
from titian.library.errors import ContactSheetRefused
from titian.library.identity import HubIdentity
from titian.sealing.encoding import format_instant
from titian.sealing.signed import sign

log = structlog.get_logger()
KIND: Final = "duty_desks"
OLD: Final = timedelta(days=90)
"""After which a number that nobody has tried is marked."""
PURPOSES: Final[dict[str, Promise]] = {
    "rescue": gettext_lazy("Rescue centre"),
    "shelter": gettext_lazy("Shelter"),
    "health": gettext_lazy("Health"),
    "child_protection": gettext_lazy("Child protection"),
    "focal_point": gettext_lazy("Duty desk of the focal point"),
}


@dataclass(frozen=True)
class Desk:
    """One line of a sheet. `is_old`: nobody has tried the number for 90 days."""

    line: Line
    checked_on: date
    is_old: bool

    @property
    def title(self) -> str:
        return f"{PURPOSES[self.line.purpose]}, {self.line.name}"


@dataclass(frozen=True)
class Standing:
    """A sheet that holds now, and whose."""

    region: str
    sheet: ReadSheet
    desks: tuple[Desk, ...]


def list_standing(now: datetime) -> list[Standing]:
    """The sheets of hubs that are known here and not ended, within their time. One that was changed is left out."""
    found = []
    rows = RegionSheet.objects.filter(hub__ended_at__isnull=True, expires_at__gt=now).select_related("hub")
    for row in rows.order_by("hub__name", "hub"):
        try:
            sheet = read_sheet(row.file.encode())
        except ContactSheetRefused:
            log.warning("duty_desks.read.refused", hub=row.hub.hub_id)
            continue
        if (sheet.hub_id, sheet.root_thumbprint) == (
            row.hub.hub_id,
            row.hub.root_thumbprint,
        ) and sheet.expires_at > now:
            found.append(Standing(row.hub.name, sheet, tuple(_look_at(line, now) for line in sheet.lines)))
    return found


def _look_at(line: Line, now: datetime) -> Desk:
    checked_on = date.fromisoformat(line.checked_on)
    return Desk(line, checked_on, now.date() - checked_on > OLD)


def sign_desks(hub: HubIdentity, now: datetime) -> str | None:
    """What phones keep until the region's time is over; None where no sheet holds."""
    standing = list_standing(now)
    if not standing:
        return None
    payload = {
        "kind": KIND,
        "scope": hub.hub_id,
        "sequence": int(now.timestamp()),
        "issued_at": format_instant(now),
        "expires_at": format_instant(max(one.sheet.expires_at for one in standing)),
        "sheets": [
            {
                "region": one.region,
                "as_of": format_instant(one.sheet.issued_at),
                "until": format_instant(one.sheet.expires_at),
                "lines": [line.model_dump(exclude={"party"}) for line in one.sheet.lines],
            }
            for one in standing
        ],
    }
    return sign(payload, hub.hub_key)
