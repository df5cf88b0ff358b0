from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.arrivals.models import Arrival
from titian.arrivals.policies import may_open
from titian.desk.errors import NotAllowed

if TYPE_CHECKING:
    from titian.people.models import User


def open_arrival(*, actor: User, kind: str, place: str, began_at: datetime, authority: str, now: datetime) -> Arrival:
    """An arrival at the actor's station, before a phone has told of it: phones then join it at the desk.

    Raises `NotAllowed`.
    """
    if not may_open(actor) or actor.station is None:
        raise NotAllowed
    with transaction.atomic():
        arrival = Arrival.objects.create(
            station=actor.station,
            kind=kind,
            place=place,
            began_at=began_at,
            authority=authority,
            next_block=0,
            opened_at=now,
            changed_at=now,
        )
        audit.record_by(actor, "arrival.open", f"arrival:{arrival.pk}")
    return arrival
