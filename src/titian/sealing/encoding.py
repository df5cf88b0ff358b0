"""Bytes and text: base64url, JSON, digests and instants, read strictly.

Two spellings of one value would let a changed document look unchanged, so whatever
has more than one spelling (padding, spare bits, NaN, other time zones) is refused.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, NoReturn, TypeAlias

from titian.sealing.errors import SealingError

# Any: JSON that has just been parsed. Whoever reads a member checks its shape.
Payload: TypeAlias = dict[str, Any]

LARGEST_COUNT: Final = 2**53 - 1
_BASE64URL: Final = re.compile(r"[A-Za-z0-9_-]*")
_INSTANT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def encode_base64url(data: bytes) -> str:
    """RFC 4648 section 5, without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def decode_base64url(text: str) -> bytes:
    """The bytes of ``text``; ValueError for padding, other letters or spare bits."""
    if _BASE64URL.fullmatch(text) is None or len(text) % 4 == 1:
        raise ValueError("not base64url")
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if encode_base64url(data) != text:
        raise ValueError("spare bits in base64url")
    return data


def canonical_json(value: object) -> bytes:
    """UTF-8, keys sorted, no spaces, no ASCII escaping. NaN and infinity are refused.

    The twin in TypeScript spells it the same for what Titian signs: ASCII names, whole numbers.
    """
    try:
        text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
        return text.encode("utf-8")
    except (TypeError, ValueError) as error:
        raise SealingError("payload.malformed") from error


def parse_json(data: bytes) -> Any:
    """JSON as RFC 8259 has it; ValueError for anything else, NaN and broken UTF-8 included."""
    try:
        return json.loads(data.decode("utf-8"), parse_constant=_refuse_constant)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def sha256_hex(data: bytes) -> str:
    """SHA-256 in lower hex."""
    return hashlib.sha256(data).hexdigest()


def format_instant(instant: datetime) -> str:
    """RFC 3339 in UTC with Z and whole seconds. A naive time is a mistake and raises ValueError."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_instant(text: object) -> datetime:
    """The aware time of ``2026-11-25T01:02:03Z``; any other spelling is `payload.malformed`."""
    if not isinstance(text, str) or _INSTANT.fullmatch(text) is None:
        raise SealingError("payload.malformed", member="instant")
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError as error:
        raise SealingError("payload.malformed", member="instant") from error


def text_member(payload: Mapping[str, Any], name: str) -> str:
    """The non-empty text of one member, or `payload.malformed` naming the member."""
    value = payload.get(name)
    if not isinstance(value, str) or not value:
        raise SealingError("payload.malformed", member=name)
    return value


def count_member(payload: Mapping[str, Any], name: str) -> int:
    """The whole number (from 0, exact in JavaScript too) of one member, or `payload.malformed` naming the member."""
    value = payload.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_COUNT:
        raise SealingError("payload.malformed", member=name)
    return value


def object_member(payload: Mapping[str, Any], name: str) -> Payload:
    """The object of one member, or `payload.malformed` naming the member."""
    value = payload.get(name)
    if not isinstance(value, dict):
        raise SealingError("payload.malformed", member=name)
    return value
