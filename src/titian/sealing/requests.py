"""Signed requests of a device: the body is a JWS by its transport key.

The header names the enrolment, the hub's nonce, the method and the path, so a request cannot be
replayed, nor sent to another address. Whether a nonce is known and unspent is the hub's to say, in
the transaction that spends it; nothing here reads a clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from titian.sealing.encoding import canonical_json, parse_json
from titian.sealing.errors import SealingError
from titian.sealing.keys import SigningKey
from titian.sealing.signed import check_signature, read_unverified, sign_bytes

REQUEST_TYPE: Final = "titian-request+jws"
_MEMBERS: Final = frozenset({"nonce", "method", "path"})


@dataclass(frozen=True, slots=True)
class RequestHeader:
    """What a request says of itself. True only after `verify_request`."""

    enrolment_id: str
    nonce: str
    method: str
    path: str


@dataclass(frozen=True, slots=True)
class SignedRequest:
    """A checked request. ``body`` is parsed JSON of any shape; the reader checks that."""

    header: RequestHeader
    body: Any  # Any: JSON of whatever shape this path takes


def sign_request(
    body: object,
    transport_key: SigningKey,
    *,
    enrolment_id: str,
    nonce: str,
    method: str,
    path: str,
) -> str:
    """The body of one request, content type ``application/jose``."""
    return sign_bytes(
        canonical_json(body),
        transport_key,
        kid=enrolment_id,
        typ=REQUEST_TYPE,
        members={"nonce": nonce, "method": method, "path": path},
    )


def read_request_header(jws: str) -> RequestHeader:
    """The header before any check, to find the device it must be checked with."""
    return _read(jws)[0]


def verify_request(jws: str, transport_jwk: Mapping[str, Any], *, method: str, path: str) -> SignedRequest:
    """The request, if this device's transport key signed it for this method and path.

    Refuses `request.unreadable`, `signature.algorithm`, `signature.invalid`, `request.mismatch`.
    The caller then spends ``header.nonce``.
    """
    header, payload = _read(jws)
    check_signature(jws, transport_jwk)
    if (header.method, header.path) != (method, path):
        raise SealingError("request.mismatch")
    try:
        body = parse_json(payload)
    except ValueError as error:
        raise SealingError("request.unreadable") from error
    return SignedRequest(header=header, body=body)


def _read(jws: str) -> tuple[RequestHeader, bytes]:
    try:
        unverified = read_unverified(jws, typ=REQUEST_TYPE, members=_MEMBERS)
    except SealingError as error:
        if error.code == "signature.unreadable":
            raise SealingError("request.unreadable") from error
        raise
    header = unverified.header
    return (
        RequestHeader(enrolment_id=header["kid"], nonce=header["nonce"], method=header["method"], path=header["path"]),
        unverified.payload,
    )
