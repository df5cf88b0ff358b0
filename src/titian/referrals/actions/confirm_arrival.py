from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING

from titian.referrals.answers import answer_package
from titian.referrals.models import Package
from titian.referrals.states import Action

if TYPE_CHECKING:
    from titian.people.models import User


def confirm_arrival(*, actor: User, item_id: uuid.UUID, now: datetime) -> Package:
    """Say that the person has arrived; this closes the referral. Raises as `answer_package` does."""
    return answer_package(actor=actor, item_id=item_id, action=Action.ARRIVED, now=now)
