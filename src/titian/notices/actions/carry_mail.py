from __future__ import annotations

import uuid
from datetime import datetime
from typing import Final

from django.utils import timezone

from titian.notices.errors import AddressRefused, NotSent
from titian.notices.mail import send
from titian.notices.models import Carrier, Notice, Preference
from titian.notices.policies import may_receive
from titian.notices.settling import give_back, is_paused, note_dropped, note_not_taken, note_sent
from titian.notices.words import write_mail
from titian.people.models import User

MESSAGES: Final = uuid.UUID("0f5d3d5e-9a55-4f6e-8f0d-5f2f3b1f9c21")


def carry_mail(account_pk: int) -> None:
    """Sends one mail for all that is due in this account's mailbox, and notes what became of it.

    No transaction is open while the server is spoken to. Nothing due, nothing sent: safe to run twice.
    """
    now = timezone.now()
    notices = list(Notice.objects.waiting().by_mail().filter(account=account_pk, due_at__lte=now).order_by("pk"))
    if not notices:
        return
    account = User.objects.get(pk=account_pk)
    wish = Preference.objects.filter(account=account, mail_since__isnull=False).first()
    if wish is None or not may_receive(account):
        note_dropped(notices, "off", now)
        return
    if is_paused(Carrier.MAIL, now):
        give_back(notices)
        return
    subject, text = write_mail(account.language)
    try:
        send(wish.address, subject, text, str(uuid.uuid5(MESSAGES, str(notices[0].pk))))
    except AddressRefused as refusal:
        _mark_refused(wish, notices, refusal.problem, timezone.now())
    except NotSent as failure:
        note_not_taken(notices, Carrier.MAIL, failure.problem, timezone.now())
    else:
        note_sent(notices, Carrier.MAIL, timezone.now())


def _mark_refused(wish: Preference, notices: list[Notice], problem: str, now: datetime) -> None:
    """Nobody is there: nothing more is sent to it, and the desk tells its owner. It may have been changed meanwhile."""
    same = Preference.objects.filter(account=wish.account_id, address=wish.address)
    same.update(refused_at=now, mail_since=None)
    note_dropped(notices, problem, now)
