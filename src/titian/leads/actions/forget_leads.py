from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from titian.leads.disruption.steps import forget_requests
from titian.leads.models import Lead

AT_ONCE = 500


def forget_leads(now: datetime | None = None) -> int:
    """Deletes the leads whose time is over, with all that was decided on them; how many. Safe to run twice."""
    today, gone = (now or timezone.now()).date(), 0
    while keys := list(Lead.objects.due(today).values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            forget_requests(keys)
            Lead.objects.filter(pk__in=keys).delete()
        gone += len(keys)
    return gone
