"""What an account that leaves its place holds of referrals, for `titian.people.leaving`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext, ngettext

from titian.people.leaving import Holding
from titian.people.models import OrganisationKey, OrganisationKeyFile
from titian.people.sealed import list_held_alone
from titian.referrals.actions.give_up_key_files import note_member_left
from titian.referrals.models import Package
from titian.referrals.states import WITH_RECIPIENT, Status

if TYPE_CHECKING:
    from titian.people.models import User


def find_holdings(account: User) -> Iterator[Holding]:
    """Open referrals of the account's organisation; they refuse its leaving while nobody else could read them.

    Whoever could open the key knows it: a new one is due after they leave.
    """
    yield from _find_referrals(account)
    files = OrganisationKeyFile.objects.filter(member=account, key__in=OrganisationKey.objects.in_use()).count()
    if files:
        sentence = gettext("This person has had the key of the organisation. A new key is due after they leave.")
        yield Holding("organisation_key.file", files, sentence)


def end_work(actor: User, account: User, now: datetime) -> None:
    """Takes the account's files of the organisation's keys away."""
    note_member_left(actor, account, now)


def _find_referrals(account: User) -> Iterator[Holding]:
    if account.role != "provider" or account.organisation_id is None:
        return
    unfinished = Package.objects.filter(
        organisation=account.organisation_id, status__in=sorted(WITH_RECIPIENT | {Status.ACCEPTED})
    )
    total = unfinished.count()
    if not total:
        return
    # Each generation of the key by itself: what was sealed to an older one opens with that one alone.
    held_alone = list_held_alone(account, set(unfinished.values_list("recipient", flat=True)))
    lost = unfinished.filter(recipient__in=held_alone).count()
    if lost:
        sentence = ngettext(
            "%(count)d open referral can be read with this person's key alone. First let another member have a key, "
            "or keep the paper key on the hub again; or answer and close it.",
            "%(count)d open referrals can be read with this person's key alone. First let another member have a key, "
            "or keep the paper key on the hub again; or answer and close them.",
            lost,
        )
        yield Holding("last_key", lost, sentence % {"count": lost}, refuses=True)
        return
    sentence = ngettext(
        "%(count)d open referral of the organisation stays with its other members, or with who holds the paper key.",
        "%(count)d open referrals of the organisation stay with its other members, or with who holds the paper key.",
        total,
    )
    yield Holding("open_referrals", total, sentence % {"count": total})
