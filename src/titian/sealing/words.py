"""Words people can read aloud: fingerprints to compare and passphrases to keep.

One list of 2048 words (``contracts/sealing/words.json``; the copy beside this file travels in the
wheel and is tested to be the same). A word carries exactly 11 bits.

- A fingerprint is six words: the first 66 bits of a SHA-256. Making another key with the same six
  words takes about 2^66 tries; that is what comparing them protects against, and no more.
- A passphrase is seven words drawn at random: 77 bits.
"""

from __future__ import annotations

import json
import secrets
from functools import cache
from importlib import resources
from typing import Final

from titian.sealing.encoding import decode_base64url
from titian.sealing.errors import SealingError

WORD_COUNT: Final = 2048
WORD_BITS: Final = 11
FINGERPRINT_WORDS: Final = 6
PHRASE_WORDS: Final = 7
_DIGEST_BYTES: Final = 32


@cache
def word_list() -> tuple[str, ...]:
    """The 2048 words in their order."""
    text = resources.files("titian.sealing").joinpath("words.json").read_text(encoding="utf-8")
    return tuple(json.loads(text)["words"])


def fingerprint_words(digest: str) -> list[str]:
    """Six words for a SHA-256: a key's thumbprint (base64url) or a recipient's fingerprint (hex)."""
    number = int.from_bytes(_digest_bytes(digest), "big")
    words = word_list()
    top = _DIGEST_BYTES * 8 - WORD_BITS
    return [words[(number >> (top - WORD_BITS * place)) % WORD_COUNT] for place in range(FINGERPRINT_WORDS)]


def make_phrase() -> str:
    """Seven words from the system's random source, one space between them."""
    return " ".join(secrets.choice(word_list()) for _ in range(PHRASE_WORDS))


def normalise_phrase(text: str) -> str:
    """The phrase as it was made, from what somebody typed: lower case, single spaces, no hyphens
    or commas. `phrase.malformed` with the places (from 1) of words that are not in the list; the
    words themselves are never repeated."""
    words = text.lower().replace("-", " ").replace(",", " ").split()
    known = frozenset(word_list())
    strange = [str(place) for place, word in enumerate(words, 1) if word not in known]
    if strange or not words:
        raise SealingError("phrase.malformed", places=", ".join(strange))
    return " ".join(words)


def are_words_of(digest: str, heard: str) -> bool:
    """Whether what somebody heard and typed are the six words of the key; case, hyphens and spaces do not matter."""
    return heard.lower().replace("-", " ").replace(",", " ").split() == fingerprint_words(digest)


def _digest_bytes(digest: str) -> bytes:
    try:
        is_hex = len(digest) == 2 * _DIGEST_BYTES
        data = bytes.fromhex(digest) if is_hex else decode_base64url(digest)
    except ValueError as error:
        raise SealingError("payload.malformed", member="digest") from error
    if len(data) != _DIGEST_BYTES:
        raise SealingError("payload.malformed", member="digest")
    return data
