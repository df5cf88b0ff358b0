"""Cells that must be exact (types, names, expressions) rid of what nobody sees, each with a warning.

Texts that are read or spoken to a person are left as they are: a right-to-left mark belongs into Arabic.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# No-break, thin, ideographic and other wide spaces; tabs and line breaks read as a space too, without a warning.
WIDE_SPACES: Final = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
INVISIBLE: Final = re.compile("[\u00ad\u034f\u200b-\u200d\u2060\ufeff]")
DIRECTION: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
OVERRIDE: Final = re.compile("[\u202d\u202e]")
CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
SMART_QUOTES: Final = {"\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"'}
_SMART = re.compile("|".join(SMART_QUOTES))
# Those that pyxform makes straight wherever they stand, also in the value of a choice.
_SMART_ELSEWHERE = re.compile("[\u2018\u2019\u201c\u201d]")
_SPACES = re.compile(r"\s+")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")


@dataclass(frozen=True)
class Cleaned:
    """A cell as it is used, and the codes of what was taken out or replaced."""

    text: str
    codes: tuple[str, ...] = ()


SAID: Final = {
    "cell.spaces": "There are spaces before or after the text; they are left out.",
    "cell.wide_space": "The cell holds a no-break or other special space; it is read as a plain space.",
    "cell.invisible": "The cell holds a character of no width; it is left out.",
    "cell.direction": "The cell holds a mark for the direction of writing; it is left out.",
    "cell.smart_quotes": "The cell holds curly quotation marks; they are read as straight ones, as in other programs.",
}


def clean(text: str, *, note_spaces: bool = True) -> Cleaned:
    """The text of a type, a name or another cell that must be exact."""
    if text.isascii() and text == text.strip() and "\n" not in text and "\t" not in text and "  " not in text:
        return Cleaned(text)
    codes: list[str] = []
    for code, pattern, instead in (
        ("cell.wide_space", WIDE_SPACES, " "),
        ("cell.invisible", INVISIBLE, ""),
        ("cell.direction", DIRECTION, ""),
    ):
        cleaned = pattern.sub(instead, text)
        if cleaned != text:
            codes.append(code)
            text = cleaned
    stripped = _SPACES.sub(" ", text).strip()
    if note_spaces and text != text.strip() and "cell.wide_space" not in codes:
        codes.append("cell.spaces")
    return Cleaned(stripped, tuple(codes))


def straightened(text: str) -> str:
    """The text as other programs keep it: with straight quotation marks for curly ones."""
    return text if text.isascii() else _SMART_ELSEWHERE.sub(lambda found: SMART_QUOTES[found.group()], text)


def clean_expression(text: str, *, everywhere: bool = False) -> Cleaned:
    """The text of an expression: outside quoted texts, curly quotes become straight and what is unseen goes.

    `everywhere` makes those in quoted texts straight too, as others do: a quotation may begin straight and end curly.
    """
    text = text.strip()
    if text.isascii():
        return Cleaned(text)
    codes: list[str] = []
    if everywhere and (straight := straightened(text)) != text:
        text = straight
        codes.append("cell.smart_quotes")
    pieces: list[str] = []
    at = 0
    for quoted in [*_QUOTED.finditer(text), None]:
        outside = text[at : quoted.start() if quoted else len(text)]
        straight = _SMART.sub(lambda found: SMART_QUOTES[found.group()], outside)
        if straight != outside:
            codes.append("cell.smart_quotes")
        seen = clean(straight, note_spaces=False)
        codes += seen.codes
        # Inner spaces at the seam to a quoted text do not matter to the parser, but word boundaries do.
        pieces.append(f" {seen.text} " if seen.codes else straight)
        if quoted:
            pieces.append(quoted.group())
            at = quoted.end()
    return Cleaned("".join(pieces).strip(), tuple(dict.fromkeys(codes)))
