"""The neutral pocket card: a number, and the person's own language. Nothing else stands on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from titian.papers.errors import UnusableNumber
from titian.papers.gather import gather
from titian.papers.pack import Pack
from titian.papers.press import Form, press

A_PAGE: Final = 10
NUMBER: Final = re.compile(r"\+?[0-9][0-9 \-]{1,24}")
WORDS: Final = re.compile(r"[a-z]+( [a-z]+){2,11}")


def make_pocket(
    pack: Pack, language: str, number: str, *, words: str = "", fonts: Sequence[Path] = (), form: Form = "pdf"
) -> list[bytes]:
    """Ten cards to cut as a PDF (or a picture): one page, A4 upright. Raises a PaperError.

    A telephone number, and `words` of the person's own where they were given some. No name, no logo, no country, no
    word that says what the number is for, and no small print: it may be found by whoever harms them.
    """
    if not NUMBER.fullmatch(number):
        message = f"{number} is no telephone number: digits, spaces and hyphens, with + before a country's code."
        raise UnusableNumber(message)
    if words and not WORDS.fullmatch(words):
        message = "The words of a card are small letters with a space between: word word word."
        raise UnusableNumber(message)
    gathered = gather(pack, {language: ()}, pictures=(), fonts=fonts)
    data = {**gathered.data, "person": language, "number": number, "secret": words, "count": A_PAGE}
    return press("pocket.typ", data, letters=gathered.letters, date=gathered.date, form=form)
