"""The key with which push services know this hub: made once, beside the hub's other keys, and in every backup.

Browsers are bound to it. Whoever puts another one in its place ends every subscription.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from django.conf import settings

from titian.files import write_durably
from titian.library.identity import PUSH_KEY_FILE
from titian.notices.errors import PushKeyMissing
from titian.sealing import SealingError, SigningKey, generate_signing_key, push_public_key

__all__ = ["find_public_key", "get_push_key", "make_push_key"]
MODE: Final = 0o600


def get_push_key() -> SigningKey:
    """Raises `PushKeyMissing` when it is absent or unsound."""
    try:
        return SigningKey.from_jwk(json.loads(_file(Path(settings.TITIAN_DATA)).read_text(encoding="utf-8")))
    except (OSError, ValueError, SealingError) as error:
        raise PushKeyMissing from error


def find_public_key() -> str | None:
    """What a browser subscribes with; None while the hub has no key."""
    try:
        return push_public_key(get_push_key())
    except PushKeyMissing:
        return None


def make_push_key(data: Path) -> bool:
    """Makes the key where there is none; whether this call made it. An unsound one is left for a person to look at."""
    file = _file(data)
    if file.exists():
        return False
    write_durably(file, json.dumps(generate_signing_key().export_jwk()).encode() + b"\n", mode=MODE)
    return True


def _file(data: Path) -> Path:
    return data / "trust" / PUSH_KEY_FILE
