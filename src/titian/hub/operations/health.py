"""What is asked about the hub's own state from several sides: pages, probes, checks and figures."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.db.models import Max, Min, QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from titian.hub.operations.actions.beat import WORKER
from titian.hub.operations.models import Backup, Heartbeat
from titian.library.models import HubState

WORKER_LATE_AFTER: Final = timedelta(minutes=2)
TASK_LATE_AFTER: Final = timedelta(minutes=15)
BACKUP_STALE_AFTER: Final = timedelta(hours=26)
UNCONFIRMED_AFTER: Final = timedelta(days=3)
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


def find_last_confirmation() -> Backup | None:
    """The newest backup of this life of the hub that another machine has said it holds."""
    return _list_backups().filter(confirmed_at__isnull=False).order_by("-pk").first()


def measure_unconfirmed(now: datetime) -> timedelta | None:
    """For how long no other machine has confirmed a backup; None where none was made yet.

    Counted from the last confirmation, else from the first backup of this life. What a clock that has been put right
    since dated ahead counts from the first moment that is not ahead.
    """
    confirmed = _list_backups().filter(confirmed_at__lte=now).aggregate(last=Max("confirmed_at"))["last"]
    first = _list_backups().filter(made_at__lte=now).aggregate(first=Min("made_at"))["first"]
    since = confirmed or first
    return None if since is None else now - since


def _list_backups() -> QuerySet[Backup]:
    return Backup.objects.filter(epoch__in=HubState.objects.values("epoch"))


def measure_free_space(folder: Path) -> int:
    """Bytes on the disk of a folder, or of the nearest one above it that is there."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return shutil.disk_usage(folder).free
