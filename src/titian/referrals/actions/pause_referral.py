from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from titian.referrals.models import KEEP_PAUSE_AHEAD, PauseAhead, Referral
from titian.referrals.store import LockedReferral

# A code and its referral that came in the same moment find each other within this.
CATCHES_UP: Final = timedelta(days=1)


def pause_referral(*, referral_id: uuid.UUID, country: str, now: datetime) -> None:
    """Somebody has the person's code: it pauses until a provider has asked the person. A finder stops no help.

    Says nothing of what it found: whoever asks is told only that it is done. One the hub has not yet received is paused
    when it comes. Of this and an answer that comes at the same moment the second finds what the first stored. An id is
    its phone's own: where two phones have sent something under it both are paused, and whichever is still to come.
    """
    with transaction.atomic():
        found = Referral.objects.filter(referral_id=referral_id).order_by("pk")
        for pk in list(found.filter(country=country).values_list("pk", flat=True)):
            LockedReferral(pk, now).pause()
        if found.exclude(country=country).exists():
            return  # it is of another country
        day = now.replace(hour=0, minute=0, second=0, microsecond=0)  # the hour is nobody's
        PauseAhead.objects.get_or_create(referral_id=referral_id, defaults={"asked_at": day})


def catch_up_pauses(now: datetime | None = None) -> int:
    """Pause what came in the very moment its code did; forget codes of long ago. How many were paused.

    What a provider has let go on since stays so. The worker runs this every few seconds; safe to run twice.
    """
    now = now or timezone.now()
    PauseAhead.objects.filter(asked_at__lte=now - KEEP_PAUSE_AHEAD).delete()
    missed = (
        Referral.objects.filter(
            referral_id__in=PauseAhead.objects.values("referral_id"),
            received_at__gt=now - CATCHES_UP,
            paused_at__isnull=True,
            withdrawn_at__isnull=True,
        )
        .exclude(events__action="resume")
        .order_by("pk")
    )
    paused = 0
    for pk in list(missed.values_list("pk", flat=True)):
        with transaction.atomic():
            locked = LockedReferral(pk, now)
            locked.pause()
            paused += locked.referral.paused_at is not None
    return paused
