"""Nonces the hub gives out: short-lived, its own, good for one request.

A nonce is `expiry (4 bytes) | random (16 bytes) | MAC (16 bytes)`. The hub keeps none that was only given out; it
writes down those that were spent, in the transaction that stores what they carried. Only the hub's clock is asked.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final

from django.conf import settings

from titian.devices.errors import NonceUnknown
from titian.sealing.encoding import decode_base64url, encode_base64url

LIFETIME: Final = timedelta(minutes=10)
_SALT: Final = "titian.devices.nonce"
_RANDOM: Final = 16
_MAC: Final = 16


@dataclass(frozen=True, slots=True)
class Nonce:
    nonce_hash: str
    expires_at: datetime


def make_nonce(now: datetime) -> str:
    body = int((now + LIFETIME).timestamp()).to_bytes(4, "big") + secrets.token_bytes(_RANDOM)
    return encode_base64url(body + _mac(body))


def read_nonce(text: str, now: datetime) -> Nonce:
    """Return the nonce if this hub made it and its time is not over; raises `NonceUnknown`."""
    try:
        data = decode_base64url(text)
    except ValueError as error:
        raise NonceUnknown from error
    body, mac = data[: 4 + _RANDOM], data[4 + _RANDOM :]
    if len(data) != 4 + _RANDOM + _MAC or not hmac.compare_digest(mac, _mac(body)):
        raise NonceUnknown
    expires_at = datetime.fromtimestamp(int.from_bytes(body[:4], "big"), UTC)
    if expires_at <= now:
        raise NonceUnknown
    return Nonce(encode_base64url(hashlib.sha256(data).digest()), expires_at)


def _mac(body: bytes) -> bytes:
    return hmac.digest(_derive_key(settings.SECRET_KEY), body, "sha256")[:_MAC]


@lru_cache(maxsize=2)
def _derive_key(secret_key: str) -> bytes:
    """The key Django's `salted_hmac` derives, derived once: a sync needs two of these codes."""
    return hashlib.sha256(_SALT.encode() + secret_key.encode()).digest()
