"""Which kinds of station a country can have: they follow from its borders, as the folder says them with a source."""

from __future__ import annotations

from typing import Final

from titian.directory.country.asked import EMERGENCIES, STATION_KINDS
from titian.directory.country.model import Country, EmergencyKind, StationKind

BORDERS: Final = "borders"
"""The fact of `country.yaml`; its codes are `land` and `sea`, which are kinds of station too."""


def list_station_kinds(country: Country) -> tuple[StationKind, ...]:
    """All of them, without `sea` where there is no coast and without `land` where there is no border on land.

    A folder that says nothing of its borders, or does not know them, is asked for every kind.
    """
    fact = country.facts.get(BORDERS)
    if fact is None or fact.state == "gap":
        return STATION_KINDS
    kinds: tuple[StationKind, ...] = STATION_KINDS
    return tuple(kind for kind in kinds if kind not in {"land", "sea"} or kind in fact.codes)


def list_emergencies(country: Country) -> tuple[EmergencyKind, ...]:
    """The emergencies for which a number is asked: rescue at sea only where there is a sea."""
    has_sea = "sea" in list_station_kinds(country)
    kinds: tuple[EmergencyKind, ...] = EMERGENCIES
    return tuple(kind for kind in kinds if has_sea or kind != "sea_rescue")
