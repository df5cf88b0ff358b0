"""The bilingual pointing sheet: one person's language large, the officer's small beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from titian.instrument.languages.table import SOURCE
from titian.papers.contents import read_body, read_contents
from titian.papers.gather import gather
from titian.papers.pack import Pack
from titian.papers.press import Form, colour_picture, press


def make_sheet(
    pack: Pack, language: str, *, officer: str = SOURCE, fonts: Sequence[Path] = (), form: Form = "pdf"
) -> list[bytes]:
    """The sheet as a PDF (or a picture of each page): two pages, A4 upright. Raises a PaperError.

    It is laid out in the direction of the person's language. Where both languages are one, each word stands once.
    """
    contents = read_contents().sheet
    texts = dict.fromkeys([language, officer], contents.list_texts())
    gathered = gather(pack, texts, pictures=contents.list_pictures(), fonts=fonts)
    body = read_body()
    data = {
        **gathered.data,
        "contents": contents.model_dump(mode="json"),
        "body": {
            "svg": colour_picture(body.svg(), pack.colours["ink"]),
            "width": body.width,
            "height": body.height,
            "places": {place: list(body.places[place]) for place in contents.hurts},
        },
        "person": language,
        "officer": officer,
    }
    return press("sheet.typ", data, letters=gathered.letters, date=gathered.date, form=form)
