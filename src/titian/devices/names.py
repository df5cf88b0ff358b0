"""What a phone may be called: where it stands or whose counter it lies on, never a person in its care."""

from __future__ import annotations

import unicodedata
from typing import Final

from titian.devices.errors import NameUnusable

LONGEST: Final = 40
_MARKS: Final = frozenset(" -\u2013_.,:/()#+&'\u2019")


def read_name(text: str) -> str:
    """The name in one line without blanks around it; empty is no name. Raises `NameUnusable`.

    Letters of any script, with their vowel and tone marks, digits and a few signs: no line break, no control or
    direction character that could make one name look like another.
    """
    name = " ".join(word for word in unicodedata.normalize("NFC", text).split(" ") if word)
    if len(name) > LONGEST or not all(_is_usable(letter) for letter in name):
        raise NameUnusable
    return name


def _is_usable(letter: str) -> bool:
    return letter in _MARKS or unicodedata.category(letter)[0] in "LMN"
