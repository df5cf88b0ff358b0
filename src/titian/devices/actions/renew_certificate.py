from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.devices.actions.read_request import DeviceRequest
from titian.devices.actions.spend_nonce import spend_nonce
from titian.devices.certificates import CertifiedKeys, certify, names_officer
from titian.devices.errors import DeviceRevoked
from titian.devices.models import Enrolment
from titian.library.identity import get_hub_identity
from titian.people import limits


def renew_certificate(request: DeviceRequest, now: datetime) -> str:
    """The certificate of the phone that asks, for the same keys; signed anew where it does not name its officer yet.

    Asked again it is the same. Raises `DeviceRevoked`, `RateExceeded`, `NonceSpent`.
    """
    if not Enrolment.objects.filter(pk=request.phone.id, revoked_at__isnull=True).exists():
        raise DeviceRevoked
    limits.require("sync", str(request.phone.id), now)
    spend_nonce(request.nonce)
    with transaction.atomic():
        phones = Enrolment.objects.select_for_update(of=("self",)).select_related("officer", "station")
        enrolment = phones.get(pk=request.phone.id)
        if names_officer(enrolment.certificate):
            return enrolment.certificate
        enrolment.certificate = certify(
            get_hub_identity(),
            enrolment_id=enrolment.pk,
            officer=enrolment.officer,
            station=enrolment.station,
            keys=CertifiedKeys(enrolment.officer_jwk, enrolment.transport_jwk),
            now=now,
        )
        enrolment.save(update_fields=["certificate"])
        audit.record("device", str(enrolment.pk), "enrolment.certify", f"enrolment:{enrolment.pk}")
        return enrolment.certificate
