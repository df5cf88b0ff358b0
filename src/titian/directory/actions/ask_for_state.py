from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian.directory.errors import ChangedMeanwhile, ChangeOpen, ReasonMissing, WrongMove
from titian.directory.models import Change, Service
from titian.directory.policies import require_edit
from titian.directory.proposing import begin, find_open, lock_service
from titian.directory.states import BEGINS, OPENS, State, Track

if TYPE_CHECKING:
    from titian.people.models import User


def ask_to_archive(*, actor: User, service: Service, seen: int, reason: str, now: datetime) -> Change:
    """Proposes that a live entry goes out of the directory. It stands until two people agreed.

    Raises NotAllowed, ReasonMissing, WrongMove, ChangeOpen, ChangedMeanwhile.
    """
    return _ask(actor, service, seen, reason, now, Track.ARCHIVE)


def ask_to_restore(*, actor: User, service: Service, seen: int, reason: str, now: datetime) -> Change:
    """Proposes that an archived entry is live again, as it stood. Raises as `ask_to_archive`."""
    return _ask(actor, service, seen, reason, now, Track.RESTORE)


def _ask(actor: User, service: Service, seen: int, reason: str, now: datetime, track: Track) -> Change:
    require_edit(actor, service.listing)
    if not reason.strip():
        raise ReasonMissing
    with transaction.atomic():
        service = lock_service(service.pk)
        if track not in OPENS[State(service.state)]:
            raise WrongMove
        if find_open(service) is not None:
            raise ChangeOpen
        if service.number != seen:
            raise ChangedMeanwhile
        change = Change(
            service=service,
            track=track,
            status=BEGINS[track],
            seen=service.number,
            seen_listing=service.listing.number,
            reason=reason.strip()[:400],
            written_by=actor,
            opened_at=now,
        )
        begin(change, actor, now)
    return change
