"""What the hub itself watches over. Other rooms say theirs in the same way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings

from titian.audit.alarms import HUB


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


def find_low_disks(now: datetime) -> Iterator[str]:
    from titian.hub.operations.health import DISK_LOW_BELOW, measure_free_space

    places = {"data": settings.TITIAN.data, "backups": settings.TITIAN.backup_folder}
    for name, folder in places.items():
        if measure_free_space(folder) < DISK_LOW_BELOW:
            yield f"disk:{name}"
