from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.library.identity import get_hub_identity
from titian.people.models import Organisation, OrganisationKeyFile
from titian.referrals.errors import KeyListed, NotAllowed
from titian.referrals.models import Package
from titian.referrals.policies import may_forget_key

if TYPE_CHECKING:
    from titian.people.models import User


def forget_organisation_key(*, actor: User, organisation: Organisation) -> None:
    """Clear a key that was made but never listed, when its words were lost. Raises `NotAllowed`, `KeyListed`.

    Nobody can have sealed anything to it: phones take recipients from the signed list alone.
    """
    if not may_forget_key(actor, organisation):
        raise NotAllowed
    with transaction.atomic():
        row = Organisation.objects.select_for_update().get(pk=organisation.pk)
        if row.recipient_listed_at is not None or row.fingerprint in get_hub_identity().recipients:
            raise KeyListed
        if Package.objects.filter(recipient=row.fingerprint).exists():
            raise KeyListed  # it was listed once: what was sealed to it can be opened with this key alone
        OrganisationKeyFile.objects.filter(organisation=row).delete()
        row.recipient = row.fingerprint = ""
        row.save(update_fields=["recipient", "fingerprint"])
        audit.record("user", str(actor.pk), "organisation_key.forget", f"organisation:{row.pk}")
