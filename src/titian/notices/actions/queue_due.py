from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction

from titian.notices.models import Browser, Carrier, Notice

AT_ONCE: Final = 1000  # mailboxes, or browsers, handed over in one round; once one was not taken, the rest come back


def queue_due(now: datetime) -> int:
    """Hands what is due to the worker, one task for a mailbox or a browser; how many tasks.

    A carrier that did not take the last one is left alone until its pause is over, then tried with a single one: a mail
    server that hangs costs the worker one time-out a pause, and nothing else waits for it.
    """
    return _queue_mail(now) + _queue_push(now)


def _queue_mail(now: datetime) -> int:
    from titian.notices.tasks import carry_mail

    due = Notice.objects.due(now).by_mail()
    accounts = list(due.order_by("account").values_list("account", flat=True).distinct()[: _most(Carrier.MAIL, now)])
    for account in accounts:
        with transaction.atomic():
            if due.filter(account=account).update(queued_at=now):
                carry_mail.enqueue(account)
    return len(accounts)


def _queue_push(now: datetime) -> int:
    from titian.notices.tasks import carry_push

    due = Notice.objects.due(now).filter(browser__isnull=False)
    queued = 0
    for host in list(due.order_by("browser__host").values_list("browser__host", flat=True).distinct()):
        at_host = Browser.objects.filter(host=host, notices__in=due).distinct().order_by("pk")
        for browser in list(at_host[: _most(host, now)]):
            with transaction.atomic():
                if due.filter(browser=browser).update(queued_at=now):
                    carry_push.enqueue(str(browser.pk))
                    queued += 1
    return queued


def _most(carrier: str, now: datetime) -> int:
    row = Carrier.objects.filter(name=carrier).first()
    if row is None or not row.failures:
        return AT_ONCE
    return 1 if row.next_try_at <= now else 0
