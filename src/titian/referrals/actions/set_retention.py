from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people.policies import Permission, may
from titian.referrals.errors import RetentionOutOfBounds
from titian.referrals.models import (
    DELETE_AFTER,
    LEAST_ACCEPTED_DAYS,
    LEAST_CLOSED_DAYS,
    LEAST_REDUCED_DAYS,
    MOST_ACCEPTED_DAYS,
    MOST_CLOSED_DAYS,
    MOST_DELETED_DAYS,
    MOST_REDUCED_DAYS,
    REDUCE_AFTER,
    Retention,
)

if TYPE_CHECKING:
    from titian.people.models import User


def set_retention(
    *,
    actor: User,
    accepted_days: int,
    closed_days: int,
    reduced_days: int = REDUCE_AFTER.days,
    deleted_days: int = DELETE_AFTER.days,
) -> Retention:
    """For how long the country's hub keeps sealed bytes and envelopes. It holds for what lies there already, too.

    Raises `NotAllowed`, `RetentionOutOfBounds`.
    """
    country = actor.country_code
    if not may(actor, Permission.SET_RETENTION) or country is None:
        raise NotAllowed
    is_sound = (
        LEAST_ACCEPTED_DAYS <= accepted_days <= MOST_ACCEPTED_DAYS
        and LEAST_CLOSED_DAYS <= closed_days <= MOST_CLOSED_DAYS
        and LEAST_REDUCED_DAYS <= reduced_days <= min(deleted_days, MOST_REDUCED_DAYS)
        and deleted_days <= MOST_DELETED_DAYS
    )
    if not is_sound:
        raise RetentionOutOfBounds
    with transaction.atomic():
        days = {
            "accepted_days": accepted_days,
            "closed_days": closed_days,
            "reduced_days": reduced_days,
            "deleted_days": deleted_days,
        }
        row, _ = Retention.objects.update_or_create(country_id=country, defaults=days)
        audit.record_by(actor, "retention.set", f"country:{country}", days)
    return row
