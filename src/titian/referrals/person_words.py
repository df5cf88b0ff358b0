"""A person's six words, brought by a member of staff: who may bring them, how often, and which referral they make."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING

from titian import audit
from titian.people import limits
from titian.people.policies import Permission, may
from titian.referrals.errors import NotAllowed, WordsMalformed
from titian.sealing import SealingError
from titian.sealing.person_words import normalise_person_words, proof_of_words, referral_id_of_proof

if TYPE_CHECKING:
    from titian.people.models import User


def take_words(*, actor: User, words: str, wish: str, now: datetime) -> tuple[uuid.UUID, str]:
    """The id that the words make, whether or not there is such a referral, and the country to look for it in.

    Counted by account, by place and on the whole hub before the slow part is done, and written into the log: who, and
    which wish, never which referral. Raises `NotAllowed`, `WordsMalformed`, `RateExceeded`.
    """
    country = actor.country_code
    if not may(actor, Permission.BRING_WORDS) or country is None:
        raise NotAllowed
    try:
        normalised = normalise_person_words(words)
    except SealingError as error:
        raise WordsMalformed from error
    limits.require("words", str(actor.pk), now)
    limits.require("words_place", str(actor.station_id or actor.organisation_id), now)
    limits.require("words_hub", limits.HUB, now)
    audit.record("user", str(actor.pk), "person_words.bring", f"country:{country}", {"wish": wish})
    return referral_id_of_proof(proof_of_words(normalised)), country
