from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.library.identity import get_hub_identity
from titian.people.keys import note_current_key
from titian.people.models import Organisation, OrganisationKey
from titian.people.sealed import is_anything_sealed_to
from titian.referrals.errors import KeyListed
from titian.referrals.policies import may_forget_key

if TYPE_CHECKING:
    from titian.people.models import User


def forget_organisation_key(*, actor: User, organisation: Organisation) -> None:
    """Clear a key that was made but never listed, when its words were lost. Raises `NotAllowed`, `KeyListed`.

    Nobody can have sealed anything to it: phones take recipients from the signed list alone. A listed key that came
    before it stays.
    """
    if not may_forget_key(actor, organisation):
        raise NotAllowed
    with transaction.atomic():
        row = Organisation.objects.select_for_update().get(pk=organisation.pk)
        key = row.keys.filter(state=OrganisationKey.State.PENDING).first()
        hub = get_hub_identity()
        listed = {**hub.known_recipients, **hub.oversight}
        if key is None or key.listed_at is not None or key.fingerprint in listed:
            raise KeyListed
        if is_anything_sealed_to(key.fingerprint):
            raise KeyListed  # it was listed once: what was sealed to it can be opened with this key alone
        detail = {"fingerprint": key.fingerprint}
        key.delete()
        note_current_key(row)
        audit.record_by(actor, "organisation_key.forget", f"organisation:{row.pk}", detail)
