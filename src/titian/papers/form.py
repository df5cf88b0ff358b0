"""Forms filled in by hand: the notice that no return step is taken, the request for an interpreter, the receipt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

from titian.instrument.languages.table import SOURCE
from titian.papers.contents import FilledIn, read_contents
from titian.papers.gather import gather
from titian.papers.labels import read_labels
from titian.papers.pack import Pack
from titian.papers.press import Form, press

Kind = Literal["notice", "request", "receipt"]
TITLES: Final[Mapping[Kind, str]] = {
    "notice": "Notice",
    "request": "Request for an interpreter",
    "receipt": "Receipt",
}


def make_form(
    pack: Pack, kind: Kind, language: str, *, officer: str = SOURCE, fonts: Sequence[Path] = (), form: Form = "pdf"
) -> list[bytes]:
    """The form as a PDF (or a picture): one page, A4 upright, in the reader's language. Raises a PaperError.

    What it says stands in the person's language too, where headings are written in it, so that they can read what is
    handed over about them. It has no room for a name, a reason or a story.
    """
    contents = read_contents().forms[kind]
    return fill_in(pack, contents, language, officer=officer, fonts=fonts, form=form, title=TITLES[kind])


def fill_in(
    pack: Pack,
    contents: FilledIn,
    language: str,
    *,
    officer: str,
    fonts: Sequence[Path],
    form: Form,
    title: str,
    squares: str | None = None,
    notes: Sequence[str] = (),
) -> list[bytes]:
    """Any form: its words in the reader's language and the person's; `squares` as SVG, `notes` by name of a label."""
    spoken, labels = read_labels(pack, officer, "")
    beside, theirs = read_labels(pack, language, "")
    wanted = [*contents.list_labels(), *notes]
    named = {spoken: {name: labels[name] for name in wanted}}
    named[beside] = named.get(beside, {}) | {name: theirs[name] for name in wanted}
    texts: dict[str, Sequence[str]] = {language: contents.person}
    texts[officer] = [*texts.get(officer, ()), *contents.person]
    for tag in (spoken, beside):
        texts.setdefault(tag, ())
    gathered = gather(pack, texts, pictures=contents.pictures, fonts=fonts, labels=named)
    data = {
        **gathered.data,
        "contents": contents.model_dump(mode="json"),
        "labels": named,
        "labelled": spoken,
        # English where the person's language has no headings is no help to them.
        "beside": beside if beside == language and beside != spoken else None,
        "title": title,
        "person": language,
        "officer": officer,
        "squares": squares,
        "notes": list(notes),
    }
    return press("form.typ", data, letters=gathered.letters, date=gathered.date, form=form)
