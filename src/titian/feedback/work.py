"""Work that a browser does before it leaves a complaint as anybody may: ALTCHA's challenge, by its own library.

A derived key is looked for among so many tries of PBKDF2, which a browser does about as fast as a program of one's own:
nobody is much quicker than the person's phone. docs/decisions/0025 has what it takes on a slow phone.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final

from altcha import Payload, create_challenge, verify_solution
from django.conf import settings
from django.utils.crypto import salted_hmac

from titian.feedback.errors import WorkOver, WorkWrong
from titian.sealing import sha256_hex

ALGORITHM: Final = "PBKDF2/SHA-256"
ROUNDS: Final = 5_000  # of one try
FEWEST_TRIES: Final = 400
MOST_TRIES: Final = 800
LIFETIME: Final = timedelta(minutes=20)
_SALT: Final = "titian.feedback.work"


@dataclass(frozen=True, slots=True)
class Work:
    """Work that was done. `digest` names it, so that it serves once."""

    digest: str
    expires_at: datetime


def make_work(now: datetime) -> dict[str, object]:
    """A challenge as the library writes it. The hub keeps none of it."""
    tries = FEWEST_TRIES + secrets.randbelow(MOST_TRIES - FEWEST_TRIES + 1)
    challenge: dict[str, object] = create_challenge(
        ALGORITHM,
        ROUNDS,
        counter=tries,
        expires_at=now + LIFETIME,
        hmac_secret=_derive(settings.SECRET_KEY, "challenge"),
        hmac_key_secret=_derive(settings.SECRET_KEY, "key"),
    ).to_dict()
    return challenge


def read_work(text: str, now: datetime) -> Work:
    """What was done, if it is this hub's challenge, solved, and its time is not over. Raises `WorkWrong`, `WorkOver`.

    Checking costs two keyed hashes: whoever sends rubbish keeps nothing busy.
    """
    try:
        payload = Payload.from_base64(text)
        result = verify_solution(
            payload,
            _derive(settings.SECRET_KEY, "challenge"),
            hmac_key_secret=_derive(settings.SECRET_KEY, "key"),
        )
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise WorkWrong from error
    if result.expired:
        raise WorkOver
    expires = payload.challenge.parameters.expires_at
    if not result.verified or not isinstance(expires, int) or payload.challenge.signature is None:
        raise WorkWrong
    expires_at = datetime.fromtimestamp(expires, UTC)
    if expires_at <= now:
        raise WorkOver
    return Work(sha256_hex(payload.challenge.signature.encode()), expires_at)


@lru_cache(maxsize=4)
def _derive(secret: str, purpose: str) -> str:
    return salted_hmac(_SALT, purpose, secret=secret, algorithm="sha256").hexdigest()
