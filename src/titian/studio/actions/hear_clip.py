from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.people.policies import Permission
from titian.studio.clip_states import ClipMove
from titian.studio.clip_steps import has_spoken, take_clip_step
from titian.studio.errors import ClipMoved, NotHeard, OwnVoice, ReasonMissing, TextChanged, WordsNotApproved
from titian.studio.models import Clip, Translation
from titian.studio.policies import require_language
from titian.studio.states import State

if TYPE_CHECKING:
    from titian.people.models import User


def approve_clip(*, actor: User, clip: Clip, sha256: str, heard: Collection[str], now: datetime) -> Clip:
    """The actor, who is not the voice, heard these bytes with their text and vouches for them.

    `sha256` is the clip the page showed, `heard` what was played to the actor. Raises NotAllowed, NotYourLanguage,
    OwnVoice, NotHeard, ClipMoved where the clip is another by now, TextChanged for one that says old words,
    WordsNotApproved.
    """
    return _move(actor, clip, sha256, heard, ClipMove.APPROVE, now)


def send_clip_back(*, actor: User, clip: Clip, sha256: str, heard: Collection[str], reason: str, now: datetime) -> Clip:
    """To be recorded again, and why; until then it is silent. Raises ReasonMissing, and as `approve_clip`."""
    reason = reason.strip()
    if not reason:
        raise ReasonMissing
    return _move(actor, clip, sha256, heard, ClipMove.SEND_BACK, now, reason)


def _move(
    actor: User, clip: Clip, sha256: str, heard: Collection[str], move: ClipMove, now: datetime, reason: str = ""
) -> Clip:
    require_language(actor, Permission.APPROVE_CLIPS, clip.language.tag)
    with transaction.atomic():
        words = Translation.objects.select_for_update(of=("self",)).get(text=clip.text_id, language=clip.language_id)
        row = Clip.objects.select_for_update(of=("self",)).select_related("text", "language").get(pk=clip.pk)
        if row.sha256 != sha256:
            raise ClipMoved
        if sha256 not in heard:
            raise NotHeard
        if move == ClipMove.APPROVE:
            if has_spoken(actor, row):
                raise OwnVoice
            if row.text_sha256 != words.words_sha256:
                raise TextChanged
            if words.state != State.APPROVED:
                raise WordsNotApproved
        take_clip_step(row, move, actor, now, reason)
        audit.record_by(
            actor, f"clip.{move}", f"text:{row.text.text_id}", {"language": row.language.tag, "number": row.number}
        )
    return row
