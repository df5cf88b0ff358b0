from __future__ import annotations

import uuid
from collections.abc import Set
from datetime import datetime

from titian.devices.models import DeviceHealth, Enrolment, HeldRelease


def keep_health(
    enrolment_id: uuid.UUID,
    *,
    app_version: str,
    releases: Set[str],
    storage: str,
    waiting: int,
    clock: str,
    now: datetime,
) -> None:
    """Keep what the phone last said of itself, and since when it has each release. Runs in the caller's transaction."""
    DeviceHealth.objects.update_or_create(
        enrolment_id=enrolment_id,
        # A phone of before 30 November 2026 says how many: three would be a referral to three.
        defaults={"storage": storage, "waiting": min(waiting, 1), "clock": clock, "received_at": now},
    )
    Enrolment.objects.filter(pk=enrolment_id).exclude(app_version=app_version).update(app_version=app_version)
    held = HeldRelease.objects.filter(enrolment_id=enrolment_id)
    known = set(held.values_list("release_id", flat=True))
    if known - releases:
        held.exclude(release_id__in=releases).delete()
    HeldRelease.objects.bulk_create(
        [HeldRelease(enrolment_id=enrolment_id, release_id=each, since=now) for each in sorted(releases - known)]
    )
