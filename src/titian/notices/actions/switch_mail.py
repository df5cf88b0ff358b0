from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.notices.errors import AddressMissing
from titian.notices.models import Notice, Preference
from titian.notices.policies import may_receive
from titian.notices.settling import note_dropped
from titian.people.models import User


def switch_mail_on(*, account: User, now: datetime) -> None:
    """Mail tells of what happens from now on. Raises `NotAllowed`, and `AddressMissing` without a confirmed address."""
    if not may_receive(account):
        raise NotAllowed
    with transaction.atomic():
        row = Preference.objects.select_for_update().filter(account=account).first()
        if row is None or row.confirmed_at is None or row.refused_at is not None:
            raise AddressMissing
        if row.mail_since is None:
            row.mail_since = now
            row.save(update_fields=["mail_since"])
            audit.record_by(account, "notice.mail_on", f"user:{account.pk}")


def switch_mail_off(*, account: User, now: datetime) -> None:
    """Nothing is mailed any more, what was still to be sent neither. The address stays."""
    with transaction.atomic():
        Preference.objects.filter(account=account).update(mail_since=None)
        _drop(account, now)
        audit.record_by(account, "notice.mail_off", f"user:{account.pk}")


def forget_address(*, account: User, now: datetime) -> None:
    """As switching off, and the hub keeps the address no longer."""
    with transaction.atomic():
        Preference.objects.filter(account=account).set_address("")
        _drop(account, now)
        audit.record_by(account, "notice.forget_address", f"user:{account.pk}")


def _drop(account: User, now: datetime) -> None:
    note_dropped(list(Notice.objects.waiting().by_mail().filter(account=account)), "off", now)
