"""What an account that leaves its place holds of its organisation's keys, for `titian.people.leaving`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from titian.keys.actions.give_up_key_files import note_member_left
from titian.people.leaving import Holding
from titian.people.models import OrganisationKey, OrganisationKeyFile

if TYPE_CHECKING:
    from titian.people.models import User


def find_holdings(account: User) -> Iterator[Holding]:
    """Whoever could open the key knows it: a new one is due after they leave."""
    files = OrganisationKeyFile.objects.filter(member=account, key__in=OrganisationKey.objects.in_use()).count()
    if files:
        sentence = gettext("This person has had the key of the organisation. A new key is due after they leave.")
        yield Holding("organisation_key.file", files, sentence)


def end_work(actor: User, account: User, now: datetime) -> None:
    """Takes the account's files of the organisation's keys away."""
    note_member_left(actor, account, now)
