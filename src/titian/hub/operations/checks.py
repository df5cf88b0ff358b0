"""What the hub itself watches over. Other rooms say theirs in the same way."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from titian.audit.alarms import HUB

KEY_EXPIRES_WITHIN: Final = timedelta(days=60)
SAMPLE: Final = 20


def find_overdue_worker(now: datetime) -> Iterator[str]:
    """`hub` while the worker is not heard of, `tasks` while work waits that nobody takes up."""
    from titian.hub.operations.health import TASK_LATE_AFTER, find_oldest_waiting_task, is_worker_late

    if is_worker_late(now):
        yield HUB
    oldest = find_oldest_waiting_task()
    if oldest is not None and now - oldest > TASK_LATE_AFTER:
        yield "tasks"


def find_stale_backup(now: datetime) -> Iterator[str]:
    """A demo needs no backup; where somebody set a recipient, or people are served, one is due each day."""
    from titian.hub.operations.health import BACKUP_STALE_AFTER, find_last_backup

    if settings.TITIAN.is_demo and not settings.TITIAN.backup_recipient:
        return
    last = find_last_backup()
    if last is None or now - last.made_at > BACKUP_STALE_AFTER:
        yield HUB


def find_unconfirmed_backup(now: datetime) -> Iterator[str]:
    """From the third day on which no other machine has said that it holds a backup: an alarm of its own each day."""
    from titian.hub.operations.health import UNCONFIRMED_AFTER, measure_unconfirmed

    if settings.TITIAN.is_demo and not settings.TITIAN.backup_recipient:
        return
    unconfirmed = measure_unconfirmed(now)
    if unconfirmed is not None and unconfirmed >= UNCONFIRMED_AFTER:
        yield f"day:{unconfirmed.days}"


def find_damaged_bytes(now: datetime) -> Iterator[str]:
    """Tables in which the last backup found sealed bytes that are not what was once written."""
    from titian.devices.models import DamagedBytes

    for table in DamagedBytes.objects.order_by("table").values_list("table", flat=True).distinct():
        yield f"table:{table}"


def find_low_disks(now: datetime) -> Iterator[str]:
    from titian.hub.operations.health import DISK_LOW_BELOW, measure_free_space

    places = {"data": settings.TITIAN.data, "backups": settings.TITIAN.backup_folder}
    for name, folder in places.items():
        if measure_free_space(folder) < DISK_LOW_BELOW:
            yield f"disk:{name}"


def find_expiring_keys(now: datetime) -> Iterator[str]:
    """Keys in use and the lists that name them, while they end within sixty days or have ended."""
    from titian.library.errors import LibraryError
    from titian.library.identity import get_hub_identity
    from titian.sealing import TrustedKey

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
        from titian.sealing.encoding import parse_instant
        from titian.sealing.signed import payload_object, read_unverified

        # Verified when it was read.
        payload = payload_object(read_unverified(identity.recipients_jws).payload)
        if parse_instant(payload.get("expires_at")) < limit:
            yield "list:recipients"


def find_missing_blobs(now: datetime) -> Iterator[str]:
    """Parts that are not there or not whole, and of a sample those that hold other bytes than their name says."""
    from titian.library.models import Blob

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
