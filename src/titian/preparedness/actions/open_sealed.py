from __future__ import annotations

from datetime import datetime

from django.db import transaction

from titian import audit
from titian.people.models import User
from titian.preparedness.errors import NotAsked
from titian.preparedness.models import Addressee, Opening, Sealed


def open_sealed(*, actor: User, sealed: Sealed, now: datetime) -> bytes:
    """The copy of the actor's own body, as it came. That it was given is on record first. Raises `NotAsked`."""
    with transaction.atomic():
        addressee = Addressee.objects.openable_by(actor).filter(sealed=sealed).first()
        if addressee is None or addressee.ciphertext is None:
            raise NotAsked
        Opening.objects.create(addressee=addressee, by=actor, at=now)
        audit.record("user", str(actor.pk), "position.open", f"position:{sealed.key}")
    return bytes(addressee.ciphertext)
