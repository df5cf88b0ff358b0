"""The pointing card: each language under its own name, and on the back the first answers in it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from titian.instrument.languages.table import SOURCE
from titian.papers.contents import read_contents
from titian.papers.errors import UnknownLanguage
from titian.papers.gather import gather
from titian.papers.pack import Pack
from titian.papers.press import Form, press

MOST: Final = 6
"""Languages on one card. More make more cards, as even as can be, each with its own back."""


def make_card(
    pack: Pack,
    tags: Sequence[str],
    *,
    station: str | None = None,
    officer: str = SOURCE,
    fonts: Sequence[Path] = (),
    form: Form = "pdf",
) -> list[bytes]:
    """The card as a PDF (or a picture of each page): two pages a card, front and back, A4 across.

    Languages stand in the order given, those likely in the station's country first. Raises a PaperError.
    """
    if not tags:
        message = "A card needs at least one language: --languages th,my"
        raise UnknownLanguage(message)
    contents = read_contents().card
    chosen = pack.order([pack.get_language(tag).tag for tag in dict.fromkeys(tags)], station)
    texts = dict.fromkeys([*chosen, officer], contents.list_texts())
    gathered = gather(pack, texts, pictures=contents.list_pictures(), fonts=fonts)
    data = {**gathered.data, "contents": contents.model_dump(mode="json"), "cards": _share(chosen), "officer": officer}
    return press("card.typ", data, letters=gathered.letters, date=gathered.date, form=form)


def count_cards(languages: int) -> int:
    """How many cards so many languages need."""
    return -(-languages // MOST)


def _share(tags: Sequence[str]) -> list[list[str]]:
    """The languages of each card."""
    cards = count_cards(len(tags))
    size, more = divmod(len(tags), cards)
    starts = [index * size + min(index, more) for index in range(cards + 1)]
    return [list(tags[start:end]) for start, end in pairwise(starts)]
