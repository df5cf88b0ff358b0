from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from titian.referrals.actions.pause_referral import pause_referral
from titian.referrals.person_code import take_code

if TYPE_CHECKING:
    from titian.people.models import User


def pause_by_code(*, actor: User, code: str, now: datetime) -> None:
    """The person pauses their referral through a member of staff, who learns nothing of it, not even whether it exists.

    Raises `NotAllowed`, `CodeMalformed`, `RateExceeded`, and nothing for a code that belongs to no referral.
    """
    referral_id, country = take_code(actor=actor, code=code, wish="pause", now=now)
    pause_referral(referral_id=referral_id, country=country, now=now)
