"""Envelopes: what the hub may know of a package, sealed to the hub while it lies on a phone that may be seized.

An envelope is an age file for the hub's own recipient, which `standing` names; inside is its JSON, padded to one
length, so that no length tells a level. It names the item and the digest of the package: laid beside another item it
does not fit.
See docs/security/protocol.md.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from titian.sealing.complaints import open_text, seal_text
from titian.sealing.encoding import Payload
from titian.sealing.errors import SealingError

PADDED: Final = 1024
"""Room for what two officers signed where a referral goes without the person's yes; none is longer for it."""
MOST_BYTES: Final = 2048
"""Of a sealed one, however much a library adds to the age header."""


def seal_envelope(envelope: Mapping[str, Any], recipient: str) -> bytes:
    """One age file for the hub; `sealed_text.too_large` for what is no envelope."""
    return seal_text(envelope, recipient, padded=PADDED)


def open_envelope(sealed: bytes, identities: Sequence[str]) -> Payload:
    """What it says, by whichever of the hub's identities opens it: the one of now first, then those before it.

    Refuses `sealed_text.unopenable` and `sealed_text.malformed`. Whether it belongs to the item is for the caller.
    """
    for identity in identities:
        try:
            return open_text(sealed, identity)
        except SealingError as error:
            if error.code != "sealed_text.unopenable":
                raise
    raise SealingError("sealed_text.unopenable")
