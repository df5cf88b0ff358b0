"""Bytes and text: base64url, JSON, digests and instants, read strictly.

Two spellings of one value would let a changed document look unchanged, so whatever
has more than one spelling (padding, spare bits, NaN, other time zones) is refused.
"""

from __future__ import annotations

import base64
import binascii
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
_STANDARD_LETTERS: Final = bytes.maketrans(b"-_", b"+/")
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_VALUES: Final = {letter: value for value, letter in enumerate(_LETTERS)}
_INSTANT: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def encode_base64url(data: bytes) -> str:
    """RFC 4648 section 5, without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def decode_base64url(text: str) -> bytes:
    """The bytes of ``text``; ValueError for padding, other letters or spare bits."""
    left = len(text) % 4
    if left == 1 or "+" in text or "/" in text or "=" in text:
        raise ValueError("not base64url")
    # Two or three letters at the end carry bits that no byte takes: only one spelling of them is taken.
    if left and _VALUES.get(text[-1], 0) & (0b1111 if left == 2 else 0b11):  # RFC 4648 section 4
        raise ValueError("spare bits in base64url")
    letters = text.encode("ascii").translate(_STANDARD_LETTERS) + b"=" * (-left % 4)
    return binascii.a2b_base64(letters, strict_mode=True)  # refuses every other letter


def canonical_json(value: object) -> bytes:
    """UTF-8, keys sorted, no spaces, no ASCII escaping. NaN and infinity are refused.

    The twin in TypeScript spells it the same for what Titian signs: ASCII names, whole numbers.
    """
    try:
        return _ENCODER.encode(value).encode("utf-8")
    except (TypeError, ValueError) as error:
        raise SealingError("payload.malformed") from error


def parse_json(data: bytes) -> Any:
    """JSON as RFC 8259 has it; ValueError for anything else, NaN and broken UTF-8 included."""
    try:
        return _DECODER.decode(data.decode("utf-8"))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


# Made once: `json.dumps` and `json.loads` would make them anew for every document.
_ENCODER: Final = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
_DECODER: Final = json.JSONDecoder(parse_constant=_refuse_constant)


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
