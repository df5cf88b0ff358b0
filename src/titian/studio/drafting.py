"""A draft of what is learnt beside what the studio holds: what it is looked at with, and what it says now."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from django.conf import settings
from pydantic import ValidationError

from titian.courseware.check import NEEDED
from titian.courseware.draft import (
    ONLY,
    Draft,
    Found,
    Kind,
    check_draft,
    find_kind,
    list_moves,
    open_base,
    read_file,
    write_words,
)
from titian.people.models import User
from titian.studio.draft_models import CourseDraft, DraftMove, DraftState
from titian.studio.errors import NothingToWriteBeside
from titian.studio.folder import PERSONA
from titian.studio.models import LEARNING, SOURCE, Pack, Translation

FIRST: Final[Mapping[str, str]] = {
    "module": "id: {name}\nversion: 1\nsteps:\n  - id: first\n    kind: read\n    sources: []\n",
    "persona": (
        "# Fictional. No such person lives; trust and what it needs are assumptions of the authors.\n"
        "id: {name}\nfictional: true\n"
    ),
    "test": "version: 1\nitems: []\n",
    "case": "# Nobody of them lives.\nversion: 1\nanswers: []\ncases: []\n",
}
"""What a new one begins with."""


def find_base(pack: Pack | None) -> Path:
    """The folder that drafts are looked at beside. Raises NothingToWriteBeside."""
    path = settings.TITIAN.blobs / pack.base if pack and pack.base else None
    if path is None or not path.is_file():
        raise NothingToWriteBeside
    return open_base(path).folder


def get_learning() -> Pack:
    """What is learnt, as the studio holds it. Raises NothingToWriteBeside."""
    pack = Pack.objects.filter(slug=LEARNING).first()
    if pack is None:
        raise NothingToWriteBeside
    return pack


def part_of(kind: str, name: str) -> str:
    """The part of the studio in which its texts stand."""
    if kind in ONLY:
        return kind
    return f"{PERSONA}{name}" if kind == "persona" else name


def as_written(row: CourseDraft) -> Draft:
    """The draft for whoever looks at it."""
    return Draft(find_kind(row.kind), row.name, row.content, row.words, row.sources)


def read_draft(pack: Pack, row: CourseDraft | None, kind: Kind, name: str) -> Draft | None:
    """What an author begins with: the draft, else what the folder has; None for neither.

    Once it is agreed its English is that of the studio, where it may have been mended since.
    """
    found = as_written(row) if row else read_file(find_base(pack), kind, name)
    if found is None or (row and row.state != DraftState.AGREED):
        return found
    now = find_english(pack, kind, name)
    said = {text_id: now.get(text_id, text) for text_id, text in found.read_words().items()}
    return found if said == found.read_words() else dataclasses.replace(found, words=write_words(said))


def begin(kind: Kind, name: str) -> Draft:
    """A new one, before anything of it is written."""
    return Draft(kind, name, FIRST[kind].format(name=name), "")


def find_english(pack: Pack, kind: str, name: str) -> dict[str, str]:
    """Text id → English of a part, as the studio has it now."""
    rows = Translation.objects.there().filter(
        language__pack=pack, language__row=SOURCE, text__module=part_of(kind, name)
    )
    return dict(rows.order_by("text__order").values_list("text__text_id", "words"))


def list_found(pack: Pack, draft: Draft) -> list[Found]:
    """Every problem of it."""
    return check_draft(draft, find_base(pack))


def list_needed(pack: Pack, draft: Draft) -> list[str]:
    """The ids of the words it needs; none where its form is wrong."""
    try:
        return draft.list_needed(list_moves(find_base(pack)))
    except ValidationError:
        return []


def count_untranslated(pack: Pack, text_ids: Sequence[str], english: Mapping[str, str]) -> dict[str, int]:
    """Language → how many of these texts have no words for this English yet; those alone that a release needs."""
    counted = {}
    for tag in NEEDED:
        if tag == SOURCE:
            continue
        rows = Translation.objects.there().filter(language__pack=pack, language__row=tag, text__text_id__in=text_ids)
        said = {row.text.text_id: row.said for row in rows.exclude(words="").select_related("text")}
        missing = sum(said.get(text_id) != english.get(text_id, "") for text_id in text_ids)
        if missing:
            counted[tag] = missing
    return counted


def has_drafted(person: User, row: CourseDraft) -> bool:
    """Whether the person wrote any of what nobody has agreed to yet."""
    last = row.steps.filter(move=DraftMove.AGREE).order_by("number").last()
    since = row.steps.filter(move=DraftMove.SAVE, number__gt=last.number if last else 0)
    return since.filter(by=person).exists()
