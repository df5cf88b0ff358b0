"""The hub's own age identities: to the newest of them phones seal the envelopes of what waits on them.

One line each in `trust/envelopes.key`, the newest first. Those before it stay, so that what was sealed before a
change still opens; `titian backup` holds all of them. Without this file phones go on in the way of before: the
envelope lies on them in the clear.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from titian.files import write_durably
from titian.library.identity import ENVELOPE_KEY_FILE, read_envelope_identities
from titian.sealing import make_identity

MODE: Final = 0o600


def make_envelope_key(data: Path) -> bool:
    """Makes the first one where there is none; whether this call made it. Unsound ones are left for a person."""
    if _file(data).exists():
        return False
    _write(data, [make_identity()])
    return True


def renew_envelope_key(data: Path) -> int:
    """A new one, before all others; how many there are now. Phones seal to it from their next contact on."""
    identities = [make_identity(), *read_envelope_identities(data / "trust")]
    _write(data, identities)
    return len(identities)


def _write(data: Path, identities: list[str]) -> None:
    write_durably(_file(data), "".join(f"{identity}\n" for identity in identities).encode(), mode=MODE)


def _file(data: Path) -> Path:
    return data / "trust" / ENVELOPE_KEY_FILE
