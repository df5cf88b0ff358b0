"""Which other hubs' signed files are taken: an administrator enters a hub's key once, and ends it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.library.between_hubs import read_file, read_trust
from titian.library.errors import HubAddressUnfit, HubIsOwn, HubOfAnotherRoot, HubWordsWrong
from titian.library.identity import get_hub_identity
from titian.library.models import KnownHub
from titian.people.models import User
from titian.people.policies import Permission, may
from titian.sealing.words import are_words_of

ORIGIN: Final = re.compile(r"https?://[A-Za-z0-9.:\[\]-]{1,190}")
"""Plain HTTP is asked in the demo alone (`titian.webhooks.targets`)."""


def add_known_hub(*, actor: User, now: datetime, data: bytes, words: str, name: str, address: str = "") -> KnownHub:
    """The hub whose key file this is, known from now on. `words`: the six of its root, as they were heard; `address`:
    where it is asked, as `https://hub.example`, or nothing.

    Raises `NotAllowed`, `HubAddressUnfit`, `HubFileUnreadable`, `HubWordsWrong`, `HubIsOwn`, `HubOfAnotherRoot`.
    """
    _check(actor)
    origin = address.strip().rstrip("/")
    if origin and not ORIGIN.fullmatch(origin):
        raise HubAddressUnfit
    trust = read_trust(read_file(data))
    if not are_words_of(trust.root_thumbprint, words):
        raise HubWordsWrong
    if trust.hub_id == get_hub_identity().hub_id:
        raise HubIsOwn
    with transaction.atomic():
        known = KnownHub.objects.select_for_update().filter(hub_id=trust.hub_id).first()
        if known is not None and known.root_thumbprint != trust.root_thumbprint:
            raise HubOfAnotherRoot
        if known is None:
            known = KnownHub(hub_id=trust.hub_id, root_thumbprint=trust.root_thumbprint, keys_sequence=trust.sequence)
        known.name, known.country, known.address = name.strip(), trust.country, origin
        known.by, known.at, known.ended_at = actor, now, None
        known.save()
        audit.record("user", str(actor.pk), "known_hub.add", f"known_hub:{known.hub_id}")
    return known


def end_known_hub(*, actor: User, hub: KnownHub, now: datetime) -> None:
    """Nothing that it signs is taken any more; what was taken stays. Raises `NotAllowed`."""
    _check(actor)
    with transaction.atomic():
        if KnownHub.objects.filter(pk=hub.pk, ended_at__isnull=True).update(ended_at=now):
            audit.record("user", str(actor.pk), "known_hub.end", f"known_hub:{hub.hub_id}")


def _check(actor: User) -> None:
    if not may(actor, Permission.KEEP_KNOWN_HUBS):
        raise NotAllowed
