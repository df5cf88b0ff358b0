from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.arrivals.errors import ArrivalClosed, NotAllowed
from titian.arrivals.models import Arrival, Assigned
from titian.arrivals.policies import may_keep

if TYPE_CHECKING:
    from titian.people.models import User


def assign(*, actor: User, arrival: Arrival, language: str, number: int) -> None:
    """So many officers (`language` empty) or interpreters of a language are assigned; none takes the row away.

    Raises `NotAllowed`, `ArrivalClosed`.
    """
    if not may_keep(actor, arrival):
        raise NotAllowed
    with transaction.atomic():
        if Arrival.objects.select_for_update().get(pk=arrival.pk).closed_at is not None:
            raise ArrivalClosed
        if number:
            Assigned.objects.update_or_create(arrival=arrival, language=language, defaults={"number": number})
        else:
            Assigned.objects.filter(arrival=arrival, language=language).delete()
        audit.record("user", str(actor.pk), "arrival.assign", f"arrival:{arrival.pk}", {"number": number})
