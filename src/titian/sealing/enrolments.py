"""The certificate of one officer on one device, signed by the hub key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from titian.sealing.encoding import Payload, format_instant, object_member, text_member
from titian.sealing.keys import SigningKey, public_part, thumbprint
from titian.sealing.signed import sign
from titian.sealing.trust import Trust


def sign_certificate(
    *,
    hub_key: SigningKey,
    country: str,
    enrolment_id: str,
    officer: str,
    officer_jwk: Mapping[str, Any],
    transport_jwk: Mapping[str, Any],
    station: Mapping[str, str],
    sequence: int,
    issued_at: datetime,
    expires_at: datetime,
) -> str:
    """An enrolment certificate; ``station`` is ``{id, name}``.

    ``officer`` is a random word that stands for one account of this hub, the same on all its phones, so that two
    signatures can be told to be of two officers. It says nothing else of them.
    """
    payload = {
        "kind": "enrolment",
        "scope": country,
        "sequence": sequence,
        "issued_at": format_instant(issued_at),
        "expires_at": format_instant(expires_at),
        "enrolment_id": enrolment_id,
        "officer": officer,
        "officer_jwk": public_part(officer_jwk),
        "transport_jwk_thumbprint": thumbprint(transport_jwk),
        "station": {"id": text_member(station, "id"), "name": text_member(station, "name")},
    }
    return sign(payload, hub_key)


def verify_certificate(certificate: str, trust: Trust) -> Payload:
    """The payload of a certificate, if this country's hub signed it; else what `Trust.verify` says.

    One of before 30 November 2026 has no ``officer``.
    """
    payload = trust.verify(certificate, kind="enrolment", scope=trust.country, role="hub")
    text_member(payload, "enrolment_id")
    if "officer" in payload:
        text_member(payload, "officer")
    station = object_member(payload, "station")
    text_member(station, "id")
    text_member(station, "name")
    public_part(object_member(payload, "officer_jwk"))
    return payload
