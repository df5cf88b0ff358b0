from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import transaction

from titian.courseware.draft import make_base, read_file
from titian.files import write_durably
from titian.studio.actions.save_draft import take_draft_step
from titian.studio.draft_models import CourseDraft, DraftMove, DraftState
from titian.studio.drafting import as_written, part_of
from titian.studio.models import Pack

SHOWN = 60
"""Signs of a file that a difference shows."""


@dataclass(frozen=True)
class Difference:
    """Folder and studio both changed since they last agreed; the studio's stands."""

    tag: str
    text_id: str
    in_folder: str
    in_studio: str


def replace_base(pack: Pack, folder: Path) -> None:
    """Keeps what drafts are looked at beside among the hub's blobs; that of before goes once this holds."""
    before, base = pack.base, make_base(folder)
    pack.base = hashlib.sha256(base).hexdigest()
    if pack.base == before:
        return
    blobs = settings.TITIAN.blobs
    write_durably(blobs / pack.base, base, mode=0o644)
    pack.save(update_fields=["base"])
    if before:
        transaction.on_commit(partial((blobs / before).unlink, missing_ok=True))


def take_drafts(folder: Path, *, now: datetime, overwrite: bool) -> list[Difference]:
    """What the folder says of modules and personas that are drafts here. Where both changed, the draft stands, and the
    difference is told; `overwrite` takes the folder's, and the draft stays among its steps."""
    told = []
    for row in CourseDraft.objects.select_for_update().order_by("kind", "name"):
        draft = as_written(row)
        path = folder / draft.path
        there = path.read_text(encoding="utf-8") if path.is_file() else ""
        if there in {row.began, row.content}:
            if there != row.began:
                row.began = there
                row.save(update_fields=["began"])
            continue
        found = read_file(folder, draft.kind, draft.name)
        if not overwrite or found is None:
            told.append(Difference("", draft.path, _shorten(there, row.content), _shorten(row.content, there)))
            continue
        row.began = row.content = found.content
        row.words, row.sources, row.state, row.reviewer = found.words, "", DraftState.WRITING, None
        take_draft_step(row, DraftMove.TAKE, None, now)
    return told


def list_agreed() -> dict[str, tuple[str, str]]:
    """Of drafts that were agreed to and are in no folder yet: how ids of their texts begin → part and title."""
    found = {}
    for row in CourseDraft.objects.filter(state=DraftState.AGREED).order_by("kind", "name"):
        if not row.is_given:
            draft = as_written(row)
            found[draft.prefix] = (part_of(row.kind, row.name), draft.read_words().get(f"{draft.prefix}title", ""))
    return found


def _shorten(content: str, other: str) -> str:
    """The first line that the other lacks."""
    lines = set(other.splitlines())
    return next((line.strip()[:SHOWN] for line in content.splitlines() if line not in lines), "(nothing else)")
