from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.studio.actions.save_words import clean_words, lock, store
from titian.studio.errors import ReasonMissing, WordsMissing, WrongState
from titian.studio.models import Translation
from titian.studio.policies import ASKED, require_language, require_other_eyes
from titian.studio.states import Move
from titian.studio.steps import TextStep

if TYPE_CHECKING:
    from titian.people.models import User


def put_back(*, actor: User, translation: Translation, seen: int, english: str, now: datetime) -> Translation:
    """What the words say, in English, by somebody who did not write them and does not see the English.

    Raises NotAllowed, NotYourLanguage, FourEyes, WordsMissing, WrongState, EditedMeanwhile.
    """
    english = clean_words(english)
    if not english:
        raise WordsMissing
    return _move(actor, translation, seen, TextStep(Move.BACK_TRANSLATE, now, by=actor, back_translation=english))


def approve_text(*, actor: User, translation: Translation, seen: int, now: datetime) -> Translation:
    """The actor, who neither wrote nor put back these words, vouches for them. Raises as `put_back`."""
    return _move(actor, translation, seen, TextStep(Move.APPROVE, now, by=actor))


def send_back(*, actor: User, translation: Translation, seen: int, reason: str, now: datetime) -> Translation:
    """To be translated again, and why. Raises ReasonMissing, and as `put_back`."""
    reason = reason.strip()
    if not reason:
        raise ReasonMissing
    return _move(actor, translation, seen, TextStep(Move.SEND_BACK, now, by=actor, reason=reason))


def _move(actor: User, translation: Translation, seen: int, step: TextStep) -> Translation:
    require_language(actor, ASKED[step.move], translation.language.tag)
    with transaction.atomic():
        row = lock(translation, seen)
        require_other_eyes(actor, row, step.move)
        if row.is_stale and step.move != Move.SEND_BACK:  # its English changed while it was being saved
            raise WrongState
        store(row, step)
        audit.record_by(
            actor, f"text.{step.move}", f"text:{row.text.text_id}", {"language": row.language.tag, "number": row.number}
        )
    return row
