"""What an account that leaves its place has on phones, for `titian.people.leaving`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import ngettext

from titian.devices.actions.revoke_enrolment import revoke_enrolment
from titian.devices.errors import DeviceRevoked
from titian.devices.models import Enrolment, EnrolmentCode
from titian.people.leaving import Holding

if TYPE_CHECKING:
    from titian.people.models import User


def find_holdings(account: User) -> Iterator[Holding]:
    phones = Enrolment.objects.active().filter(officer=account).count()
    if phones:
        sentence = ngettext(
            "%(count)d phone works in this name. It ends.", "%(count)d phones work in this name. They end.", phones
        )
        yield Holding("phones", phones, sentence % {"count": phones})


def end_work(actor: User, account: User, now: datetime) -> None:
    """Ends every phone of the account, and every code with which one could still be added."""
    EnrolmentCode.objects.filter(officer=account, enrolment__isnull=True).delete()
    for enrolment in Enrolment.objects.active().filter(officer=account):
        with suppress(DeviceRevoked):  # somebody else was quicker
            revoke_enrolment(actor=actor, enrolment=enrolment, now=now)
