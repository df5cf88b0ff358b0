"""Texts as the words that are looked for: one rule of our own, the same for what is written and for what is asked.

Thai, Lao, Khmer, Burmese and Chinese put no space between words, and no list of words finds them all. So a text of
theirs is a row of clusters: a letter with its marks and the letters stacked below it. Everything else is a row of whole
words. What is asked is found where its clusters stand side by side (reference: measured against dictionaries, trigrams
and ICU, which find 11 to 100 in a hundred). Breaks of the platform are not used: two versions of ICU disagree on a
quarter of our own texts. `RULE` is kept with the index, and whoever changes the rule changes its number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

RULE: Final = f"1/{unicodedata.unidata_version}"
PASSAGE: Final = 250
"""Clusters of a passage. PostgreSQL keeps 256 places of one word, and forgets the rest without a word."""
OVERLAP: Final = 80
"""How many of them begin the next passage as well: no question is longer, so none falls between two."""
LONGEST_WORD: Final = 60

_DROPPED: Final = re.compile("[\u200b-\u200d\u2060\ufeff]")  # seen by nobody, typed by some
_STACKERS: Final = "\u17d2\u1039"  # Khmer and Burmese: the next letter stands below this one
# Scripts without a space between words: first and last code point of each.
_UNSPACED: Final = (
    (0x0E00, 0x0EFF), (0x0F00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x1950, 0x19FF), (0x1A20, 0x1AAF),
    (0x1B00, 0x1B7F), (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029), (0x3040, 0x312F), (0x31A0, 0x31FF),
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA980, 0xA9FF), (0xAA00, 0xAA7F), (0xF900, 0xFAFF), (0x20000, 0x3FFFF),
)  # fmt: skip


class _Sorts(dict[str, str]):
    """What each sign is: "cluster" or "word" (a letter or digit of a script of either kind), "mark", or "" else."""

    def __missing__(self, sign: str) -> str:
        category = unicodedata.category(sign)
        found = "mark" if category[0] == "M" else "" if category[0] not in "LN" else "word"
        if found == "word" and any(first <= ord(sign) <= last for first, last in _UNSPACED):
            found = "cluster"
        self[sign] = found
        return found


_sort: Final = _Sorts()


def split(text: str) -> list[str]:
    """The clusters and words of a text, each spelt in the one way that stands for all its spellings."""
    return [spelt for spelt, _ in _walk(text)]


def ends_in_word(text: str) -> bool:
    """Whether the last of it is a word of a spaced script, of which more may follow: "traffick", as one types."""
    sorts = [sort for _, sort in _walk(text)]
    return bool(sorts) and sorts[-1] == "word"


def _walk(text: str) -> Iterator[tuple[str, str]]:
    text = unicodedata.normalize("NFKC", _DROPPED.sub("", text)).casefold()
    # Again, since small letters may be composed where capitals were not; and what is dropped may come out of NFKC.
    text = unicodedata.normalize("NFKC", text)
    place, end = 0, len(text)
    while place < end:
        sort = _sort[text[place]]
        begun = place
        place += 1
        if sort == "word":
            while place < end and _sort[text[place]] in ("word", "mark"):
                place += 1
            yield text[begun:place][:LONGEST_WORD], sort
        elif sort == "cluster":
            stacked: list[str] = []
            marks: list[str] = []
            while place < end:
                sign = text[place]
                if sign in _STACKERS and place + 1 < end and _is_letter(text[place + 1]):
                    stacked.append(text[place : place + 2])
                    place += 2
                elif _sort[sign] == "mark":
                    marks.append(sign)
                    place += 1
                else:
                    break
            # In whatever order they were typed: what is seen is the same.
            yield text[begun] + "".join(sorted(stacked)) + "".join(sorted(marks)), sort


def _is_letter(sign: str) -> bool:
    return _sort[sign] in ("word", "cluster") and unicodedata.category(sign)[0] == "L"


def spell(word: str) -> str:
    """A word or cluster in letters that no database reads otherwise than another: a to z, 0 to 9, and codes of others.

    Each sign has its own code, so that the beginning of a word is the beginning of what it is spelt as.
    """
    if word.isascii():
        return word
    return "".join(sign if sign.isascii() else _code(sign) for sign in word)


def _code(sign: str) -> str:
    return f"_{sign.encode('utf-16-be').hex()}"


def cut_passages(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Pieces of `PASSAGE` at most, each beginning with the end of the one before."""
    for begin in range(0, max(1, len(words) - OVERLAP), PASSAGE - OVERLAP):
        if piece := words[begin : begin + PASSAGE]:
            yield piece
