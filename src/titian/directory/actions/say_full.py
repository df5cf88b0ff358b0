from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction

from titian import audit
from titian.desk.errors import NotAllowed
from titian.directory.errors import FullTooLong, NotLive
from titian.directory.models import Service
from titian.directory.policies import may_say_full
from titian.directory.proposing import lock_service
from titian.directory.states import State

if TYPE_CHECKING:
    from titian.people.models import User

LONGEST: Final = timedelta(days=7)


def say_full(*, actor: User, service: Service, until: datetime, now: datetime) -> Service:
    """Nobody can be taken in until then; after it the entry says by itself that there may be room.

    No review: it is true tonight or not at all. Raises NotAllowed, NotLive, FullTooLong.
    """
    if not now < until <= now + LONGEST:
        raise FullTooLong
    return _say(actor, service, until, now)


def say_room(*, actor: User, service: Service, now: datetime) -> Service:
    """There is room again. Safe to say twice. Raises NotAllowed, NotLive."""
    return _say(actor, service, None, now)


def _say(actor: User, service: Service, until: datetime | None, now: datetime) -> Service:
    if not may_say_full(actor, service):
        raise NotAllowed
    with transaction.atomic():
        found = lock_service(service.pk)
        if found.state != State.LIVE:
            raise NotLive
        found.full_until, found.full_said_at, found.full_said_by = until, now, actor
        found.save(update_fields=["full_until", "full_said_at", "full_said_by"])
        audit.record_by(
            actor,
            "directory.full" if until else "directory.room",
            f"service:{found.pk}",
            {"until": until.isoformat(timespec="minutes") if until else ""},
        )
    return found
