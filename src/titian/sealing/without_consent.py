"""What officers sign who send a referral without the person's yes.

Each signs the same statement with their own officer key, as a compact JWS with a detached payload (RFC 7515 appendix
F). Whoever checks it writes the statement anew from what lies before them, the hub from the envelope and the provider
from the opened package: a signature over another referral, ground, recipient, level or package does not fit.
See docs/security/protocol.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from titian.sealing.encoding import Payload, canonical_json, encode_base64url, sha256_hex, text_member
from titian.sealing.enrolments import verify_certificate
from titian.sealing.errors import SealingError
from titian.sealing.keys import SigningKey, thumbprint
from titian.sealing.signed import SEGMENTS, check_signature, read_unverified, sign
from titian.sealing.trust import Trust

KIND: Final = "without_consent"
GROUNDS: Final = ("threat_to_life", "child", "incapacity")


@dataclass(frozen=True, slots=True)
class WithoutConsent:
    """What is agreed on. `recipient` is the fingerprint it is first sealed to; `package` the digest of its claims."""

    referral_id: str
    ground: str
    recipient: str
    level: str
    package: str

    def payload(self) -> Payload:
        return {"kind": KIND, **asdict(self)}


def claims_digest(claims: Mapping[str, Any]) -> str:
    """SHA-256 of a package's claims as the first officer signs them."""
    return sha256_hex(canonical_json(dict(claims)))


def sign_without_consent(statement: WithoutConsent, officer_key: SigningKey) -> str:
    """One officer's signature: header and signature, with nothing between the two points."""
    header, _, signature = sign(statement.payload(), officer_key).split(".")
    return f"{header}..{signature}"


def read_signer(signature: str) -> str:
    """The thumbprint of the key that a signature says made it; `signature.unreadable`, `signature.algorithm`."""
    return read_unverified(signature).header["kid"]


def check_without_consent(signature: str, statement: WithoutConsent, officer_jwk: Mapping[str, Any]) -> None:
    """Return if this officer's key signed exactly this statement.

    Refuses `signature.unreadable`, also where a payload stands between the points, `signature.algorithm`,
    `key.unknown` and `signature.invalid`.
    """
    if read_signer(signature) != thumbprint(officer_jwk):
        raise SealingError("key.unknown")
    parts = signature.split(".")
    if len(parts) != SEGMENTS or parts[1]:
        raise SealingError("signature.unreadable")
    payload = encode_base64url(canonical_json(statement.payload()))
    check_signature(f"{parts[0]}.{payload}.{parts[2]}", officer_jwk)


def verify_second(
    signature: str, certificate: str, statement: WithoutConsent, first: Mapping[str, Any], trust: Trust
) -> Payload:
    """The second officer's certificate, if they signed the statement and are somebody else than the first.

    `first` is the checked certificate of whoever sealed the package. Refuses what `Trust.verify` and
    `check_without_consent` refuse, `officer.unnamed` where a certificate of before names no officer, and
    `officer.same`.
    """
    second = verify_certificate(certificate, trust)
    check_without_consent(signature, statement, second["officer_jwk"])
    if "officer" not in first or "officer" not in second:
        raise SealingError("officer.unnamed")
    if text_member(first, "officer") == second["officer"]:
        raise SealingError("officer.same")
    return second
