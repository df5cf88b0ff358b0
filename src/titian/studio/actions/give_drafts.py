from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from titian.courseware.bank import read_bank
from titian.courseware.draft import Draft, write_sources
from titian.courseware.modules import read_courseware
from titian.files import write_durably
from titian.studio.actions.save_draft import take_draft_step
from titian.studio.actions.take_drafts import replace_base
from titian.studio.draft_models import CourseDraft, DraftMove, DraftState
from titian.studio.drafting import as_written, count_untranslated, list_needed, part_of
from titian.studio.errors import FolderRefused
from titian.studio.models import Pack, PackLanguage, Text, Translation
from titian.voices.wording import load_wording

DATA_MODE = 0o644
_KEY = re.compile(r"^([A-Za-z0-9_]+):")


@dataclass(frozen=True)
class Pending:
    """A draft that was agreed to and is not in the folder yet. `missing` counts by language what a release needs and
    has no words; `waits`: it is not given this time."""

    row: CourseDraft
    draft: Draft
    missing: dict[str, int] = field(default_factory=dict)
    waits: bool = False

    @property
    def part(self) -> str:
        return part_of(self.row.kind, self.row.name)


def list_pending(pack: Pack, folder: Path, tags: Sequence[str]) -> list[Pending]:
    """Drafts that were agreed to, locked. One goes with all its languages: it waits while English, Indonesian or Thai
    lacks words, and where some languages alone are given. Raises FolderRefused for a file that was changed there."""
    found = []
    for row in CourseDraft.objects.select_for_update().filter(state=DraftState.AGREED).order_by("kind", "name"):
        if row.is_given:
            continue
        draft = as_written(row)
        path = folder / draft.path
        there = path.read_text(encoding="utf-8") if path.is_file() else ""
        if there not in {row.began, row.content}:
            raise FolderRefused(f"{draft.path} was changed in the folder. Take it first: titian studio take")
        missing = count_untranslated(pack, list_needed(pack, draft), draft.read_words())
        found.append(Pending(row, draft, missing, waits=bool(missing or tags)))
    return found


def list_as_there(folder: Path, language: PackLanguage, pending: Collection[Pending]) -> Iterator[Translation]:
    """The words of parts that wait, as the folder has them: what is there goes on fitting together."""
    prefixes = tuple(one.draft.prefix for one in pending if one.waits)
    path = folder / "locales" / f"{language.tag}.yaml"
    if not prefixes or not path.is_file():
        return
    entries = load_wording(path).texts
    texts = {text.text_id: text for text in Text.objects.filter(pack=language.pack_id, text_id__in=entries)}
    for text_id, entry in entries.items():
        if text_id.startswith(prefixes) and text_id in texts:
            yield Translation(
                text=texts[text_id],
                language=language,
                words=entry.text,
                state=entry.state,
                reviewer_name=entry.reviewer or "",
                on=entry.date,
            )


def write_drafts(pack: Pack, folder: Path, pending: Collection[Pending], now: datetime) -> dict[str, int]:
    """Writes those that do not wait, with their sources; name of a file → how many texts it needs."""
    given = {}
    for one in pending:
        if one.waits:
            continue
        write_durably(folder / one.draft.path, one.draft.content.encode(), mode=DATA_MODE)
        _add_sources(folder, one.draft)
        given[one.draft.path] = len(one.draft.read_words())
        one.row.began = one.row.content
        take_draft_step(one.row, DraftMove.GIVE, None, now)
    if given:
        _leave_unused_out(folder)
        replace_base(pack, folder)
    return given


def _add_sources(folder: Path, draft: Draft) -> None:
    path = folder / "sources.yaml"
    there = read_courseware(folder, []).sources
    own = draft.read_sources()
    for name, source in own.items():
        if name in there and there[name] != source:
            raise FolderRefused(f"{draft.path}: sources.yaml has another source {name}. Give one of them another name.")
    new = {name: source for name, source in own.items() if name not in there}
    if new:
        content = path.read_text(encoding="utf-8").rstrip("\n")
        write_durably(path, "\n".join([content, *write_sources(new), ""]).encode(), mode=DATA_MODE)


def _leave_unused_out(folder: Path) -> None:
    """A source that no step, question or case rests on any more goes out with the step that named it last."""
    courseware, bank = read_courseware(folder, []), read_bank(folder, [])
    claims = [
        *(step for module in courseware.modules for step in module.steps),
        *(bank.bank.items if bank.bank else ()),
        *(bank.cases.list_cases() if bank.cases else ()),
    ]
    unused = courseware.sources.keys() - {name for claim in claims for name in claim.sources}
    if not unused:
        return
    path, kept, leaves = folder / "sources.yaml", [], False
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if not line.startswith(" "):
            key = _KEY.match(line)
            leaves = bool(key and key.group(1) in unused)
        if not leaves:
            kept.append(line)
    write_durably(path, "".join(kept).encode(), mode=DATA_MODE)
