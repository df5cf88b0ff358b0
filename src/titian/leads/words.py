"""The words of the public pages, in the fifteen languages of the officer's app.

What is said around giving an offer lies in `content/offer/locales/<tag>.yaml`, as the words of a pack do, and goes
through the studio; the page on which an offer is checked has `content/interface/check/<tag>.ftl`. One line a sentence,
and nothing to fill in. The wheel carries both beside this module.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final, Literal

from titian.voices.wording import load_wording

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
SOURCES: Final[Mapping[Page, str]] = {"offer": "offer", "check": "interface/check"}
PREFIX: Final = "offer."
_HERE: Final = Path(__file__).resolve().parent


def find_folder(page: Page = "offer") -> Path:
    """Where the words of a page lie: in an installed hub beside this module, else in the checkout."""
    carried = _HERE / CARRIED[page]
    return carried if carried.is_dir() else _HERE.parents[2] / "content" / SOURCES[page]


@cache
def read_words(tag: str, page: Page = "offer") -> Mapping[str, str]:
    """The sentences of one language on one page, by name. Raises `KeyError` for a language there is none of."""
    if tag not in LANGUAGES:
        raise KeyError(tag)
    if page == "offer":
        texts = load_wording(find_folder() / "locales" / f"{tag}.yaml").texts
        return {text_id.removeprefix(PREFIX): text.text for text_id, text in texts.items()}
    return dict(ENTRY.findall((find_folder(page) / f"{tag}.ftl").read_text(encoding="utf-8")))


@cache
def is_checked(tag: str) -> bool:
    """Whether a named speaker of the language wrote each text of the page on which an offer is given, or made it right.

    English is what the others are made from.
    """
    texts = load_wording(find_folder() / "locales" / f"{tag}.yaml").texts
    return tag == SOURCE or all(text.state != "draft" for text in texts.values())


@cache
def read_countries(tag: str) -> Mapping[str, str]:
    """Countries in which somebody may be, by ISO 3166, as one language names them. Not every browser knows each."""
    told: Mapping[str, Mapping[str, str]] = json.loads((find_folder("check") / "countries.json").read_text("utf-8"))
    return told[tag]


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
