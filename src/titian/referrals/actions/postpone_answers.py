from __future__ import annotations

from datetime import timedelta

from django.db.models import F

from titian.referrals.models import Package
from titian.referrals.states import WITH_RECIPIENT


def postpone_answers(away: timedelta) -> int:
    """Give every recipient who has not answered yet the time in which the hub could not be reached; how many got it.

    What is paused gets the whole of its pause back when it goes on.
    """
    waiting = Package.objects.filter(status__in=sorted(WITH_RECIPIENT), referral__paused_at__isnull=True)
    return waiting.update(answer_due_at=F("answer_due_at") + away)
