from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from titian import audit
from titian.files import write_durably
from titian.people.policies import Permission
from titian.studio.clip_states import ClipMove
from titian.studio.clip_steps import take_clip_step
from titian.studio.errors import NothingToSay, TextChanged
from titian.studio.models import Clip, Translation
from titian.studio.policies import require_language
from titian.studio.recording import Recording, read_recording
from titian.studio.states import State

if TYPE_CHECKING:
    from titian.people.models import User


def try_recording(*, actor: User, translation: Translation, words_sha256: str, content: bytes) -> Recording:
    """What the clip would be, so that the voice hears it first. Nothing is kept. Raises as `record_clip`."""
    require_language(actor, Permission.RECORD_CLIPS, translation.language.tag)
    _require_words(translation, words_sha256)
    return read_recording(content)


def record_clip(*, actor: User, translation: Translation, words_sha256: str, content: bytes, now: datetime) -> Clip:
    """The actor's voice for these words, in place of whatever clip there was.

    `words_sha256` is of the words the actor read. Raises NotAllowed, NotYourLanguage, NothingToSay, TextChanged
    when the words are others by now, and a RecordingRefused; then nothing is kept.
    """
    made = try_recording(actor=actor, translation=translation, words_sha256=words_sha256, content=content)
    sha256 = hashlib.sha256(made.opus).hexdigest()
    file = settings.TITIAN.blobs / sha256
    was_there = file.exists()
    try:
        with transaction.atomic():
            row = (
                Translation.objects.select_for_update(of=("self",))
                .select_related("text", "language")
                .get(pk=translation.pk)
            )
            _require_words(row, words_sha256)
            clip = Clip.objects.select_for_update(of=("self",)).filter(text=row.text, language=row.language).first()
            if clip is None:
                clip = Clip(text=row.text, language=row.language, state="")
            clip.sha256, clip.text_sha256, clip.seconds = sha256, words_sha256, made.seconds
            clip.speech_db, clip.noise_db = made.levels.speech_db, made.levels.noise_db
            clip.source = "recorded"
            take_clip_step(clip, ClipMove.RECORD, actor, now)
            write_durably(file, made.opus, mode=0o644)
            audit.record_by(
                actor, "clip.record", f"text:{row.text.text_id}", {"language": row.language.tag, "number": clip.number}
            )
    except BaseException:
        if not was_there:
            file.unlink(missing_ok=True)
        raise
    return clip


def _require_words(translation: Translation, words_sha256: str) -> None:
    if not translation.text.is_spoken or not translation.words or translation.state == State.DRAFT:
        raise NothingToSay
    if translation.words_sha256 != words_sha256:
        raise TextChanged
