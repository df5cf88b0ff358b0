"""The referral by hand: filled in by hand, one for each organisation, for the day no phone works."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from titian.instrument.languages.table import SOURCE
from titian.papers.contents import read_contents
from titian.papers.gather import gather
from titian.papers.labels import read_labels
from titian.papers.pack import Pack
from titian.papers.press import Form, press


def make_by_hand(
    pack: Pack, language: str, *, officer: str = SOURCE, fonts: Sequence[Path] = (), form: Form = "pdf"
) -> list[bytes]:
    """It as a PDF (or a picture): one page, A4 upright, with a part to give back. Raises a PaperError.

    What the person is asked and may point at stands in their language, the officer's words beside it; blanks are the
    officer's alone. A language the pack has no officers' words in cannot be the officer's.
    """
    contents = read_contents().by_hand
    spoken, labels = read_labels(pack, officer, "hand-")
    texts: dict[str, Sequence[str]] = {language: contents.list_person_texts()}
    texts[officer] = [*texts.get(officer, ()), *contents.list_officer_texts()]
    texts.setdefault(spoken, ())
    gathered = gather(pack, texts, pictures=contents.list_pictures(), fonts=fonts, labels={spoken: labels})
    data = {
        **gathered.data,
        "contents": contents.model_dump(mode="json"),
        "labels": dict(labels),
        "labelled": spoken,
        "person": language,
        "officer": officer,
    }
    return press("by_hand.typ", data, letters=gathered.letters, date=gathered.date, form=form)
