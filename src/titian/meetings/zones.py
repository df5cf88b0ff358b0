"""Hours of a meeting, which are those of its zone: as instants, as words, and refused where that zone has none such."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from django.utils.formats import date_format

from titian.meetings.errors import HourMissing

# Where the region's states lie, and where their organisations sit.
PLACES: Final = ("Asia/", "Australia/", "Indian/", "Pacific/")
BESIDE: Final = ("UTC", "Europe/Zurich", "Europe/Vienna", "America/New_York")


@cache
def list_zones() -> tuple[tuple[str, str], ...]:
    """Names of the tz database, as a list to choose from."""
    here = sorted(name for name in available_timezones() if name.startswith(PLACES))
    return tuple((name, name.replace("_", " ")) for name in (*BESIDE[:1], *here, *BESIDE[1:]))


def find_instant(day: date, hour: time, zone: str) -> datetime:
    """The instant of an hour on a zone's clocks; of one that comes twice the first. Raises `HourMissing` where clocks
    are put forward over it."""
    local = datetime.combine(day, hour, ZoneInfo(zone))
    if local.astimezone(UTC).astimezone(local.tzinfo).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise HourMissing(hour.strftime("%H:%M"), date_format(day, "j M Y"), zone)
    return local


def say_zone(zone: str, instant: datetime | None = None) -> str:
    """The zone by its name, and what it is away from UTC at that instant: "Asia/Bangkok, UTC+07:00"."""
    name = zone.replace("_", " ")
    if instant is None or zone == "UTC":
        return name
    away = instant.astimezone(ZoneInfo(zone)).strftime("%z")
    return f"{name}, UTC{away[:3]}:{away[3:]}"
