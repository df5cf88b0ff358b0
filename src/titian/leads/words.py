"""The words of the public pages, in the fifteen languages of the officer's app.

They lie in `content/interface/{offer,check}/<tag>.ftl`, one line a sentence and nothing to fill in; the wheel carries
them beside this module.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, Literal

ENTRY: Final = re.compile(r"^([a-z][a-z0-9-]*) = (.+)$", re.MULTILINE)
SOURCE: Final = "en"
LANGUAGES: Final = {
    "en": "English", "id": "Bahasa Indonesia", "ms": "Bahasa Melayu", "th": "ไทย", "my": "မြန်မာဘာသာ", "km": "ភាសាខ្មែរ",
    "lo": "ລາວ", "vi": "Tiếng Việt", "fil": "Filipino", "bn": "বাংলা", "ne": "नेपाली", "ta": "தமிழ்", "si": "සිංහල",
    "ur": "اردو", "zh-Hans": "简体中文",
}  # fmt: skip
RIGHT_TO_LEFT: Final = frozenset({"ur"})
Page = Literal["offer", "check"]
CARRIED: Final[Mapping[Page, str]] = {"offer": "public_words", "check": "check_words"}
_HERE: Final = Path(__file__).resolve().parent


def find_folder(page: Page = "offer") -> Path:
    """Where the words of a page lie: in an installed hub beside this module, else in the checkout."""
    carried = _HERE / CARRIED[page]
    return carried if carried.is_dir() else _HERE.parents[2] / "content" / "interface" / page


@cache
def read_words(tag: str, page: Page = "offer") -> Mapping[str, str]:
    """The sentences of one language on one page, by name. Raises `KeyError` for a language there is none of."""
    if tag not in LANGUAGES:
        raise KeyError(tag)
    return dict(ENTRY.findall((find_folder(page) / f"{tag}.ftl").read_text(encoding="utf-8")))


def name_all(words: Mapping[str, str]) -> dict[str, str]:
    """Words by names as templates take them: `photo_none` of `photo-none`."""
    return {name.replace("-", "_"): text for name, text in words.items()}


def choose_language(wanted: Sequence[str]) -> str:
    """The first of the browser's languages that the page has; English where it has none of them."""
    by_case = {tag.casefold(): tag for tag in LANGUAGES} | {"tl": "fil", "zh": "zh-Hans", "zh-cn": "zh-Hans"}
    for asked in wanted:
        for tag in (asked.casefold(), asked.casefold().partition("-")[0]):
            if tag in by_case:
                return by_case[tag]
    return SOURCE
