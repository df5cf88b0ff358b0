from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from titian.notices.errors import BrowserGone, NotSent, PushKeyMissing
from titian.notices.models import Browser, Notice
from titian.notices.policies import may_receive
from titian.notices.push import push
from titian.notices.settling import give_back, is_paused, note_dropped, note_not_taken, note_sent


def carry_push(browser_id: UUID) -> None:
    """One push for all that is due in this browser, and what became of it. A browser that is gone is forgotten.

    No transaction is open while the push service is spoken to. Nothing due, nothing sent: safe to run twice.
    """
    now = timezone.now()
    browser = Browser.objects.select_related("account").filter(pk=browser_id).first()
    if browser is None:
        return
    notices = list(Notice.objects.waiting().filter(browser=browser, due_at__lte=now).order_by("pk"))
    if not notices:
        return
    if not may_receive(browser.account):
        note_dropped(notices, "off", now)
        return
    if is_paused(browser.host, now):
        give_back(notices)
        return
    try:
        push(browser.endpoint, now)
    except BrowserGone:
        browser.delete()
    except PushKeyMissing:
        note_not_taken(notices, browser.host, "key", timezone.now())
    except NotSent as failure:
        note_not_taken(notices, browser.host, failure.problem, timezone.now())
    else:
        taken_at = timezone.now()
        note_sent(notices, browser.host, taken_at)
        Browser.objects.filter(pk=browser.pk).update(taken_at=taken_at)
