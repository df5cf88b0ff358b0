"""Which script a letter belongs to, as its Unicode name begins: Python's own tables know no scripts."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

NAMES: Final[Mapping[str, str]] = {
    "Arab": "ARABIC",
    "Beng": "BENGALI",
    "Deva": "DEVANAGARI",
    "Ethi": "ETHIOPIC",
    "Guru": "GURMUKHI",
    "Hans": "CJK",
    "Hant": "CJK",
    "Kali": "KAYAH",
    "Khmr": "KHMER",
    "Laoo": "LAO",
    "Latn": "LATIN",
    "Mlym": "MALAYALAM",
    "Mymr": "MYANMAR",
    "Rohg": "HANIFI",
    "Sinh": "SINHALA",
    "Taml": "TAMIL",
    "Telu": "TELUGU",
    "Thaa": "THAANA",
    "Thai": "THAI",
}
"""ISO 15924 code → the word with which the names of its letters begin."""

SHOWN: Final[Mapping[str, str]] = {"CJK": "Chinese", "HANIFI": "Hanifi Rohingya", "KAYAH": "Kayah Li"}
_OF_ALL: Final = frozenset({"COMBINING", "MODIFIER", "FEMININE", "MASCULINE", "MICRO", "VARIATION", "IDEOGRAPHIC"})


@cache
def script_of(sign: str) -> str | None:
    """The first word of a letter's name, `LATIN`; None for what is no letter or belongs to every script."""
    if unicodedata.category(sign)[0] not in "LM":
        return None
    name = unicodedata.name(sign, "").split(" ")[0].split("-")[0]
    return None if not name or name in _OF_ALL else name


def show_script(name: str) -> str:
    """How a person calls it: `Latin`."""
    return SHOWN.get(name, name.capitalize())


# The commonest characters that are written otherwise in the other form of Chinese. None of them is used in both.
_SIMPLIFIED: Final = (
    "们这说会时对发个为来过还没给谁让请问话电医护现开关门见听写语"
    "认识车边钱买卖东国书岁爱乐难业务员样带应该从别处办报险伤离种护随决选择张证"
)
_TRADITIONAL: Final = (
    "們這說會時對發個為來過還沒給誰讓請問話電醫護現開關門見聽寫語"
    "認識車邊錢買賣東國書歲愛樂難業務員樣帶應該從別處辦報險傷離種護隨決選擇張證"
)
SIMPLIFIED_ONLY: Final = frozenset(_SIMPLIFIED) - frozenset(_TRADITIONAL)
TRADITIONAL_ONLY: Final = frozenset(_TRADITIONAL) - frozenset(_SIMPLIFIED)
