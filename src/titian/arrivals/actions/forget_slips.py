from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from titian import audit
from titian.arrivals.models import Arrival, FinalSheet, SlipRow, TallyRow
from titian.arrivals.stored import read_board, write_figures

KEPT_AFTER_CLOSING: Final = timedelta(hours=72)
QUIET: Final = timedelta(days=14)


def forget_slips(now: datetime | None = None) -> int:
    """Write the final sheet of each arrival closed 72 hours ago and delete its lines; how many. The worker calls it.

    An arrival nobody has told anything of for fourteen days is closed first: what is forgotten open must not stay.
    Safe to run twice and by two workers.
    """
    now = now or timezone.now()
    for arrival in Arrival.objects.filter(closed_at__isnull=True, changed_at__lte=now - QUIET):
        with transaction.atomic():
            if Arrival.objects.filter(pk=arrival.pk, closed_at__isnull=True).update(closed_at=now):
                audit.record("hub", "worker", "arrival.close", f"arrival:{arrival.pk}")
    due = Arrival.objects.filter(closed_at__lte=now - KEPT_AFTER_CLOSING, final_sheet__isnull=True)
    return sum(_forget(arrival, now) for arrival in due)


def _forget(due: Arrival, now: datetime) -> bool:
    with transaction.atomic():
        arrival = Arrival.objects.select_for_update().get(pk=due.pk)
        if FinalSheet.objects.filter(arrival=arrival).exists():
            return False
        figures = write_figures(read_board(arrival).figures())
        FinalSheet.objects.create(arrival=arrival, figures=figures, written_at=now)
        SlipRow.objects.filter(arrival=arrival).delete()
        TallyRow.objects.filter(arrival=arrival).delete()
        audit.record("hub", "worker", "arrival.forget_slips", f"arrival:{arrival.pk}")
    return True
