from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.arrivals.errors import ArrivalClosed, NoBlocksLeft
from titian.arrivals.models import Arrival
from titian.arrivals.policies import may_keep
from titian.arrivals.slips import HUB_BLOCKS_END, SHARED_AT_ONCE
from titian.desk.errors import NotAllowed

if TYPE_CHECKING:
    from titian.people.models import User


def give_blocks(*, actor: User, arrival: Arrival) -> range:
    """Blocks of slip numbers for one phone that joins; nobody is given them again, whether it joins or not.

    Raises `NotAllowed`, `ArrivalClosed`, `NoBlocksLeft`.
    """
    if not may_keep(actor, arrival):
        raise NotAllowed
    with transaction.atomic():
        locked = Arrival.objects.select_for_update().get(pk=arrival.pk)
        if locked.closed_at is not None:
            raise ArrivalClosed
        given = range(locked.next_block, min(locked.next_block + SHARED_AT_ONCE, HUB_BLOCKS_END))
        if not given:
            raise NoBlocksLeft
        locked.next_block = given.stop
        locked.save(update_fields=["next_block"])
        audit.record_by(actor, "arrival.give_blocks", f"arrival:{arrival.pk}", {"first": given.start})
    return given
