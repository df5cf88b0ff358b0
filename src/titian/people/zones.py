"""By which clocks a country and its stations live."""

from __future__ import annotations

from functools import cache
from typing import Final
from zoneinfo import available_timezones

# Where a country's desks stand: what holds where nobody has said otherwise.
ZONES: Final = {
    "AU": "Australia/Sydney", "BD": "Asia/Dhaka", "ID": "Asia/Jakarta", "KH": "Asia/Phnom_Penh", "LA": "Asia/Vientiane",
    "LK": "Asia/Colombo", "MY": "Asia/Kuala_Lumpur", "PH": "Asia/Manila", "PK": "Asia/Karachi", "TH": "Asia/Bangkok",
    "VN": "Asia/Ho_Chi_Minh",
}  # fmt: skip


def find_zone(country: str | None) -> str:
    return ZONES.get(country or "", "UTC")


@cache
def list_zones() -> frozenset[str]:
    """Every IANA zone this machine knows."""
    return frozenset(available_timezones())
