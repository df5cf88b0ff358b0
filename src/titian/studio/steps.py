"""One step of a text: the head as it stands after it, and the revision that tells of it. Actions alone call it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from titian.people.forms import describe_person
from titian.studio.models import LanguageRow, Revision, Translation
from titian.studio.remarks import count_remarks
from titian.studio.states import Move, State, find_next
from titian.voices.wording import text_sha256

if TYPE_CHECKING:
    from titian.people.models import User


@dataclass(frozen=True)
class TextStep:
    """What was done. `by` is the account; `name` is whoever a folder names where there is no account."""

    move: Move
    at: datetime
    by: User | None = None
    name: str = ""
    words: str = ""
    back_translation: str = ""
    reason: str = ""
    through: str = "desk"

    @property
    def who(self) -> str:
        return describe_person(self.by) if self.by is not None else self.name


def take_step(translation: Translation, step: TextStep, row: LanguageRow, *, state: State | None = None) -> Revision:
    """Changes the head and gives its revision; the caller stores both, in one transaction.

    The state is what the table of moves says; a folder's entry brings its own. Raises WrongState.
    """
    before = translation.state
    is_source = translation.language.is_source
    translation.state = state or find_next(before, step.move, is_source=is_source)
    if step.move in {Move.KEEP, Move.TRANSLATE} or state is not None:
        translation.words, translation.words_sha256 = step.words, text_sha256(step.words)
        translation.said = step.words if is_source else translation.text.source
        translation.back_translation = ""
        translation.translator, translation.back_translator = step.by, None
        translation.reason = ""
        translation.kept_because = step.reason
        recount(translation, row)
    elif step.move == Move.BACK_TRANSLATE:
        translation.back_translation, translation.back_translator = step.back_translation, step.by
        translation.reason = ""
    elif step.move in {Move.SEND_BACK, Move.MARK}:
        translation.reason = step.reason
    elif step.move == Move.READ:
        translation.said, translation.reason = translation.text.source, ""
    translation.approver = step.by if step.move == Move.APPROVE and state is None else None
    if step.move != Move.SOURCE_CHANGED or before != State.DRAFT:
        translation.on = step.at.date()
    translation.reviewer_name = "" if translation.state == State.DRAFT else step.who
    translation.changed_at = step.at
    translation.number += 1
    return Revision(
        translation=translation,
        number=translation.number,
        move=step.move,
        state=translation.state,
        words=translation.words,
        back_translation=translation.back_translation,
        said=translation.said,
        reason=step.reason,
        by=step.by,
        by_name=step.who,
        through=step.through,
        at=step.at,
    )


def recount(translation: Translation, row: LanguageRow) -> None:
    """How much there is to remark about the words as they stand."""
    if translation.words:
        translation.errors, translation.warnings = count_remarks(translation.text, translation.words, row)
    else:
        translation.errors = translation.warnings = 0
