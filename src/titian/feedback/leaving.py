"""What an account that leaves the body holds of complaints, for `titian.people.leaving`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import ngettext

from titian.feedback.models import Complaint
from titian.feedback.states import Status
from titian.people.leaving import Holding
from titian.people.policies import Permission, may
from titian.people.sealed import list_held_alone

if TYPE_CHECKING:
    from titian.people.models import User


def find_holdings(account: User) -> Iterator[Holding]:
    """Open complaints that nobody else could read refuse the leaving; the others stay with the remaining members.

    Others are not even counted: whoever closes the account learns nothing of complaints that are not lost by it.
    """
    if not may(account, Permission.READ_COMPLAINTS) or account.organisation_id is None:
        return
    unfinished = Complaint.objects.filter(organisation=account.organisation_id).exclude(status=Status.CLOSED)
    alone = list_held_alone(account, set(unfinished.values_list("recipient", flat=True)))
    if alone:
        sentence = ngettext(
            "What is sealed to this organisation can be read with this person's key alone. First let another member "
            "have the key, or keep the paper key on the hub again.",
            "What is sealed to this organisation can be read with this person's keys alone. First let another member "
            "have the keys, or keep the paper keys on the hub again.",
            len(alone),
        )
        yield Holding("last_key", len(alone), sentence, refuses=True)
