"""The person's code: whoever has it can pause a referral, or complain of it, through anybody they trust.

A code is 21 digits: 19 drawn at random (63 bits) and the two check digits of ISO 7064 MOD 97-10, which tell a slip of
the pen. Digits can be written in the numerals of every language, and the numerals of any script are read back. It is
a digit longer than the code of a complaint, so that neither is ever taken for the other.

PBKDF2 makes a proof of it, slow to try, and the first sixteen bytes of the proof's SHA-256, written as a UUIDv4, are
the referral's own id. So nothing of the code lies on the hub, and neither the id nor all that carries it gives it
away. An id that was drawn at random has no code; nobody can tell the two apart.
"""

from __future__ import annotations

import hashlib
import secrets
import uuid
from typing import Final

from titian.sealing.digits import read_digits
from titian.sealing.errors import SealingError

DIGITS: Final = 21
ITERATIONS: Final = 600_000
_SALT: Final = b"titian person code"


def make_person_code() -> str:
    """A new code, of the system's random source."""
    drawn = secrets.randbelow(10 ** (DIGITS - 2)) * 100
    return f"{drawn + 98 - drawn % 97:0{DIGITS}}"


def normalise_person_code(text: str) -> str:
    """The code from what somebody typed, whatever stands between the digits; `code.malformed` when it cannot be one."""
    digits = read_digits(text)
    if len(digits) != DIGITS or int(digits) % 97 != 1:
        raise SealingError("code.malformed")
    return digits


def proof_of_code(code: str) -> bytes:
    """32 bytes that only somebody who has the code can make; slow on purpose."""
    return hashlib.pbkdf2_hmac("sha256", normalise_person_code(code).encode("ascii"), _SALT, ITERATIONS, 32)


def referral_id_of_proof(proof: bytes) -> uuid.UUID:
    """The id of the referral that the code belongs to, if there is one."""
    return uuid.UUID(bytes=hashlib.sha256(proof).digest()[:16], version=4)
