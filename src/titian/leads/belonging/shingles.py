"""Texts as sets of shingles: overlapping pieces of their letters, as numbers.

Spaces and marks within a sentence are left out, and every digit is a 0: who spaces letters out, or changes a number,
changes nothing. A piece lies within one sentence, so that another order of sentences changes nothing either. Scripts
without an alphabet say more in a letter, so their pieces are shorter.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Numbers = NDArray[np.int64]
Key = TypeVar("Key", np.uint64, np.int64)

LETTERS: Final = 9
"""Letters of a piece, two words or so: one alone is no wording."""
SIGNS: Final = 5
"""… of Chinese, Japanese and Korean."""
BATCH: Final = 8_192
"""Texts worked on at once, so that memory does not grow with all of them. Their number fits into `_OWNER_BITS`."""
_OWNER_BITS: Final = 13
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX: Final = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT: Final = np.uint64(31)
_BREAK: Final = 1
_BREAKS: Final = frozenset("\n.!?;:|\u3002\uff01\uff1f\uff1b\u0964\u0965\u104a\u104b\u17d4\u17d5\u061f\u06d4")
"""Marks that end a sentence; so do pictures."""
_SIGNS: Final = ((0x2E80, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))


@dataclass(frozen=True)
class Shingles:
    """The shingles of texts: `hashes[i]` stands in text `owner[i]`, each once, in the order of the texts."""

    hashes: Hashes
    owner: Numbers
    texts: int

    def only(self, keep: NDArray[np.bool_]) -> Shingles:
        """Those for which `keep` holds."""
        return Shingles(self.hashes[keep], self.owner[keep], self.texts)


def cut(texts: Sequence[str]) -> Shingles:
    """The shingles of all texts, in batches."""
    parts = [_cut_batch(batch, first) for first, batch in _batches(texts)]
    if not parts:
        return Shingles(np.zeros(0, np.uint64), np.zeros(0, np.int64), 0)
    hashes = np.concatenate([hashes for hashes, _ in parts])
    owner = np.concatenate([owner for _, owner in parts])
    return Shingles(hashes, owner, len(texts))


def distinct(keys: NDArray[Key]) -> NDArray[Key]:
    """Each of them once, in order. By sorting: `numpy.unique` of 2.4 takes several times as long for many numbers."""
    keys = np.sort(keys)
    first = np.ones(len(keys), np.bool_)
    first[1:] = keys[1:] != keys[:-1]
    return keys[first]


def letters_of(text: str) -> bytes:
    """What is left of a text for comparison. Two texts with the same are the same."""
    codes = _table()[_codes(text)]
    return codes[codes > _BREAK].tobytes()


def _batches(texts: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    rest, first = iter(texts), 0
    while batch := list(islice(rest, BATCH)):
        yield first, batch
        first += len(batch)


def _cut_batch(texts: Sequence[str], first: int) -> tuple[Hashes, Numbers]:
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    read = _table()[_codes("".join(texts))]
    owner = np.repeat(np.arange(len(texts), dtype=np.int64), lengths)
    kept = read > _BREAK
    # Grows with every sentence and every text: what begins and ends in one number lies in one sentence of one text.
    sentence = (np.cumsum(read == _BREAK) + owner)[kept]
    codes, owner = read[kept].astype(np.uint64), owner[kept]
    of_signs = _mostly_signs(codes, owner, len(texts))
    found = [_pieces(codes, owner, sentence, LETTERS, ~of_signs)]
    if of_signs.any():
        found.append(_pieces(codes, owner, sentence, SIGNS, of_signs))
    # One number holds the text and the shingle, so that one sort finds what stands twice in a text.
    keys = distinct(np.concatenate(found))
    shift = np.uint64(64 - _OWNER_BITS)
    return keys & ((np.uint64(1) << shift) - np.uint64(1)), (keys >> shift).astype(np.int64) + first


def _pieces(codes: Hashes, owner: Numbers, sentence: Numbers, size: int, wanted: NDArray[np.bool_]) -> Hashes:
    places = len(codes) - size + 1
    if places < 1:
        return np.zeros(0, np.uint64)
    hashes = np.full(places, size, np.uint64)
    for at in range(size):
        hashes = hashes * _FACTOR + codes[at : at + places]
    inside = (sentence[:places] == sentence[size - 1 :]) & wanted[owner[:places]]
    hashes, owner = hashes[inside], owner[:places][inside]
    hashes = (hashes ^ (hashes >> _SHIFT)) * _MIX
    hashes = (hashes ^ (hashes >> _SHIFT)) * _FACTOR
    keys: Hashes = (hashes >> np.uint64(_OWNER_BITS)) | (owner.astype(np.uint64) << np.uint64(64 - _OWNER_BITS))
    return keys


def _mostly_signs(codes: Hashes, owner: Numbers, texts: int) -> NDArray[np.bool_]:
    is_sign = np.zeros(len(codes), np.bool_)
    for low, high in _SIGNS:
        is_sign |= (codes >= low) & (codes <= high)
    return 2 * np.bincount(owner[is_sign], minlength=texts) > np.bincount(owner, minlength=texts)


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


@cache
def _table() -> NDArray[np.uint32]:
    """Code point → what it counts as: itself, the digit 0, `_BREAK`, or 0 for nothing."""
    table = np.zeros(sys.maxunicode + 1, np.uint32)
    for code in range(0x323B0):  # the letters of Unicode end here
        category = unicodedata.category(chr(code))
        if category[0] in "LM":
            table[code] = code
        elif category == "Nd":
            table[code] = ord("0")
        elif category == "So" or chr(code) in _BREAKS:
            table[code] = _BREAK
    return table
