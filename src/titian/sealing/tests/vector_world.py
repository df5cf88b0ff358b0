"""The test keys behind the shared vectors, and ways to bend what they sign. TEST KEYS ONLY."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from titian.sealing import (
    CODES,
    SigningKey,
    TrustedKey,
    canonical_json,
    encode_base64url,
    fingerprint,
    generate_signing_key,
    identity_recipient,
    make_identity,
    sign_certificate,
)

HUB = "6f2f4a52-0f5e-4c0e-9d5a-3f8f4f6f0a01"
REFERRAL = "0c8f4b6e-2f49-4a3d-8d43-6f5a1f6a0b02"
ITEM = "a3d1c7f0-5a5b-4d7e-9c51-7f7f2a6c0c03"
ENROLMENT = "b7a9e3c2-9a1c-4b8f-8a57-1c2d3e4f0d04"
ISSUED = datetime(2026, 11, 25, 1, 2, 3, tzinfo=UTC)
EXPIRES = ISSUED + timedelta(days=730)
NAMES = ("root", "publisher", "country", "recipients", "hub", "officer", "transport", "stranger")


class VectorWorld:
    """One set of test keys: a hub, an officer on a phone, two organisations, a stranger."""

    def __init__(self) -> None:
        self.keys = {name: generate_signing_key() for name in NAMES}
        identities = {name: make_identity() for name in ("alpha", "alpha_next", "beta")}
        self.organisations = {
            name: {
                "identity": identity,
                "recipient": identity_recipient(identity),
                "fingerprint": fingerprint(identity_recipient(identity)),
            }
            for name, identity in identities.items()
        }
        self.certificate = self.make_certificate("hub")

    def headed(self, jws: str, **members: Any) -> str:
        """The same JWS with another header: the signature no longer covers it."""
        head, body, tail = jws.split(".")
        return f"{segment(changed(head, members))}.{body}.{tail}"

    def signed_header(self, jws: str, **members: Any) -> str:
        """A JWS with another header and a true signature over it."""
        head, body, _ = jws.split(".")
        return resigned(f"{segment(changed(head, members))}.{body}.x", self.keys["hub"])

    def lines(self) -> list[TrustedKey]:
        public = {name: key.public_jwk for name, key in self.keys.items()}
        return [
            TrustedKey(jwk=public["publisher"], role="publisher", scope="first-contact", expires_at=EXPIRES),
            TrustedKey(jwk=public["country"], role="country", scope="TH", expires_at=EXPIRES),
            TrustedKey(jwk=public["hub"], role="hub", scope=HUB, expires_at=EXPIRES),
        ]

    def make_certificate(self, signer: str, country: str = "TH") -> str:
        return sign_certificate(
            hub_key=self.keys[signer],
            country=country,
            enrolment_id=ENROLMENT,
            officer="qO1xYh3mT0aPz5Ck",
            officer_jwk=self.keys["officer"].public_jwk,
            transport_jwk=self.keys["transport"].public_jwk,
            station={"id": "c1c1c1c1-0000-4000-8000-000000000005", "name": "Test station"},
            sequence=1,
            issued_at=ISSUED,
            expires_at=EXPIRES,
        )


def refused(code: str) -> dict[str, Any]:
    if code not in CODES:
        raise ValueError(f"not a code: {code}")
    return {"error": code}


def segment(value: Any) -> str:
    return encode_base64url(canonical_json(value))


def changed(head: str, members: dict[str, Any]) -> dict[str, Any]:
    header = json.loads(base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)))
    return {name: value for name, value in {**header, **members}.items() if value is not None}


def resigned(jws: str, key: SigningKey) -> str:
    """The same header and payload with this key's signature, made below the library."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
    from cryptography.hazmat.primitives.hashes import SHA256

    signed = jws.rsplit(".", 1)[0]
    private = key.jose_key().private_key
    if private is None:
        raise ValueError("no private key")
    r, s = decode_dss_signature(private.sign(signed.encode("ascii"), ec.ECDSA(SHA256())))
    return f"{signed}.{encode_base64url(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


def spare_bits(tail: str) -> str:
    """The same 64 bytes spelled with another last letter: base64 leaves four bits unused there."""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    return tail[:-1] + alphabet[alphabet.index(tail[-1]) + 1]
