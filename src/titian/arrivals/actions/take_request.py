from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian.arrivals.actions.open_arrival import open_arrival
from titian.arrivals.asked import REQUEST, read_request
from titian.arrivals.errors import AskedAlready, AskedOfAnother
from titian.arrivals.models import Arrival, AskedArrival
from titian.arrivals.policies import may_open
from titian.desk.errors import NotAllowed
from titian.library.between_hubs import read_from_hub
from titian.library.identity import get_hub_identity

if TYPE_CHECKING:
    from titian.people.models import User


def take_request(*, actor: User, data: bytes, place: str, began_at: datetime, authority: str, now: datetime) -> Arrival:
    """The arrival that a region's hub asks for, opened at the actor's station. Nobody is told of it.

    `data` is the file as that hub signed it. Raises `NotAllowed`, `HubFileUnreadable`, `HubUnknown`, `HubKeysOlder`,
    `AskedOfAnother`, `AskedAlready`.
    """
    if not may_open(actor):
        raise NotAllowed
    with transaction.atomic():
        word = read_from_hub(data, REQUEST)  # locks the hub it is from: one file of it after the other
        asked = read_request(word.payload)
        if asked.to != get_hub_identity().hub_id:
            raise AskedOfAnother
        if AskedArrival.objects.filter(pk=asked.id).exists():
            raise AskedAlready
        arrival = open_arrival(
            actor=actor, kind=asked.what, place=place, began_at=began_at, authority=authority, now=now
        )
        heads = asked.heads
        AskedArrival.objects.create(
            id=asked.id, arrival=arrival, hub=word.hub, day=asked.first_on, low=heads.low if heads else None,
            high=heads.high if heads else None, is_about=bool(heads and heads.about),
            as_of=date.fromisoformat(heads.as_of) if heads else None, needs=asked.needs, issued_at=word.issued_at,
        )  # fmt: skip
    return arrival
