from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from titian import audit
from titian.directory.models import Contact, NightlyCheck


def queue_nightly_check() -> None:
    """For the worker's clock: hands the day's check over once, however often it is called."""
    queue_check(timezone.now())


def queue_check(now: datetime) -> bool:
    """Whether the check of this day was handed over by this call."""
    from titian.directory.tasks import check_day

    with transaction.atomic():
        _, is_new = NightlyCheck.objects.get_or_create(on=now.date(), defaults={"queued_at": now})
        if is_new:
            check_day.enqueue(now.date().isoformat())
    return is_new


def check_confirmations(day: date, now: datetime) -> int:
    """Marks each contact of a live entry whose confirmation is over on this day; how many it newly marked.

    Safe to run twice: what is marked stays as it was, and what was confirmed anew loses its mark. Focal points and
    coordinators are told by what is marked, on the desk.
    """
    with transaction.atomic():
        Contact.objects.marked().exclude(expires_on__lt=day).update(marked_at=None)
        rows = Contact.objects.of_live().expired_on(day).filter(marked_at__isnull=True)
        marked = Contact.objects.filter(pk__in=list(rows.values_list("pk", flat=True))).update(marked_at=now)
        NightlyCheck.objects.update_or_create(
            on=day,
            defaults={"done_at": now, "marked": marked},
            create_defaults={"queued_at": now, "done_at": now, "marked": marked},
        )
        if marked:
            audit.record("hub", "worker", "directory.check", f"day:{day.isoformat()}", {"marked": marked})
    return marked
