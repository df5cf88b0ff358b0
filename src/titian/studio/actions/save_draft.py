from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from titian import audit
from titian.courseware.draft import Draft, is_name
from titian.courseware.draft_yaml import MOST_BYTES
from titian.people.forms import describe_person
from titian.people.policies import Permission
from titian.studio.draft_models import CourseDraft, DraftMove, DraftState, DraftStep
from titian.studio.drafting import as_written, find_base, get_learning, list_found
from titian.studio.errors import DraftFaulty, DraftMeanwhile, DraftTooLong, NameRefused, WrongState
from titian.studio.models import SOURCE
from titian.studio.policies import require_language

if TYPE_CHECKING:
    from titian.people.models import User


def save_draft(*, actor: User, draft: Draft, seen: int, now: datetime) -> CourseDraft:
    """Keeps what was written, whatever is wrong with it; nobody has agreed to it then. `seen` is 0 for the first time.

    Raises NotAllowed, NotYourLanguage, NameRefused, DraftTooLong, NothingToWriteBeside, and DraftMeanwhile when it is
    past the step that was seen.
    """
    require_language(actor, Permission.TRANSLATE_TEXTS, SOURCE)
    if not is_name(draft.kind, draft.name):
        raise NameRefused
    if any(len(field.encode()) > MOST_BYTES for field in (draft.content, draft.words, draft.sources)):
        raise DraftTooLong
    path = find_base(get_learning()) / draft.path
    with transaction.atomic():
        row = CourseDraft.objects.select_for_update().filter(kind=draft.kind, name=draft.name).first()
        if (row.number if row else 0) != seen:
            raise DraftMeanwhile
        if row is None:
            began = path.read_text(encoding="utf-8") if path.is_file() else ""
            row, is_new = CourseDraft.objects.get_or_create(
                kind=draft.kind, name=draft.name, defaults={"began": began, "writer": actor, "changed_at": now}
            )
            if not is_new:  # another began it between the two
                raise DraftMeanwhile
        row.content, row.words, row.sources = draft.content, draft.words, draft.sources
        row.state, row.writer, row.reviewer, row.reason = DraftState.WRITING, actor, None, ""
        take_draft_step(row, DraftMove.SAVE, actor, now)
    return row


def ask_for_second(*, actor: User, row: CourseDraft, seen: int, now: datetime) -> CourseDraft:
    """Nothing is wrong with it, and a second person shall look. Raises WrongState, DraftMeanwhile, DraftFaulty, and as
    `save_draft`."""
    require_language(actor, Permission.TRANSLATE_TEXTS, SOURCE)
    with transaction.atomic():
        row = lock_draft(row, seen, DraftState.WRITING)
        require_sound(row)
        row.state = DraftState.WAITING
        take_draft_step(row, DraftMove.ASK, actor, now)
    return row


def require_sound(row: CourseDraft) -> None:
    """Raises DraftFaulty."""
    if list_found(get_learning(), as_written(row)):
        raise DraftFaulty


def lock_draft(row: CourseDraft, seen: int, state: DraftState) -> CourseDraft:
    """The row as it stands, held until the transaction ends. Raises DraftMeanwhile, WrongState."""
    locked = CourseDraft.objects.select_for_update().get(pk=row.pk)
    if locked.number != seen:
        raise DraftMeanwhile
    if locked.state != state:
        raise WrongState
    return locked


def take_draft_step(
    row: CourseDraft, move: DraftMove, actor: User | None, now: datetime, reason: str = ""
) -> DraftStep:
    """Stores the draft as it stands after a move, and the step that tells of it."""
    row.number += 1
    row.changed_at = now
    row.save()
    thing = f"draft:{row.kind}.{row.name}"
    if actor is None:
        audit.record("command", "studio", f"draft.{move}", thing, {"number": row.number})
    else:
        audit.record_by(actor, f"draft.{move}", thing, {"number": row.number})
    return DraftStep.objects.create(
        draft=row,
        number=row.number,
        move=move,
        content=row.content,
        words=row.words,
        sources=row.sources,
        reason=reason,
        by=actor,
        by_name=describe_person(actor) if actor else "",
        at=now,
    )
