from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from titian.referrals.actions.withdraw_referral import withdraw_referral
from titian.referrals.person_words import take_words

if TYPE_CHECKING:
    from titian.people.models import User


def stop_by_words(*, actor: User, words: str, now: datetime) -> None:
    """The person stops their referral through a member of staff, who learns nothing of it, not even whether it exists.

    Raises `NotAllowed`, `WordsMalformed`, `RateExceeded`, and nothing for words that belong to no referral.
    """
    referral_id, country = take_words(actor=actor, words=words, wish="stop", now=now)
    withdraw_referral(referral_id=referral_id, country=country, now=now)
