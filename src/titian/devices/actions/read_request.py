from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from titian.devices.errors import DeviceRevoked, DeviceUnknown, RequestUnreadable, SignatureInvalid
from titian.devices.nonces import Nonce, read_nonce
from titian.devices.statements import EnrolledPhone, find_phone
from titian.sealing.encoding import decode_base64url, parse_json
from titian.sealing.errors import SealingError
from titian.sealing.requests import verify_request


@dataclass(frozen=True, slots=True)
class DeviceRequest:
    """A request that the enrolled phone signed. Its nonce is the hub's own, but not yet spent."""

    phone: EnrolledPhone
    nonce: Nonce
    body: Any  # Any: JSON that has just been parsed


def read_request(jws: str, *, method: str, path: str, now: datetime) -> DeviceRequest:
    """Check who signed the request, and for what. No clock but the hub's is asked.

    Raises, in this order: `RequestUnreadable`, `DeviceUnknown`, `SignatureInvalid`, `DeviceRevoked`, `NonceUnknown`.
    The caller spends the nonce in the transaction that stores what the request carried.
    """
    phone = _find_phone(_peek_enrolment_id(jws))
    if phone is None:
        raise DeviceUnknown
    try:
        request = verify_request(jws, phone.transport_jwk, method=method, path=path)
    except SealingError as error:
        raise (RequestUnreadable if error.code == "request.unreadable" else SignatureInvalid) from error
    if phone.is_revoked:
        raise DeviceRevoked
    return DeviceRequest(phone=phone, nonce=read_nonce(request.header.nonce, now), body=request.body)


def _peek_enrolment_id(jws: str) -> str:
    """Whose key to check the request with: the header alone is read, the body may be megabytes."""
    try:
        header = parse_json(decode_base64url(jws.partition(".")[0]))
    except ValueError as error:
        raise RequestUnreadable from error
    enrolment_id = header.get("kid") if isinstance(header, dict) else None
    if not isinstance(enrolment_id, str):
        raise RequestUnreadable
    return enrolment_id


def _find_phone(text: str) -> EnrolledPhone | None:
    try:
        return find_phone(uuid.UUID(text))
    except ValueError:
        return None
