"""Typst, called in this process: no network, no font but those that were checked, and the date of the words."""

from __future__ import annotations

import datetime
import json
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, Literal

from titian.instrument.languages.table import Language
from titian.papers.contents import ROOM
from titian.papers.errors import MissingTool, PaperError, TooMuch
from titian.papers.fonts import Letters

Form = Literal["pdf", "png"]
Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]

NO_ROOM: Final = "does not fit"
"""What the templates say when even the smallest readable size is too large."""
DOTS_AN_INCH: Final = 60


def describe_language(language: Language, letters: Letters, latin: Letters) -> dict[str, Json]:
    """How Typst is to set a language: its code, region, direction, fonts, and how tall its lines are."""
    code, _, rest = language.tag.partition("-")
    return {
        "autonym": language.autonym,
        "lang": code,
        "region": rest if len(rest) == 2 else None,
        "script": language.script.lower(),
        "direction": language.direction,
        "fonts": [letters.font.family, latin.font.family],
        "size": letters.font.size,
        "breaking": language.line_breaking,
        "top": round(letters.top, 4),
        "bottom": round(letters.bottom, 4),
    }


def colour_picture(svg: str, colour: str) -> str:
    """The picture with its lines in one colour, for Typst knows no current colour."""
    return svg.replace("currentColor", colour)


def press(
    template: str,
    data: Mapping[str, object],
    *,
    letters: Iterable[Letters],
    date: datetime.date,
    form: Form = "pdf",
    room: Path = ROOM,
) -> list[bytes]:
    """The paper: one PDF, or a small picture of each page. The same data and fonts give the same bytes.

    `room` is the folder of the template and of all that it reads.

    Raises TooMuch when the words do not fit, MissingTool when Typst is not installed.
    """
    try:
        import typst
    except ImportError as error:
        message = "Typst is not installed. Run: pip install --require-hashes -r requirements/papers.txt"
        raise MissingTool(message) from error
    given = json.dumps({**data, "date": [date.year, date.month, date.day]}, ensure_ascii=False)
    with tempfile.TemporaryDirectory(prefix="titian-paper-") as folder:
        for file in {file for font in letters for file in font.files}:
            (Path(folder) / file.name).symlink_to(file)
        try:
            made: object = typst.compile(
                room / template,
                root=room,
                font_paths=[Path(folder)],
                ignore_system_fonts=True,
                sys_inputs={"paper": given},
                format=form,
                ppi=DOTS_AN_INCH,
            )
        except typst.TypstError as error:
            if NO_ROOM in str(error):
                message = "The words do not fit on the paper in a size that can be read. Shorten the longest of them."
                raise TooMuch(message) from error
            message = f"Typst could not make the paper: {error}"
            raise PaperError(message) from error
    pages = made if isinstance(made, list) else [made]  # several pictures come as a list, whatever the stub says
    return [page for page in pages if isinstance(page, bytes)]
