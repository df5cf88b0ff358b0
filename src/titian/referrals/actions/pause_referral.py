from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from titian.referrals.models import KEEP_PAUSE_AHEAD, PauseAhead, Referral
from titian.referrals.store import LockedReferral


def pause_referral(*, referral_id: uuid.UUID, country: str, now: datetime) -> None:
    """Somebody has the person's code: it pauses until a provider has asked the person. A finder stops no help.

    Says nothing of what it found: whoever asks is told only that it is done. One the hub has not yet received is paused
    when it comes. Of this and an answer that comes at the same moment the second finds what the first stored.
    """
    with transaction.atomic():
        pk = Referral.objects.filter(referral_id=referral_id, country=country).values_list("pk", flat=True).first()
        if pk is not None:
            LockedReferral(pk, now).pause()
        elif not Referral.objects.filter(referral_id=referral_id).exists():
            day = now.replace(hour=0, minute=0, second=0, microsecond=0)  # the hour is nobody's
            PauseAhead.objects.get_or_create(referral_id=referral_id, defaults={"asked_at": day})


def catch_up_pauses(now: datetime | None = None) -> int:
    """Pause what came in the very moment its code did; forget codes whose referral never came. How many were paused.

    The worker runs this every few seconds; safe to run twice.
    """
    now = now or timezone.now()
    PauseAhead.objects.filter(asked_at__lte=now - KEEP_PAUSE_AHEAD).delete()
    waiting = PauseAhead.objects.values("referral_id")
    missed = dict(Referral.objects.filter(referral_id__in=waiting).values_list("pk", "referral_id"))
    for pk, referral_id in sorted(missed.items()):
        with transaction.atomic():
            LockedReferral(pk, now).pause()
            PauseAhead.objects.filter(referral_id=referral_id).delete()
    return len(missed)
