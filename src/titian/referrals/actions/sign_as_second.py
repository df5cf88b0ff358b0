from __future__ import annotations

import uuid

from titian import audit
from titian.devices.errors import ItemRefused
from titian.devices.sql import EnrolledPhone
from titian.referrals.errors import NothingToSign, SecondRefused
from titian.referrals.models import WithoutConsent
from titian.referrals.two_officers import check_second, state


def sign_as_second(phone: EnrolledPhone, *, referral_id: uuid.UUID, signature: str) -> None:
    """A second officer signs what one sent without the person's yes, from any phone of the station.

    Who they are the key says that made the signature. Signed before, it stays as it is. Raises `NothingToSign`, also
    before the package has come, and `SecondRefused`. Runs in the caller's transaction.
    """
    rows = (
        WithoutConsent.objects.select_for_update(of=("self",))
        .select_related("package__referral__enrolment")
        .filter(package__referral__referral_id=referral_id, package__referral__station=phone.station_id)
        .order_by("pk")
    )
    refusal: ItemRefused = NothingToSign()
    for (
        row
    ) in rows:  # several where another phone of the station uses the same id, or more than one organisation has it
        try:
            second = check_second(row.package.referral.enrolment, phone.country, state(row), signature)
        except SecondRefused as error:
            refusal = error
            continue
        if not row.second:
            row.second, row.second_by = signature, second
            row.save(update_fields=["second", "second_by"])
            audit.record("device", str(second.pk), "referral.second_officer", f"station:{phone.station_id}")
        return
    raise refusal
