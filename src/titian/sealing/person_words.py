"""The person's six words: whoever has them can stop a referral, or complain of it, through anybody they trust.

Six words drawn at random from the list are 66 bits. PBKDF2 makes a proof of them, slow to try, and the first sixteen
bytes of the proof's SHA-256, written as a UUIDv4, are the referral's own id. So nothing of the words lies on the hub,
and neither the id nor all that carries it gives them away: trying all of them takes 2^85 hashes. An id that was drawn
at random has no words; nobody can tell the two apart.
"""

from __future__ import annotations

import hashlib
import secrets
import uuid
from typing import Final

from titian.sealing.errors import SealingError
from titian.sealing.words import normalise_phrase, word_list

PERSON_WORDS: Final = 6
ITERATIONS: Final = 600_000
_SALT: Final = b"titian person words"


def make_person_words() -> str:
    """Six words from the system's random source, one space between them."""
    return " ".join(secrets.choice(word_list()) for _ in range(PERSON_WORDS))


def normalise_person_words(text: str) -> str:
    """The six words from what somebody typed; `phrase.malformed` with the places of those that are not in the list, or
    with none where they are not six."""
    words = normalise_phrase(text)
    if len(words.split()) != PERSON_WORDS:
        raise SealingError("phrase.malformed", places="")
    return words


def proof_of_words(words: str) -> bytes:
    """32 bytes that only somebody who has the words can make; slow on purpose."""
    text = normalise_person_words(words).encode("ascii")
    return hashlib.pbkdf2_hmac("sha256", text, _SALT, ITERATIONS, 32)


def referral_id_of_proof(proof: bytes) -> uuid.UUID:
    """The id of the referral that the words belong to, if there is one."""
    return uuid.UUID(bytes=hashlib.sha256(proof).digest()[:16], version=4)
