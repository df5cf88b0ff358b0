"""What is asked about the hub's own state from several sides: pages, probes, checks and figures."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from titian.hub.operations.actions.beat import WORKER
from titian.hub.operations.models import Backup, Heartbeat

WORKER_LATE_AFTER: Final = timedelta(minutes=2)
TASK_LATE_AFTER: Final = timedelta(minutes=15)
BACKUP_STALE_AFTER: Final = timedelta(hours=26)
DISK_LOW_BELOW: Final = 1024 * 1024 * 1024  # bytes
DISK_FULL_BELOW: Final = 64 * 1024 * 1024


def find_worker_beat() -> datetime | None:
    return Heartbeat.objects.filter(name=WORKER).values_list("beat_at", flat=True).first()


def is_worker_late(now: datetime | None = None) -> bool:
    """Whether the worker has not been heard of for two minutes, or never."""
    beat_at = find_worker_beat()
    return beat_at is None or (now or timezone.now()) - beat_at > WORKER_LATE_AFTER


def count_waiting_tasks() -> int:
    return DBTaskResult.objects.ready().count()


def find_oldest_waiting_task() -> datetime | None:
    found: datetime | None = (
        DBTaskResult.objects.ready().order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
    )
    return found


def find_last_backup() -> Backup | None:
    return Backup.objects.order_by("-made_at").first()


def measure_free_space(folder: Path) -> int:
    """Bytes on the disk of a folder, or of the nearest one above it that is there."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free
