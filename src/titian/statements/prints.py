"""A text as a PDF, set by Typst as the papers are: every letter is held against the fonts that are here first."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from django.utils import translation
from django.utils.translation import gettext

from titian.papers.errors import PaperError
from titian.papers.fonts import gather_letters
from titian.papers.press import press
from titian.statements.documents import say_state
from titian.statements.errors import NoPaper
from titian.statements.texts import Text

ROOM: Final = Path(__file__).parent
# Scripts of the region's names and words, looked for where Latin letters do not do.
SCRIPTS: Final = (
    "noto-sans-thai", "noto-sans-lao", "noto-sans-khmer", "noto-sans-myanmar", "noto-sans-bengali",
    "noto-sans-devanagari", "noto-sans-tamil", "noto-sans-sinhala", "noto-naskh-arabic", "noto-sans-thaana",
    "noto-sans-sc", "noto-sans-tc",
)  # fmt: skip


def print_text(text: Text, names: tuple[str, ...], day: date) -> bytes:
    """These parts as a PDF that says it is of this day. Raises `NoPaper` with the sentence of what is missing."""
    with translation.override(text.language):
        state = say_state(text)
    holds = [part for part in map(text.find_part, names) if part.sentences]
    rows = [[[*before, one.text] for before, one in part.list_rows()] for part in holds]
    parts = [{"title": part.title, "columns": part.columns, "rows": its} for part, its in zip(holds, rows, strict=True)]
    heads = [text.title, state, *(head for part in holds for head in (part.title, *part.columns))]
    said = [word for its in rows for row in its for word in row]
    try:
        letters = gather_letters("".join([*heads, *said]), SCRIPTS)
        data = {
            "title": text.title, "state": state, "lang": text.language, "parts": parts,
            "fonts": [one.font.family for one in letters],
        }  # fmt: skip
        (made,) = press("statement.typ", data, letters=letters, date=day, room=ROOM)
    except PaperError as error:
        raise NoPaper(f"{gettext('The PDF could not be made.')} {error}") from error
    return made
