"""Certificates of enrolments: what the hub signs of an officer on a phone."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from titian.devices.models import CertifiedOfficer
from titian.library.identity import HubIdentity
from titian.sealing.enrolments import sign_certificate
from titian.sealing.signed import payload_object, read_unverified

if TYPE_CHECKING:
    from titian.people.models import Station, User

LIFETIME: Final = timedelta(days=366)
_WORD_BYTES: Final = 12  # 96 bits: 16 letters


@dataclass(frozen=True, slots=True)
class CertifiedKeys:
    """The public keys of one phone that a certificate is about."""

    officer_jwk: Mapping[str, str]
    transport_jwk: Mapping[str, str]


def certify(
    hub: HubIdentity, *, enrolment_id: uuid.UUID, officer: User, station: Station, keys: CertifiedKeys, now: datetime
) -> str:
    """A certificate of this officer on this phone."""
    return sign_certificate(
        hub_key=hub.hub_key,
        country=station.country_id,
        enrolment_id=str(enrolment_id),
        officer=word_of(officer),
        officer_jwk=keys.officer_jwk,
        transport_jwk=keys.transport_jwk,
        station={"id": str(station.pk), "name": station.name},
        sequence=int(now.timestamp()),
        issued_at=now,
        expires_at=now + LIFETIME,
    )


def word_of(officer: User) -> str:
    """The word that stands for the account in every certificate; drawn at the first."""
    found, _ = CertifiedOfficer.objects.get_or_create(
        account=officer, defaults={"word": secrets.token_urlsafe(_WORD_BYTES)}
    )
    return found.word


def names_officer(certificate: str) -> bool:
    """Whether a certificate of this hub tells its officer from others, as those of before do not."""
    return "officer" in payload_object(read_unverified(certificate).payload)
