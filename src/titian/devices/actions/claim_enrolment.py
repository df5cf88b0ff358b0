from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from titian import audit
from titian.devices import codes
from titian.devices.certificates import CertifiedKeys, certify
from titian.devices.errors import (
    CodeExpired,
    CodeLocked,
    CodeUsed,
    CodeWrong,
    DeviceError,
    KeyMalformed,
    OfficerNotEligible,
)
from titian.devices.models import Enrolment, EnrolmentCode
from titian.devices.policies import can_carry_a_phone
from titian.library.identity import HubIdentity, get_hub_identity
from titian.people import limits
from titian.sealing.errors import SealingError
from titian.sealing.keys import public_part, thumbprint, verifying_key


@dataclass(frozen=True, slots=True)
class PhoneKeys:
    """Two different public keys of one phone, sound and stripped to their public members."""

    officer_jwk: Mapping[str, str]
    transport_jwk: Mapping[str, str]
    officer_thumbprint: str
    transport_thumbprint: str

    @classmethod
    def parse(cls, officer_jwk: Mapping[str, Any], transport_jwk: Mapping[str, Any]) -> PhoneKeys:
        """Raises `KeyMalformed`, also when a private key was sent: it must never leave the phone."""
        if "d" in officer_jwk or "d" in transport_jwk:
            raise KeyMalformed("A private key was sent. Private keys never leave the phone.")
        try:
            verifying_key(officer_jwk)
            verifying_key(transport_jwk)
            officer, transport = public_part(officer_jwk), public_part(transport_jwk)
        except SealingError as error:
            raise KeyMalformed from error
        keys = cls(officer, transport, thumbprint(officer), thumbprint(transport))
        if keys.officer_thumbprint == keys.transport_thumbprint:
            raise KeyMalformed
        return keys


@dataclass(frozen=True, slots=True)
class Claimed:
    enrolment: Enrolment
    hub: HubIdentity


def claim_enrolment(
    *,
    code: str,
    officer_jwk: Mapping[str, Any],
    transport_jwk: Mapping[str, Any],
    app_version: str,
    now: datetime,
) -> Claimed:
    """Enrol the phone that holds these keys for the officer the code was made for.

    A phone that lost the answer sends the same claim again and gets the same enrolment. Raises `CodeWrong`,
    `CodeLocked` after five wrong tries, `CodeExpired`, `CodeUsed`, `KeyMalformed`,
    `OfficerNotEligible`, `RateExceeded`.
    """
    keys = PhoneKeys.parse(officer_jwk, transport_jwk)
    if not codes.is_link_code(code):  # a link's 128 bits are too many to guess: they go on while somebody tries
        limits.require("claim_hub", limits.HUB, now)
    hub = get_hub_identity()
    # A wrong try must stay counted, so the refusal is raised only after the transaction.
    with transaction.atomic():
        found = _find_code(code, now)
        outcome = found if isinstance(found, DeviceError) else _claim(found, keys, hub, app_version, now)
    if isinstance(outcome, DeviceError):
        raise outcome
    return Claimed(enrolment=outcome, hub=hub)


def _find_code(code: str, now: datetime) -> EnrolmentCode | DeviceError:
    rows = EnrolmentCode.objects.select_for_update(of=("self",)).select_related("officer", "officer__station")
    if codes.is_link_code(code):
        row = rows.filter(link_hash=codes.hash_code(code)).first()
        if row is None:
            return CodeWrong()
    else:
        typed = codes.read_typed_code(code)
        row = rows.filter(locator=typed.locator).first() if typed else None
        if typed is None or row is None:
            return CodeWrong()
        if row.tries >= EnrolmentCode.MAX_TRIES:
            return CodeLocked()
        if not codes.is_same(typed.locator + typed.secret, row.secret_hash):
            EnrolmentCode.objects.filter(pk=row.pk).update(tries=F("tries") + 1)
            return CodeWrong()
    # A phone whose answer was lost asks again, perhaps after the code has ended: it is told the same once more.
    if row.enrolment_id is None and row.expires_at <= now:
        return CodeExpired()
    return row


def _claim(
    row: EnrolmentCode, keys: PhoneKeys, hub: HubIdentity, app_version: str, now: datetime
) -> Enrolment | DeviceError:
    if row.enrolment_id is not None:
        enrolment = Enrolment.objects.select_related("officer", "station").get(pk=row.enrolment_id)
        is_same_phone = (enrolment.officer_thumbprint, enrolment.transport_thumbprint) == (
            keys.officer_thumbprint,
            keys.transport_thumbprint,
        )
        return enrolment if is_same_phone and not enrolment.is_revoked else CodeUsed()
    officer = row.officer
    if not can_carry_a_phone(officer) or officer.station is None:
        return OfficerNotEligible()
    if Enrolment.objects.filter(transport_thumbprint=keys.transport_thumbprint).exists() or (
        Enrolment.objects.filter(officer_thumbprint=keys.officer_thumbprint).exists()
    ):
        return KeyMalformed("These keys belong to another enrolment. Make new ones.")
    enrolment_id = uuid.uuid4()
    station = officer.station
    certificate = certify(
        hub,
        enrolment_id=enrolment_id,
        officer=officer,
        station=station,
        keys=CertifiedKeys(keys.officer_jwk, keys.transport_jwk),
        now=now,
    )
    enrolment = Enrolment.objects.create(
        id=enrolment_id,
        officer=officer,
        station=station,
        officer_jwk=dict(keys.officer_jwk),
        transport_jwk=dict(keys.transport_jwk),
        officer_thumbprint=keys.officer_thumbprint,
        transport_thumbprint=keys.transport_thumbprint,
        certificate=certificate,
        name=row.name,
        app_version=app_version,
        enrolled_at=now,
    )
    row.enrolment = enrolment
    row.save(update_fields=["enrolment"])
    audit.record("device", str(enrolment.pk), "enrolment.claim", f"enrolment:{enrolment.pk}")
    return enrolment
