"""Asks again for files whose words nobody has read since long: a worker was killed over them. And tidies up."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.utils import timezone

from titian.shelf.incoming import PREFIX
from titian.shelf.models import File

AFTER: Final = timedelta(hours=1)
A_DAY: Final = 24 * 60 * 60


def read_waiting() -> None:
    from titian.shelf.tasks import read_file

    for pk in File.objects.waiting().filter(added_at__lt=timezone.now() - AFTER).values_list("pk", flat=True):
        read_file.enqueue(str(pk))
    for left in settings.TITIAN.blobs.glob(f"{PREFIX}*"):  # of a sending that the power cut short
        if left.stat().st_mtime < time.time() - A_DAY:
            left.unlink(missing_ok=True)
