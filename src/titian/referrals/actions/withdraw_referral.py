from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from titian.referrals.models import KEEP_WITHDRAWN, Referral, WithdrawnReferral
from titian.referrals.store import LockedReferral


def withdraw_referral(*, referral_id: uuid.UUID, country: str, now: datetime) -> None:
    """The person takes a referral back. Says nothing of what it found: whoever asks is told only that it is done.

    One the hub has not yet received is stopped when it comes. Of this and an answer that comes at the same moment the
    second finds what the first stored: a provider who was late gets `package.withdrawn`, and one who had accepted loses
    the referral all the same.
    """
    with transaction.atomic():
        pk = Referral.objects.filter(referral_id=referral_id, country=country).values_list("pk", flat=True).first()
        if pk is not None:
            LockedReferral(pk, now).withdraw()
        elif not Referral.objects.filter(referral_id=referral_id).exists():
            day = now.replace(hour=0, minute=0, second=0, microsecond=0)  # the hour is nobody's
            WithdrawnReferral.objects.get_or_create(referral_id=referral_id, defaults={"withdrawn_at": day})


def catch_up_withdrawals(now: datetime | None = None) -> int:
    """Stop what came in the very moment it was taken back; forget what never came. How many were stopped.

    The worker runs this every few seconds; safe to run twice.
    """
    now = now or timezone.now()
    WithdrawnReferral.objects.filter(withdrawn_at__lte=now - KEEP_WITHDRAWN).delete()
    waiting = WithdrawnReferral.objects.values("referral_id")
    missed = Referral.objects.filter(referral_id__in=waiting, withdrawn_at__isnull=True).values_list("pk", flat=True)
    for pk in (found := sorted(missed)):
        with transaction.atomic():
            LockedReferral(pk, now).withdraw()
    return len(found)
