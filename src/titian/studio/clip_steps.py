"""One step of a clip: the head as it stands after it, and the row that tells of it. Actions alone call it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from titian.people.forms import describe_person
from titian.studio.clip_states import ClipMove, ClipState, find_next_clip_state
from titian.studio.models import Clip, ClipStep

if TYPE_CHECKING:
    from titian.people.models import User


def take_clip_step(clip: Clip, move: ClipMove, by: User, at: datetime, reason: str = "") -> None:
    """Moves the clip and stores it with its step; the caller holds the transaction. Raises ClipMoved."""
    clip.state = find_next_clip_state(clip.state or ClipState.DRAFT, move)
    if move == ClipMove.RECORD:
        clip.by = by
    clip.approver = by if move == ClipMove.APPROVE else None
    clip.reason = reason
    clip.by_name, clip.on = describe_person(by), at.date()
    clip.number += 1
    clip.save()
    ClipStep.objects.create(
        clip=clip,
        number=clip.number,
        move=move,
        state=clip.state,
        sha256=clip.sha256,
        text_sha256=clip.text_sha256,
        seconds=clip.seconds,
        reason=reason,
        by=by,
        by_name=clip.by_name,
        at=at,
    )


def has_spoken(person: User, clip: Clip) -> bool:
    """Whether these bytes are the person's own voice."""
    return clip.by_id == person.pk or clip.steps.filter(sha256=clip.sha256, move=ClipMove.RECORD, by=person).exists()
