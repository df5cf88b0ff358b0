"""Which needs somebody verified answers today: live, a subject is asked only where its need is among them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from titian.directory.country.model import Need, Service


def list_reached_needs(services: Iterable[Service], day: datetime.date) -> list[Need]:
    """Needs of services with a number that a named person has verified and that has not expired, in alphabetical order.

    Police, immigration and embassies reach nobody here: what a person tells rests on no one they may be afraid of. The
    phone does the same (`web/field/src/library/directory.ts`), held to it by `contracts/pathways/vectors.json`.
    """
    reaching = (each for each in services if each.phone and each.authority is None and each.is_verified_on(day))
    return sorted({need for service in reaching for need in service.needs})
