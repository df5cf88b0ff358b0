from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from titian.devices.errors import DeviceUnknown, RequestUnreadable, SignatureInvalid
from titian.devices.nonces import Nonce, read_nonce
from titian.devices.sql import EnrolledPhone, find_phone
from titian.sealing.encoding import decode_base64url, parse_json
from titian.sealing.errors import SealingError
from titian.sealing.requests import SignedRequest, verify_request


@dataclass(frozen=True, slots=True)
class DeviceRequest:
    """A request that the phone signed, enrolled or ended. Its nonce is the hub's own, but not yet spent."""

    phone: EnrolledPhone
    nonce: Nonce
    nonce_text: str
    body: Any  # Any: JSON that has just been parsed


def read_request(jws: str, *, method: str, path: str, now: datetime) -> DeviceRequest:
    """Check who signed the request, and for what. No clock but the hub's is asked.

    Raises, in this order: `RequestUnreadable`, `DeviceUnknown`, `SignatureInvalid`, `NonceUnknown`. Whether the phone
    was ended the caller reads from `phone.is_revoked`, and again from whatever stores its items. The caller spends the
    nonce in the transaction that stores what the request carried.
    """
    phone, request = read_signed(jws, method=method, path=path)
    nonce = request.header.nonce
    return DeviceRequest(phone=phone, nonce=read_nonce(nonce, now), nonce_text=nonce, body=request.body)


def read_signed(jws: str, *, method: str, path: str) -> tuple[EnrolledPhone, SignedRequest]:
    """What a phone signed for this method and path, and which phone. Its nonce is not looked at.

    Raises, in this order: `RequestUnreadable`, `DeviceUnknown`, `SignatureInvalid`.
    """
    phone = _find_phone(_peek_enrolment_id(jws))
    if phone is None:
        raise DeviceUnknown
    try:
        return phone, verify_request(jws, phone.transport_jwk, method=method, path=path)
    except SealingError as error:
        raise (RequestUnreadable if error.code == "request.unreadable" else SignatureInvalid) from error


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
