from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.notices.errors import NoMail
from titian.notices.mail import can_mail
from titian.notices.models import Preference
from titian.notices.policies import may_receive
from titian.people import limits
from titian.people.models import User
from titian.people.zones import find_zone


def give_address(*, account: User, address: str, now: datetime) -> None:
    """Keeps an address and has the worker send a link to it: a web process need not reach a mail server.

    Until the link was opened no notice goes there, nor to the address before. Raises `NotAllowed`, `NoMail`,
    `RateExceeded`.
    """
    from titian.notices.tasks import carry_link

    if not may_receive(account):
        raise NotAllowed
    if not can_mail():
        raise NoMail
    limits.require("notice_mail", str(account.pk), now)
    with transaction.atomic():
        Preference.objects.get_or_create(account=account, defaults={"zone": find_zone(account.country_code)})
        Preference.objects.filter(account=account).set_address(address)
        carry_link.enqueue(account.pk)
        audit.record_by(account, "notice.give_address", f"user:{account.pk}")
