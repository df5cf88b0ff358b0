from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.models import Duty
from titian.people.policies import Permission, reaches
from titian.referrals.errors import DutyElsewhere, LeftChanged
from titian.referrals.models import Referral

if TYPE_CHECKING:
    from titian.people.models import User


def take_up(*, actor: User, level: str, seen: int, now: datetime) -> Referral:
    """Whoever holds the duty says that the station itself looks after a referral nobody is left to ask for.

    Referrals are counted on the desk, never named: of those of this level that nobody has taken up, the oldest gets the
    mark, and `seen` is how many of them the page showed, so that pressing twice takes up one. The referral stays open,
    and its state is what it was. The log says who and where, not which.

    Raises `NotAllowed`, `DutyElsewhere`, `LeftChanged`.
    """
    if actor.station_id is None or not reaches(actor, Permission.KEEP_DUTY, station=actor.station_id):
        raise NotAllowed
    with transaction.atomic():
        if not Duty.objects.select_for_update().current().filter(station=actor.station_id, holder=actor).exists():
            raise DutyElsewhere
        left = Referral.objects.select_for_update().counted_for(actor).left_to_station().filter(level=level)
        waiting = list(left.order_by("received_at", "pk"))
        if not waiting or len(waiting) != seen:
            raise LeftChanged
        referral = waiting[0]
        referral.taken_up_at, referral.taken_up_by = now, actor
        referral.save(update_fields=["taken_up_at", "taken_up_by"])
        audit.record_by(actor, "referral.take_up", f"station:{actor.station_id}")
    return referral
