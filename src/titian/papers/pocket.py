"""The neutral pocket card: a number, and the person's own language. Nothing else stands on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from titian.papers.errors import UnusableNumber
from titian.papers.fonts import check_letters
from titian.papers.gather import gather
from titian.papers.pack import Pack
from titian.papers.press import Form, press
from titian.sealing import SealingError
from titian.sealing.person_code import normalise_person_code

A_PAGE: Final = 10
NUMBER: Final = re.compile(r"\+?[0-9][0-9 \-]{1,24}")


def make_pocket(
    pack: Pack, language: str, number: str, *, code: str = "", fonts: Sequence[Path] = (), form: Form = "pdf"
) -> list[bytes]:
    """Ten cards to cut as a PDF (or a picture): one page, A4 upright. Raises a PaperError.

    A telephone number, and the person's `code` where they were given one and want it there: in the numerals it is given
    in, and small beneath in 0 to 9. No name, no logo, no country, no word that says what either is for, and no small
    print: it may be found by whoever harms them.
    """
    if not NUMBER.fullmatch(number):
        message = f"{number} is no telephone number: digits, spaces and hyphens, with + before a country's code."
        raise UnusableNumber(message)
    try:
        digits = normalise_person_code(code) if code else ""
    except SealingError as error:
        raise UnusableNumber(error.message) from error
    written = "".join(sign for sign in code if sign.isdecimal())
    gathered = gather(pack, {language: ()}, pictures=(), fonts=fonts)
    check_letters([("the code", written)], gathered.letters[-1], gathered.letters[0])
    lines = [_in_groups(line) for line in dict.fromkeys((written, digits)) if line]
    data = {**gathered.data, "person": language, "number": number, "code": lines, "count": A_PAGE}
    return press("pocket.typ", data, letters=gathered.letters, date=gathered.date, form=form)


def _in_groups(digits: str) -> str:
    return " ".join(digits[at : at + 3] for at in range(0, len(digits), 3))
