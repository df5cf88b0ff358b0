"""age (https://age-encryption.org/v1) with X25519 keys: the only module that calls pyrage.

Passphrase files are not made here: pyrage picks a work factor no phone can bear. See
`member_files`.
"""

from __future__ import annotations

import re
from typing import Final, Protocol

import pyrage  # ships no types; wrapped here for that reason

from titian.sealing.errors import SealingError

AGE_HEADER: Final = b"age-encryption.org/v1\n"  # every age file begins so
# age's own X25519 recipients only: bech32 (no 1, b, i, o after the separator), 62 characters.
_RECIPIENT: Final = re.compile(r"age1[02-9ac-hj-np-z]{58}")


class Reads(Protocol):
    """What bytes come from: a file, a pipe, or what stands in for one."""

    def read(self, size: int, /) -> bytes: ...


class Writes(Protocol):
    """Where bytes go."""

    def write(self, block: bytes, /) -> int: ...

    def flush(self) -> None: ...


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


def decrypt_with_passphrase(ciphertext: bytes, passphrase: str) -> bytes:
    """The plaintext of an age passphrase file; `package.unopenable` for another passphrase or a damaged file."""
    try:
        return bytes(pyrage.passphrase.decrypt(ciphertext, passphrase))
    except (pyrage.DecryptError, ValueError) as error:
        raise SealingError("package.unopenable") from error


def encrypt_stream(plaintext: Reads, ciphertext: Writes, recipient: str) -> None:
    """One age file for whatever can be read, in memory of a few blocks; both ends stay open.

    Raises OSError when either end fails.
    """
    to = _recipient(recipient)
    try:
        pyrage.encrypt_io(plaintext, ciphertext, [to])
    except pyrage.EncryptError as error:  # also what it makes of a full disk
        raise OSError(str(error)) from error


def decrypt_stream(ciphertext: Reads, plaintext: Writes, identity: str) -> None:
    """Writes the plaintext as it comes; `package.unopenable` for another key or a damaged or shortened file.

    What was written before the damage is found is genuine but not whole: use it only once this has returned.
    """
    try:
        pyrage.decrypt_io(ciphertext, plaintext, [_identity(identity)])
    except (pyrage.DecryptError, ValueError, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:  # the disk's fault, not the file's
            raise
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
