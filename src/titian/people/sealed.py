"""What is sealed to an organisation's keys: rooms above say it here, so that no key goes while something needs it.

A room registers in `AppConfig.ready`, with the rows it holds and the names of two fields: the fingerprint of the key a
row is sealed to, and the organisation.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from titian.people.models import OrganisationKey

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from titian.people.models import User

FindSealed = Callable[[], "QuerySet[Any]"]  # Any: of whatever model; it has `recipient`, the key's fingerprint

_rooms: dict[str, FindSealed] = {}


def register_sealed(room: str, find: FindSealed) -> None:
    """A room registers once; registering again replaces what it said before."""
    _rooms[room] = find


def is_anything_sealed_to(fingerprint: str) -> bool:
    """Whether any room holds sealed bytes that this key alone opens."""
    return any(find().filter(recipient=fingerprint).exists() for find in _rooms.values())


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
