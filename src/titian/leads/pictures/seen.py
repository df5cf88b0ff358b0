"""One picture in; its words, and copies that may be kept, out."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from titian.leads.pictures.apart import Clean, cover
from titian.leads.pictures.errors import NoWords
from titian.leads.pictures.letters import SHOWN, SURE, TALLEST, join, read_page


@dataclass(frozen=True)
class Seen:
    """What was read in a picture.

    `words` are those its reader is sure enough of, and `everything` all it took for letters, for what is turned away.
    `sure`: how sure it is, of a hundred, each word by its length. `covered` shows words alone, `blurred` nothing.
    """

    words: str
    everything: str
    sure: int
    covered: bytes
    blurred: bytes


def read(picture: Clean, language: str) -> Seen:
    """Raises `ReaderMissing` (the picture can wait), `NoWords`, `PictureTooLarge`."""
    page = read_page(picture, language)
    sure = [word for word in page.words if word.sure >= SURE and _is_writing(word.text)]
    if not sure:
        raise NoWords
    shown = [list(word.box) for word in sure if word.sure >= SHOWN and word.box[3] <= TALLEST * page.height]
    covered, blurred = cover(picture, shown)
    letters = sum(len(word.text) for word in sure)
    mean = sum(word.sure * len(word.text) for word in sure) / letters
    return Seen(join(sure), join(page.words), round(mean), covered, blurred)


def _is_writing(text: str) -> bool:
    """A letter, a number, or a mark of one: the reader gives marks of some scripts apart from their letters."""
    return any(unicodedata.category(sign)[0] in "LMN" for sign in text)
