"""One step of a proposal, and where the entry it is about stands. Actions alone call it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from titian import audit
from titian.directory.entry import Entry
from titian.directory.errors import ChangedMeanwhile
from titian.directory.models import Change, Service, Step
from titian.directory.states import BECOMES, Move, Status, Track, find_next

if TYPE_CHECKING:
    from uuid import UUID

    from titian.people.models import User


def lock_service(service_id: UUID) -> Service:
    """The entry and its organisation, nobody else's until the transaction ends."""
    return Service.objects.select_for_update(of=("self",)).select_related("listing__organisation").get(pk=service_id)


def lock_change(change: Change, seen: int) -> Change:
    """The proposal as somebody saw it. Raises ChangedMeanwhile."""
    found = Change.objects.select_for_update(of=("self",)).get(pk=change.pk)
    found.service = lock_service(found.service_id)
    if found.number != seen:
        raise ChangedMeanwhile
    return found


def find_open(service: Service) -> Change | None:
    return Change.objects.open().filter(service=service).first()


def read_content(change: Change) -> Entry | None:
    """What is proposed; None to archive or restore."""
    return Entry.model_validate(change.content) if change.content else None


def take_step(change: Change, move: Move, actor: User, now: datetime, reason: str = "") -> None:
    """The status after the move, its step, its line in the log, and what becomes of the entry. Raises WrongMove."""
    change.status = find_next(change.track, change.status, move)
    change.reason = reason
    _store(change, move, actor, now)


def begin(change: Change, actor: User, now: datetime) -> None:
    """The first step of a proposal that has no row yet."""
    _store(change, Move.SAVE if change.content else Move.HAND_IN, actor, now)


def _store(change: Change, move: Move, actor: User, now: datetime) -> None:
    change.number += 1
    change.changed_at = now
    change.save()
    Step.objects.create(
        change=change, number=change.number, move=move, status=change.status, reason=change.reason, by=actor, at=now
    )
    becomes = BECOMES[Track(change.track)].get(Status(change.status))
    if becomes is not None:
        change.service.state = becomes
        change.service.number += 1
        change.service.changed_at = now
        change.service.save(update_fields=["state", "number", "changed_at"])
    audit.record_by(
        actor,
        f"directory.{move}",
        f"service:{change.service_id}",
        {"track": change.track, "status": change.status, "number": change.number},
    )
