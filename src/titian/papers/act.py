"""The look-and-act sheet: what an officer sees, and what to do about it, for the day no phone works."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from titian.instrument.languages.table import SOURCE
from titian.papers.contents import read_contents
from titian.papers.gather import gather
from titian.papers.labels import read_labels
from titian.papers.pack import Pack
from titian.papers.press import Form, press


def make_act(pack: Pack, *, officer: str = SOURCE, fonts: Sequence[Path] = (), form: Form = "pdf") -> list[bytes]:
    """The sheet as a PDF (or a picture of each page): two pages, A4 upright, in the officer's language.

    Raises a PaperError: MissingWords where the pack has no words for officers in that language.
    """
    contents = read_contents().act
    spoken, labels = read_labels(pack, officer, "act-")
    texts: dict[str, Sequence[str]] = {officer: contents.list_texts()}
    texts.setdefault(spoken, ())
    gathered = gather(pack, texts, pictures=contents.list_pictures(), fonts=fonts, labels={spoken: labels})
    data = {
        **gathered.data,
        "contents": contents.model_dump(mode="json"),
        "labels": dict(labels),
        "labelled": spoken,
        "officer": officer,
    }
    return press("act.typ", data, letters=gathered.letters, date=gathered.date, form=form)
