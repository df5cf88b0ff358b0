"""Compact JWS (RFC 7515) with ES256, and nothing else of JOSE.

The header is pinned: exactly the members below, ``alg`` exactly ``ES256``. So there is no
``none``, no ``crit``, ``jku``, ``jwk``, ``x5c`` or ``b64`` to be confused by. What was signed is
the exact bytes; nothing is ever put into canonical form before it is checked.

ES256 (RFC 7518 section 3.4) is the ECDSA of `cryptography` over P-256 and SHA-256. JWS has the two numbers of a
signature one behind the other, that library has them in DER. A test lets joserfc check and sign the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from titian.sealing.encoding import (
    Payload,
    canonical_json,
    decode_base64url,
    encode_base64url,
    parse_json,
    sha256_hex,
)
from titian.sealing.errors import SealingError
from titian.sealing.keys import COORDINATE_BYTES, SigningKey, private_key, public_key, thumbprint

ALGORITHM: Final = "ES256"
STATEMENT_TYPE: Final = "titian+jws"
SEGMENTS: Final = 3
_ES256: Final = ECDSA(SHA256())


@dataclass(frozen=True, slots=True)
class Unverified:
    """A compact JWS taken apart. Nothing in it is true yet."""

    header: Mapping[str, str]
    payload: bytes


def sign(payload: Mapping[str, Any], key: SigningKey) -> str:
    """A compact JWS over the canonical JSON of ``payload``."""
    return sign_bytes(canonical_json(dict(payload)), key)


def sign_bytes(
    payload: bytes,
    key: SigningKey,
    *,
    kid: str | None = None,
    typ: str = STATEMENT_TYPE,
    members: Mapping[str, str] | None = None,
) -> str:
    """A compact JWS over exactly these bytes; ``members`` are further header members."""
    header = {"alg": ALGORITHM, "kid": kid or key.kid, "typ": typ, **(members or {})}
    signed = f"{encode_base64url(canonical_json(header))}.{encode_base64url(payload)}"
    numbers = decode_dss_signature(private_key(key).sign(signed.encode("ascii"), _ES256))
    signature = b"".join(number.to_bytes(COORDINATE_BYTES, "big") for number in numbers)
    return f"{signed}.{encode_base64url(signature)}"


def verify(jws: str, jwk: Mapping[str, Any]) -> Payload:
    """The payload of ``jws``, if this public key signed it.

    Refuses (in this order) `signature.unreadable`, `signature.algorithm`, `key.unknown` when the
    header names another key, `signature.invalid`, `payload.malformed`.
    """
    unverified = read_unverified(jws)
    if unverified.header["kid"] != thumbprint(jwk):
        raise SealingError("key.unknown")
    check_signature(jws, jwk)
    return payload_object(unverified.payload)


def read_unverified(jws: str, *, typ: str = STATEMENT_TYPE, members: frozenset[str] = frozenset()) -> Unverified:
    """Take a JWS apart and pin its header, to find the key it must be checked with."""
    parts = jws.split(".") if isinstance(jws, str) else []
    if len(parts) != SEGMENTS:
        raise SealingError("signature.unreadable")
    try:
        header = parse_json(decode_base64url(parts[0]))
        payload = decode_base64url(parts[1])
        decode_base64url(parts[2])
    except ValueError as error:
        raise SealingError("signature.unreadable") from error
    if not isinstance(header, dict) or not all(isinstance(v, str) for v in header.values()):
        raise SealingError("signature.unreadable")
    if header.get("alg") != ALGORITHM:
        raise SealingError("signature.algorithm")
    if set(header) != {"alg", "kid", "typ"} | members or header["typ"] != typ:
        raise SealingError("signature.unreadable", member="header")
    return Unverified(header=header, payload=payload)


def check_signature(jws: str, jwk: Mapping[str, Any]) -> None:
    """Return if this public key made the signature, by ES256 whatever the header says; else `signature.invalid`."""
    signed, _, text = jws.rpartition(".")
    key = public_key(jwk)
    try:
        signature = decode_base64url(text)
        if len(signature) != 2 * COORDINATE_BYTES:
            raise SealingError("signature.invalid")
        first, second = signature[:COORDINATE_BYTES], signature[COORDINATE_BYTES:]
        in_der = encode_dss_signature(int.from_bytes(first, "big"), int.from_bytes(second, "big"))
        key.verify(in_der, signed.encode("ascii"), _ES256)
    except (InvalidSignature, ValueError) as error:
        raise SealingError("signature.invalid") from error


def payload_object(payload: bytes) -> Payload:
    """The JSON object in these bytes, or `payload.malformed`."""
    try:
        value = parse_json(payload)
    except ValueError as error:
        raise SealingError("payload.malformed") from error
    if not isinstance(value, dict):
        raise SealingError("payload.malformed")
    return value


def payload_digest(jws: str) -> str:
    """SHA-256 of the exact payload bytes. Of a manifest this is the release id."""
    return sha256_hex(read_unverified(jws).payload)
