from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.arrivals.errors import ArrivalClosed, NotAllowed
from titian.arrivals.models import Arrival
from titian.arrivals.policies import may_keep

if TYPE_CHECKING:
    from titian.people.models import User


def close_arrival(*, actor: User, arrival: Arrival, now: datetime) -> None:
    """No new number is given from now on; 72 hours later its slips go. Phones may still send what they have.

    Raises `NotAllowed`, `ArrivalClosed`.
    """
    if not may_keep(actor, arrival):
        raise NotAllowed
    with transaction.atomic():
        locked = Arrival.objects.select_for_update().get(pk=arrival.pk)
        if locked.closed_at is not None:
            raise ArrivalClosed
        locked.closed_at, locked.closed_by = now, actor
        locked.save(update_fields=["closed_at", "closed_by"])
        audit.record("user", str(actor.pk), "arrival.close", f"arrival:{arrival.pk}")
