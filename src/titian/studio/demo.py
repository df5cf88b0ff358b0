"""The demo's studio: the pack taken in, three people who work on the country's language, and work that waits for each.

Each step is taken by the action a person would take it by. What they "translate" are the drafts of the pack as they
stand, so nothing in it is reviewed: the accounts are fictional, and so is their word.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.utils import timezone

from titian.desk.demo import PACK, Demo
from titian.instrument.languages.table import TABLE, find_table
from titian.people.models import User
from titian.studio.actions.give_language import give_language
from titian.studio.actions.review_text import approve_text, put_back, send_back
from titian.studio.actions.save_words import save_words
from titian.studio.actions.take_pack import take_pack
from titian.studio.models import SOURCE, LanguageRight, Translation

WORKERS: Final = ("translator", "voice", "reviewer")
TRANSLATED: Final = 12
PUT_BACK: Final = 6
APPROVED: Final = 2
REASON: Final = "Fictional, for the demo."


def make_studio(demo: Demo) -> None:
    """Takes the pack in where it is not there yet, and begins the work on the country's language once."""
    if LanguageRight.objects.filter(person__username__in=WORKERS).exists():
        return
    place, now = demo.place, timezone.now()
    with _without_most(demo.content / "packs" / PACK, place.tongue) as few:
        take_pack(few, now=now)
    people = {name: User.objects.get(username=name) for name in (*WORKERS, "coordinator")}
    for name in WORKERS:
        give_language(actor=people["coordinator"], person=people[name], tag=place.tongue, now=now)
    translator, voice, reviewer = (people[name] for name in WORKERS)
    for place_in_line, row in enumerate(_list_drafts(place.tongue)):
        saved = save_words(actor=translator, translation=row, seen=row.number, words=row.words, reason=REASON, now=now)
        if place_in_line < PUT_BACK:
            english = row.text.source
            saved = put_back(actor=voice, translation=saved, seen=saved.number, english=english, now=now)
        if place_in_line < APPROVED:
            approve_text(actor=reviewer, translation=saved, seen=saved.number, now=now)
        elif place_in_line == APPROVED:
            send_back(
                actor=reviewer,
                translation=saved,
                seen=saved.number,
                reason="Fictional: would an old farmer say it so?",
                now=now,
            )


@contextmanager
def _without_most(pack: Path, tongue: str) -> Iterator[Path]:
    """The pack with English and the country's language alone: all 26 would take most of a demo's making.

    `titian studio take` brings the others in.
    """
    with tempfile.TemporaryDirectory(prefix="titian-demo-") as name:
        table = find_table(pack)
        if table is not None:
            (Path(name) / TABLE).parent.mkdir(parents=True)
            shutil.copy(table, Path(name) / TABLE)
        copy = Path(name) / "packs" / pack.name
        (copy / "locales").mkdir(parents=True)
        parts = (path for path in pack.absolute().iterdir() if path.name not in {"locales", "voices"})
        languages = (pack.absolute() / "locales" / f"{tag}.yaml" for tag in {SOURCE, tongue})
        for path in (*parts, *(path for path in languages if path.exists())):  # they are only read
            (copy / path.relative_to(pack.absolute())).symlink_to(path)
        yield copy


def _list_drafts(tag: str) -> Iterator[Translation]:
    rows = Translation.objects.there().filter(language__row=tag, text__is_spoken=True, errors=0).exclude(words="")
    return (
        rows.select_related("text", "language__row", "language__pack").order_by("text__order")[:TRANSLATED].iterator()
    )
