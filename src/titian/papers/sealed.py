"""A sealed referral on paper, for a receiver with no network: what the phone sealed, as squares, and no more of it.

Whoever prints it can open it as little as whoever carries it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from titian.instrument.languages.table import SOURCE
from titian.papers.contents import read_contents
from titian.papers.form import fill_in
from titian.papers.pack import Pack
from titian.papers.press import Form
from titian.papers.squares import Sealed, draw_squares


def make_sealed(
    pack: Pack, sealed: Sealed, language: str, *, officer: str = SOURCE, fonts: Sequence[Path] = (), form: Form = "pdf"
) -> list[bytes]:
    """The paper as a PDF (or a picture): one page, A4 upright, with a part to give back. Raises a PaperError.

    What had no room in the squares is said in words; the person's words are the ones they heard when it was sealed.
    """
    contents = read_contents().sealed
    left_out = tuple(f"sealed-dropped-{part.replace('_', '-')}" for part in sealed.dropped)
    return fill_in(
        pack,
        contents,
        language,
        officer=officer,
        fonts=fonts,
        form=form,
        title="Sealed referral",
        squares=draw_squares(sealed),
        notes=left_out,
    )
