"""What this room finds wrong, for `titian.audit.alarms`: keys that end, parts that are not whole."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from titian.library.errors import LibraryError
from titian.library.identity import get_hub_identity
from titian.library.models import Blob
from titian.sealing import TrustedKey
from titian.sealing.encoding import parse_instant
from titian.sealing.signed import payload_object, read_unverified

KEY_EXPIRES_WITHIN: Final = timedelta(days=60)
SAMPLE: Final = 20


def find_expiring_keys(now: datetime) -> Iterator[str]:
    """Keys in use and the lists that name them, while they end within sixty days or have ended."""
    try:
        identity = get_hub_identity()
    except LibraryError:
        return  # no keys at all is the doctor's finding, and the administration page's
    limit = now + KEY_EXPIRES_WITHIN
    if identity.trust.expires_at < limit:
        yield "list:keys"
    newest: dict[tuple[str, str], TrustedKey] = {}
    for key in identity.trust.keys:  # a key that has a successor may end in peace
        place = (key.role, key.scope)
        newest[place] = max(newest.get(place, key), key, key=lambda one: one.expires_at)
    for key in newest.values():
        if key.expires_at < limit:
            yield f"key:{key.role}:{key.kid}"
    if identity.recipients_jws is not None:
        # Verified when it was read.
        payload = payload_object(read_unverified(identity.recipients_jws).payload)
        if parse_instant(payload.get("expires_at")) < limit:
            yield "list:recipients"


def find_missing_blobs(now: datetime) -> Iterator[str]:
    """Parts that are not there or not whole, and of a sample those that hold other bytes than their name says."""
    sizes = dict(Blob.objects.values_list("sha256", "bytes"))
    sampled = set(random.sample(sorted(sizes), min(SAMPLE, len(sizes))))
    for sha256, size in sorted(sizes.items()):
        if not is_blob_sound(settings.TITIAN.blobs, sha256, size, read=sha256 in sampled):
            yield f"blob:{sha256}"


def is_blob_sound(folder: Path, sha256: str, size: int, *, read: bool) -> bool:
    path = folder / sha256
    try:
        if path.stat().st_size != size:
            return False
        if not read:
            return True
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False
