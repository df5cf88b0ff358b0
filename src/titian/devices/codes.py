"""Enrolment codes: a link code of 128 bits and a typed one of twelve Crockford base32 characters.

Both are kept only as keyed hashes. Of the typed one the first four characters locate it and eight are secret (40 bits,
ten minutes, five tries).
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import Final

from django.utils.crypto import constant_time_compare, salted_hmac

from titian.sealing.encoding import encode_base64url

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOCATOR_LENGTH: Final = 4
TYPED_LENGTH: Final = 12
_LINK: Final = re.compile(r"[A-Za-z0-9_-]{22}")
_TYPED: Final = re.compile(f"[{ALPHABET}]{{{TYPED_LENGTH}}}")
# Crockford: letters that look like a digit are read as it.
_LOOKALIKES: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
_SALT: Final = "titian.devices.enrolment_code"


@dataclass(frozen=True, slots=True)
class TypedCode:
    locator: str
    secret: str


def make_link_code() -> str:
    return encode_base64url(secrets.token_bytes(16))


def make_typed_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(TYPED_LENGTH))


def show_typed_code(code: str) -> str:
    return "-".join(code[start : start + 4] for start in range(0, TYPED_LENGTH, 4))


def read_typed_code(text: str) -> TypedCode | None:
    """Return the code as typed, forgiving case, dashes, blanks and look-alikes; None when it is not one."""
    code = text.strip().upper().translate(_LOOKALIKES)
    if _TYPED.fullmatch(code) is None:
        return None
    return TypedCode(locator=code[:LOCATOR_LENGTH], secret=code[LOCATOR_LENGTH:])


def is_link_code(text: str) -> bool:
    return _LINK.fullmatch(text) is not None


def hash_code(code: str) -> str:
    return salted_hmac(_SALT, code, algorithm="sha256").hexdigest()


def is_same(code: str, hashed: str) -> bool:
    return constant_time_compare(hash_code(code), hashed)
