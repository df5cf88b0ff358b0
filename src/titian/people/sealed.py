"""What is sealed to an organisation's keys: rooms above say it here, so that no key goes while something needs it.

A room gives the rows it holds; each has `recipient`, the fingerprint of the key it is sealed to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from titian.people.models import OrganisationKey
from titian.rooms import list_parts

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from titian.people.models import User

FindSealed = Callable[[], "QuerySet[Any]"]  # Any: of whatever model; it has `recipient`, the key's fingerprint


@dataclass(frozen=True)
class Sealed:
    """A room's part: the rows it holds that are sealed to a key."""

    find: FindSealed


def is_anything_sealed_to(fingerprint: str) -> bool:
    """Whether any room holds sealed bytes that this key alone opens."""
    return any(room.find().filter(recipient=fingerprint).exists() for room in list_parts(Sealed))


def is_listed_key(organisation: UUID, fingerprint: str) -> bool:
    """Whether the organisation stands in the country's signed list with this key."""
    listed = OrganisationKey.objects.filter(
        organisation=organisation, fingerprint=fingerprint, state=OrganisationKey.State.LISTED
    )
    return listed.exists()


def list_held_alone(account: User, fingerprints: Collection[str]) -> list[str]:
    """Those of these keys of the account's organisation that nobody could open without the account, paper included."""
    return [
        key.fingerprint
        for key in OrganisationKey.objects.filter(
            organisation=account.organisation_id, files__member=account, fingerprint__in=fingerprints
        )
        if not key.files.filter(Q(kind="paper") | Q(member__is_active=True)).exclude(member=account).exists()
    ]
