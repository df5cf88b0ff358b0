"""age (https://age-encryption.org/v1) with X25519 keys: the only module that calls pyrage.

Passphrase files are not made here: pyrage picks a work factor no phone can bear. See
`member_files`.
"""

from __future__ import annotations

import re
from typing import Final

import pyrage  # ships no types; wrapped here for that reason

from titian.sealing.errors import SealingError

# age's own X25519 recipients only: bech32 (no 1, b, i, o after the separator), 62 characters.
_RECIPIENT: Final = re.compile(r"age1[02-9ac-hj-np-z]{58}")


def make_identity() -> str:
    """A new random ``AGE-SECRET-KEY-1…``."""
    return str(pyrage.x25519.Identity.generate())


def identity_recipient(identity: str) -> str:
    """The ``age1…`` of an identity; `identity.malformed` when it is not one."""
    return str(_identity(identity).to_public())


def check_recipient(recipient: str) -> None:
    """Return if this is a sound X25519 recipient; else `recipient.malformed`."""
    _recipient(recipient)


def encrypt(plaintext: bytes, recipient: str) -> bytes:
    """An age file for one recipient."""
    return bytes(pyrage.encrypt(plaintext, [_recipient(recipient)]))


def decrypt(ciphertext: bytes, identity: str) -> bytes:
    """The plaintext of an age file; `package.unopenable` for another key or a damaged file."""
    try:
        return bytes(pyrage.decrypt(ciphertext, [_identity(identity)]))
    except (pyrage.DecryptError, ValueError) as error:
        raise SealingError("package.unopenable") from error


def _recipient(recipient: str) -> pyrage.x25519.Recipient:
    if not isinstance(recipient, str) or _RECIPIENT.fullmatch(recipient) is None:
        raise SealingError("recipient.malformed")
    try:
        return pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError as error:
        raise SealingError("recipient.malformed") from error


def _identity(identity: str) -> pyrage.x25519.Identity:
    try:
        return pyrage.x25519.Identity.from_str(identity.strip())
    except pyrage.IdentityError:
        # From None: the library's message could repeat part of a secret.
        raise SealingError("identity.malformed") from None
