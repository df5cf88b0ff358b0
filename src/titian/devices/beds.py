"""Which houses have no free bed, in the form the hub key signs. It takes nobody off a list."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from titian.directory.models import Service
from titian.directory.states import State
from titian.library.identity import HubIdentity
from titian.sealing.encoding import format_instant
from titian.sealing.signed import sign

A_BED: Final = "accommodation"


def sign_beds(hub: HubIdentity, now: datetime) -> str | None:
    """What phones are told, with the moment of each word; None where every house may have room.

    What is past its end is left out here and, later, by the phone itself.
    """
    houses = list_houses_without_a_bed(hub.country, now)
    if not houses:
        return None
    payload = {
        "kind": "beds",
        "scope": hub.hub_id,
        "sequence": int(now.timestamp()),
        "issued_at": format_instant(now),
        "expires_at": max(house["until"] for house in houses),
        "houses": houses,
    }
    return sign(payload, hub.hub_key)


def list_houses_without_a_bed(country: str, now: datetime) -> list[dict[str, str]]:
    """Organisations whose every public place to sleep says at this moment that it is full, by their id.

    One with a second house that may have room is not among them. The word that ends first ends it.
    """
    beds = Service.objects.filter(
        country=country, state=State.LIVE, is_public=True, listing__organisation__isnull=False
    ).answering(A_BED)
    said: dict[str, list[tuple[datetime | None, datetime | None]]] = {}
    for organisation, until, at in beds.values_list("listing__organisation", "full_until", "full_said_at"):
        said.setdefault(str(organisation), []).append((until, at))
    houses = []
    for organisation_id, words in sorted(said.items()):
        full = [(until, at) for until, at in words if until is not None and at is not None and now < until]
        if len(full) == len(words):
            ends, begun = min(until for until, _ in full), max(at for _, at in full)
            houses.append(
                {
                    "organisation_id": organisation_id,
                    "said_at": format_instant(begun),
                    "until": format_instant(ends),
                }
            )
    return houses
