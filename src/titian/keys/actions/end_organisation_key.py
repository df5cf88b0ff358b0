from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.keys.errors import KeyEnded
from titian.keys.key_files import lock_visible_key
from titian.keys.policies import may_end_key
from titian.people.keys import end_key, note_current_key
from titian.people.models import OrganisationKey

if TYPE_CHECKING:
    from titian.people.models import User


def end_organisation_key(*, actor: User, fingerprint: str, now: datetime) -> OrganisationKey:
    """Declare a key stolen: from this moment the hub takes nothing more that is sealed to it.

    Phones go on sealing to it until they hear of a list without it; what they send is refused with `recipient.ended`
    and offered to the next recipient. What lies here already still opens with it. There is no way back: the
    organisation makes a new key. A key that was replaced can still be declared stolen, once. Raises `KeyUnknown` (also
    for what the actor may not see), `NotAllowed`, `KeyEnded`.
    """
    with transaction.atomic():
        key = lock_visible_key(actor, fingerprint, may_end_key)
        organisation = key.organisation
        if key.ending == OrganisationKey.Ending.STOLEN:
            raise KeyEnded
        end_key(key, OrganisationKey.Ending.STOLEN, now)
        note_current_key(organisation)
        audit.record_by(
            actor,
            "organisation_key.end",
            f"organisation:{organisation.pk}",
            {"fingerprint": fingerprint, "ending": key.ending},
        )
    return key
