"""What phones are offered: the root's list of keys, the newest manifests, the recipients, who is full tonight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from titian.library.identity import HubIdentity, get_hub_identity
from titian.library.models import Release
from titian.rooms import list_parts


@dataclass(frozen=True)
class BedsWord:
    """A room's part: which houses are full, as the hub signs it; None while every house may have room."""

    sign: Callable[[HubIdentity, datetime], str | None]


@dataclass(frozen=True)
class Offer:
    """Each is a compact JWS, byte for byte as it was signed.

    `recipients` is None while no list holds, `beds` while every house may have room.
    """

    keys: str
    manifests: list[str]
    recipients: str | None
    beds: str | None


def get_offer(now: datetime) -> Offer:
    """The current offer; raises IdentityMissing on a hub without keys."""
    identity = get_hub_identity()
    manifests = list(Release.objects.current().values_list("jws", flat=True))
    beds = next((word.sign(identity, now) for word in list_parts(BedsWord)), None)
    return Offer(keys=identity.keys, manifests=manifests, recipients=identity.recipients_jws, beds=beds)
