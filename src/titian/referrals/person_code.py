"""A person's code, brought by a member of staff: who may bring it, how often, and which referral it makes."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING

from titian import audit
from titian.desk.errors import NotAllowed
from titian.people import limits
from titian.people.policies import Permission, may
from titian.referrals.errors import CodeMalformed
from titian.sealing import SealingError
from titian.sealing.person_code import normalise_person_code, proof_of_code, referral_id_of_proof

if TYPE_CHECKING:
    from titian.people.models import User


def take_code(*, actor: User, code: str, wish: str, now: datetime) -> tuple[uuid.UUID, str]:
    """The id that the code makes, whether or not there is such a referral, and the country to look for it in.

    Counted by account, by place and on the whole hub before the slow part is done, and written into the log: who, and
    which wish, never which referral. Raises `NotAllowed`, `CodeMalformed`, `RateExceeded`.
    """
    country = actor.country_code
    if not may(actor, Permission.BRING_CODE) or country is None:
        raise NotAllowed
    try:
        normalised = normalise_person_code(code)
    except SealingError as error:
        raise CodeMalformed from error
    limits.require("code", str(actor.pk), now)
    limits.require("code_place", str(actor.station_id or actor.organisation_id), now)
    limits.require("code_hub", limits.HUB, now)
    audit.record_by(actor, "person_code.bring", f"country:{country}", {"wish": wish})
    return referral_id_of_proof(proof_of_code(normalised)), country
