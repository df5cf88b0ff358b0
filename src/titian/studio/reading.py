"""A reader's sheet: forty texts of a language by risk, what each must say, and a mark for each.

A native reader needs half an hour and no account. What they mark becomes states with the name they gave, or with the
code of the sheet. A draft that is right counts as translated: somebody who speaks the language has read it. What is
wrong goes back to the translators with what the reader wrote.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from pydantic import BaseModel, ConfigDict, TypeAdapter

from titian.instrument.yaml_files import read_yaml
from titian.studio.models import PackLanguage, Translation
from titian.studio.reading_models import Reading
from titian.studio.states import State

MOST_TEXTS: Final = 40
MINUTES: Final = 30
LONGEST_NOTE: Final = 400
LONGEST_NAME: Final = 80
_TABLE: Final = Path(__file__).with_name("reading.yaml")
_CODE_SIGNS: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Signs of a sheet's code: none of them is taken for another in handwriting."""


class Mark(StrEnum):
    """What a reader says of a text."""

    RIGHT = "right"
    UNSURE = "unsure"
    WRONG = "wrong"


class Scope(StrEnum):
    """What a sheet holds: what can do most harm, or the first words alone."""

    RISK = "risk"
    FIRST_WORDS = "first"


MARK_NAMES: Final[dict[Mark, Promise]] = {
    Mark.RIGHT: gettext_lazy("says it"),
    Mark.UNSURE: gettext_lazy("not sure"),
    Mark.WRONG: gettext_lazy("says something else"),
}


class _Risk(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    texts: str
    look: str


@dataclass(frozen=True)
class SheetLine:
    """One text of a sheet as it stands now. `is_changed`: it has other words than were read."""

    number: int
    text_id: str
    row: Translation | None
    look: str
    is_changed: bool
    mark: str = ""
    note: str = ""


def choose_for_reader(language: PackLanguage, *, of: Scope = Scope.RISK) -> list[Translation]:
    """The texts of the next sheet, those first that nobody who speaks the language has vouched for."""
    rows = Translation.objects.there().filter(language=language).exclude(words="").select_related("text")
    if of == Scope.FIRST_WORDS:
        return sorted(rows.first_words().order_by("text__order"), key=lambda row: row.state != State.DRAFT)
    known = {row.text.text_id: row for row in rows}
    chosen = [known[text_id] for risk in _read_risks() for text_id in known if _fits(risk, text_id)]
    chosen.sort(key=lambda row: row.state != State.DRAFT)
    return chosen[:MOST_TEXTS]


def list_lines(reading: Reading) -> list[SheetLine]:
    """The texts of a sheet in its order, with what was marked."""
    named = [text_id for text_id, _ in reading.texts]
    rows = Translation.objects.there().filter(language=reading.language, text__text_id__in=named).select_related("text")
    known = {row.text.text_id: row for row in rows}
    marks = [*reading.marks, *([["", ""]] * len(named))]
    return [
        SheetLine(
            number=place + 1,
            text_id=text_id,
            row=known.get(text_id),
            look=_look(text_id),
            is_changed=text_id not in known or known[text_id].words_sha256 != digest,
            mark=str(marks[place][0]),
            note=str(marks[place][1]),
        )
        for place, (text_id, digest) in enumerate(reading.texts)
    ]


def make_code() -> str:
    """The name of a sheet, and of a reader who gives none: six signs."""
    return "".join(secrets.choice(_CODE_SIGNS) for _ in range(6))


def clean_marks(given: Sequence[tuple[str, str]], wanted: int) -> list[list[str]]:
    """Mark and note of each text; what is no mark counts as none. Notes are one line and have an end."""
    marks = [
        [mark if mark in set(Mark) else "", " ".join(note.split())[:LONGEST_NOTE]] for mark, note in given[:wanted]
    ]
    return marks + [["", ""]] * (wanted - len(marks))


def clean_name(name: str) -> str:
    """What a reader wants to be called: one line, or nothing."""
    return " ".join(name.split())[:LONGEST_NAME]


@cache
def _read_risks() -> tuple[_Risk, ...]:
    return TypeAdapter(tuple[_Risk, ...]).validate_python(read_yaml(_TABLE))


def _fits(risk: _Risk, text_id: str) -> bool:
    return re.fullmatch(risk.texts, text_id) is not None


def _look(text_id: str) -> str:
    return next((risk.look for risk in _read_risks() if _fits(risk, text_id)), "")
