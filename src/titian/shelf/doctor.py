"""Whether the files of the shelf are there and are what they were."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from django.conf import settings

from titian.desk.running import Diagnosis, Examination
from titian.library.checks import is_blob_sound
from titian.shelf.models import File

SAMPLE: Final = 10


def find_missing_files(now: datetime) -> Iterator[str]:
    """Files that are not there or not whole, and of a sample those that hold other bytes than came."""
    rows = list(File.objects.order_by("pk").values_list("pk", "sha256", "bytes"))
    sampled = {pk for pk, _, _ in random.sample(rows, min(SAMPLE, len(rows)))}
    for pk, sha256, size in rows:
        if not is_blob_sound(settings.TITIAN.blobs, sha256, size, read=pk in sampled):
            yield f"shelf_file:{pk}"


def look_at_files(examination: Examination) -> Iterable[Diagnosis]:
    if examination.every_blob:
        folder = examination.environment.blobs
        rows = File.objects.values_list("pk", "sha256", "bytes")
        bad = [f"shelf_file:{pk}" for pk, sha256, size in rows if not is_blob_sound(folder, sha256, size, read=True)]
    else:
        bad = list(find_missing_files(examination.now))
    if bad:
        yield Diagnosis(
            "shelf",
            "fail",
            f"{len(bad)} file(s) of the shelf are missing or damaged, the first is {bad[0]}",
            "Restore from a backup, or take the file off the shelf and add it again.",
        )
    else:
        how = "all were read" if examination.every_blob else "a sample was read"
        yield Diagnosis("shelf", "ok", f"files of the shelf are there; {how}")
