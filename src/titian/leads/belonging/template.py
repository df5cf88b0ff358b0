"""What stays and what changes in the offers of a cluster, for whoever must judge it or be shown it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from .model import Part

LOOKED_AT: Final = 12
"""Offers of a cluster that are laid side by side; more would change little."""
NEARLY_ALL: Final = 0.8
SHOWN: Final = 5
"""Different words of a slot that are shown."""
LONGEST: Final = 600
"""Words of an offer that are looked at."""

_TOKEN: Final = re.compile(r"\s+|\d+(?:[.,]\d+)*(?!\w)|\w[\w\u0300-\u036f'\u2019-]*|[^\w\s]")
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff]")


def draw_template(texts: Sequence[str]) -> tuple[Part, ...]:
    """The first text with slots where the others say something else; one part without a slot where all are the same.

    Words that stand in nearly all of them stay. A slot shows up to five of the words that fill it, empty ones left out.
    """
    rows = [tuple(_words(text))[:LONGEST] for text in texts[:LOOKED_AT]]
    if not rows or not rows[0]:
        return ()
    first, others = rows[0], rows[1:]
    placed = [_place(first, other) for other in others]
    stays = [sum(at in found for found in placed) >= NEARLY_ALL * len(others) for at in range(len(first))]
    return tuple(_parts(first, others, placed, stays))


def _place(first: Sequence[str], other: Sequence[str]) -> dict[int, int]:
    """Where each word of the first stands in the other, as far as their order is the same."""
    blocks = SequenceMatcher(None, first, other, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def _parts(
    first: Sequence[str], others: Sequence[Sequence[str]], placed: Sequence[dict[int, int]], stays: Sequence[bool]
) -> Iterator[Part]:
    at, end = 0, len(first)
    while at < end:
        begun = at
        while at < end and stays[at] == stays[begun]:
            at += 1
        words = "".join(first[begun:at])
        if stays[begun] or not words.strip():
            yield Part(words)
            continue
        seen = {words.strip()}
        for other, found in zip(others, placed, strict=True):
            before, after = (
                found.get(begun - 1, -1 if begun == 0 else None),
                found.get(at, len(other) if at == end else None),
            )
            if before is not None and after is not None and before < after:
                seen.add("".join(other[before + 1 : after]).strip())
        yield Part(words, is_slot=True, seen=tuple(sorted(seen - {""})[:SHOWN]))


def _words(text: str) -> Iterator[str]:
    """Words and the spaces between them; in scripts that put none there, letters with their marks."""
    for token in _TOKEN.findall(text):
        if _UNSPACED.search(token):
            yield from _letters(token)
        else:
            yield token


def _letters(token: str) -> Iterator[str]:
    letter = ""
    for sign in token:
        if letter and unicodedata.category(sign)[0] != "M":
            yield letter
            letter = ""
        letter += sign
    yield letter
