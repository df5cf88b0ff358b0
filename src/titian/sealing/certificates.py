"""What a learner is given at the end of a course: a short signed form for a square, and a badge for other systems.

The short form is a statement of the hub's key like any other, small enough for a square on paper; the page under
`/certificate/` reads it without a network, against the list of keys that the root signed. The badge is an Open Badges
3.0 `OpenBadgeCredential` as VC-JWT (1EdTech OB 3.0, section 8.2): the credential is the payload, the issuer is its key
as `did:jwk`, so that nobody needs to be asked for it. No mark stands in either, and a name only if the learner wants.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from titian.sealing.encoding import Payload, canonical_json, encode_base64url, format_instant
from titian.sealing.keys import SigningKey, public_part
from titian.sealing.signed import sign, sign_bytes

CONTEXTS: Final = ("https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json")


@dataclass(frozen=True, slots=True)
class CourseCertificate:
    """That somebody finished a course. `course` is its name in words, `parts` what belongs to it; `name` is None unless
    the learner wants it there."""

    id: uuid.UUID
    hub_id: str
    issuer: str
    course_id: str
    course: str
    parts: tuple[str, ...]
    issued_at: datetime
    expires_at: datetime
    name: str | None = None


def sign_course(certificate: CourseCertificate, key: SigningKey) -> str:
    """The short form, for a square."""
    named = {"name": certificate.name} if certificate.name else {}
    return sign(
        {
            "kind": "course_certificate",
            "scope": certificate.hub_id,
            "sequence": 1,
            "issued_at": format_instant(certificate.issued_at),
            "expires_at": format_instant(certificate.expires_at),
            "certificate": str(certificate.id),
            "course": certificate.course,
            "issuer": certificate.issuer,
            **named,
        },
        key,
    )


def sign_withdrawn(
    withdrawn: Iterable[uuid.UUID],
    key: SigningKey,
    *,
    hub_id: str,
    sequence: int,
    issued_at: datetime,
    expires_at: datetime,
) -> str:
    """The list of certificates that are withdrawn. `sequence` grows with each."""
    return sign(
        {
            "kind": "withdrawn_certificates",
            "scope": hub_id,
            "sequence": sequence,
            "issued_at": format_instant(issued_at),
            "expires_at": format_instant(expires_at),
            "withdrawn": sorted(str(one) for one in withdrawn),
        },
        key,
    )


def sign_badge(certificate: CourseCertificate, key: SigningKey) -> str:
    """The badge, as VC-JWT."""
    issuer = f"did:jwk:{encode_base64url(canonical_json(dict(public_part(key.public_jwk))))}"
    return sign_bytes(canonical_json(_make_badge(certificate, issuer)), key, kid=f"{issuer}#0", typ="JWT")


def _make_badge(certificate: CourseCertificate, issuer: str) -> Payload:
    subject = f"urn:uuid:{uuid.uuid5(certificate.id, 'learner')}"
    named: Payload = {}
    if certificate.name:
        identity = {"type": "IdentityObject", "identityType": "name", "identityHash": certificate.name, "hashed": False}
        named = {"identifier": [identity]}
    credential_id = f"urn:uuid:{certificate.id}"
    return {
        "@context": list(CONTEXTS),
        "id": credential_id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": certificate.course,
        "issuer": {"id": issuer, "type": ["Profile"], "name": certificate.issuer},
        "validFrom": format_instant(certificate.issued_at),
        "validUntil": format_instant(certificate.expires_at),
        "credentialSubject": {
            "id": subject,
            "type": ["AchievementSubject"],
            **named,
            "achievement": {
                "id": f"urn:uuid:{uuid.uuid5(uuid.UUID(certificate.hub_id), certificate.course_id)}",
                "type": ["Achievement"],
                "achievementType": "Course",
                "name": certificate.course,
                "description": "Gone through to the end: " + "; ".join(certificate.parts),
                "criteria": {
                    "narrative": "Every part was gone through to its end. Nothing was marked, and nothing is said of "
                    "how whoever did so meets people."
                },
            },
        },
        "iss": issuer,
        "jti": credential_id,
        "sub": subject,
        "nbf": int(certificate.issued_at.timestamp()),
        "exp": int(certificate.expires_at.timestamp()),
    }
