"""Complaints: what a person tells an independent body, and the answer only that person can read.

A complaint is an age file for the body, padded to one length. The person keeps a code of 20 digits: 19 drawn at random
(63 bits) and Luhn's check digit (ISO/IEC 7812-1). The phone makes an age identity for the answer and locks it in an age
passphrase file (scrypt) whose passphrase is the code; its recipient travels inside the complaint. The answer is found
by a name that PBKDF2 makes of the code. Codes and locked keys are made in a browser alone, by
`web/sealing/src/complaints.ts`; here is what reads them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from titian.sealing.age import decrypt, decrypt_with_passphrase, encrypt
from titian.sealing.digits import read_digits
from titian.sealing.encoding import Payload, canonical_json
from titian.sealing.errors import SealingError

PADDED: Final = 16_384
DIGITS: Final = 20
ITERATIONS: Final = 600_000
_LOOKUP_SALT: Final = b"titian complaint lookup"


def normalise_code(text: str) -> str:
    """The code from what somebody typed, whatever stands between the digits; `code.malformed` when it cannot be one."""
    digits = read_digits(text)
    if len(digits) != DIGITS or luhn(digits) != 0:
        raise SealingError("code.malformed")
    return digits


def lookup_of(code: str) -> str:
    """The name an answer is found by. It opens nothing."""
    return hashlib.pbkdf2_hmac("sha256", normalise_code(code).encode("ascii"), _LOOKUP_SALT, ITERATIONS, 32).hex()


def seal_text(payload: Mapping[str, Any], recipient: str, *, padded: int = PADDED) -> bytes:
    """The ciphertext of a complaint or an answer: JSON, padded to one length; `sealed_text.too_large` beyond it."""
    data = canonical_json(dict(payload))
    if len(data) > padded:
        raise SealingError("sealed_text.too_large")
    return encrypt(data.ljust(padded), recipient)


def open_text(ciphertext: bytes, identity: str) -> Payload:
    """What a complaint or an answer says. Refuses `sealed_text.unopenable` and `sealed_text.malformed`."""
    try:
        plaintext = decrypt(ciphertext, identity)
    except SealingError as error:
        raise SealingError("sealed_text.unopenable") from error
    return _read(plaintext)


def open_answer(file: bytes, ciphertext: bytes, code: str) -> Payload:
    """The answer, opened with the code and the locked key that came with it."""
    try:
        identity = decrypt_with_passphrase(file, normalise_code(code)).decode("ascii")
    except (SealingError, ValueError) as error:
        raise SealingError("sealed_text.unopenable") from error
    return open_text(ciphertext, identity)


def luhn(digits: str) -> int:
    """Luhn's sum modulo ten, from the right; 0 for a sound number."""
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10


def _read(plaintext: bytes) -> Payload:
    try:
        value = json.loads(plaintext)
    except ValueError as error:
        raise SealingError("sealed_text.malformed") from error
    if not isinstance(value, dict):
        raise SealingError("sealed_text.malformed")
    return value
