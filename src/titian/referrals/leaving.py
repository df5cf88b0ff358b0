"""What an account that leaves its place holds of referrals, for `titian.people.leaving`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import ngettext

from titian.people.leaving import Holding
from titian.people.sealed import list_held_alone
from titian.referrals.models import Package
from titian.referrals.states import WITH_RECIPIENT, Status

if TYPE_CHECKING:
    from titian.people.models import User


def find_holdings(account: User) -> Iterator[Holding]:
    """Open referrals of the account's organisation; they refuse its leaving while nobody else could read them."""
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
