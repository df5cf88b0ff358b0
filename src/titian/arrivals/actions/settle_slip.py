from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction

from titian import audit
from titian.arrivals.actions.keep_lines import keep_slips
from titian.arrivals.errors import NotAllowed, NotDisputed
from titian.arrivals.models import Arrival, FinalSheet, SlipRow
from titian.arrivals.policies import may_keep
from titian.arrivals.stored import read_board

if TYPE_CHECKING:
    from titian.people.models import User

DESK: Final = "desk00"
"""The writer whose lines are the supervisors'. No phone's name is like it: theirs are eight signs."""


def settle_slip(*, actor: User, arrival: Arrival, slip: str, state: str, now: datetime) -> None:
    """A person's word on a slip that phones disagree about, or that was given to two: the line has seen all others.

    Where it was given to two, this counts it once: the other person gets another slip first. Which slip it was is not
    written into the log. Raises `NotAllowed`, `NotDisputed`.
    """
    if not may_keep(actor, arrival):
        raise NotAllowed
    with transaction.atomic():
        locked = Arrival.objects.select_for_update().get(pk=arrival.pk)
        if (
            FinalSheet.objects.filter(arrival=locked).exists()
            or not SlipRow.objects.filter(arrival=locked, slip=slip).exists()
        ):
            raise NotDisputed
        board = read_board(locked)
        standing = board.find_standing(slip)
        if not standing.is_disputed and standing.given_to < 2:
            raise NotDisputed
        keep_slips(locked, [board.make_line(slip, DESK, state)])
        locked.changed_at = now
        locked.save(update_fields=["changed_at"])
        audit.record("user", str(actor.pk), "arrival.settle", f"arrival:{arrival.pk}")
