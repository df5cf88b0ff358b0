"""How alike texts are in what they have of their own, from short signatures: no text is compared with every other.

One-permutation MinHash (Li, Owen, Zhang 2012) with the empty bins filled from their neighbour (Shrivastava, Li 2014);
texts whose signatures agree in one of many bands are looked at as a pair (Leskovec, Rajaraman, Ullman, ch. 3).
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from .shingles import Numbers, Shingles, distinct

Signatures = NDArray[np.uint32]
"""A row a text, a column a bin."""

BINS: Final = 128
_EMPTY: Final = np.uint32(0xFFFFFFFF)
_BIN_BITS: Final = np.uint64(7)
_STEP: Final = np.uint32(0x9E3779B1)
_BUCKETS: Final = 1 << 24
_ROWS_AT_ONCE: Final = 65_536


def count_texts(shingles: Shingles, of: NDArray[np.bool_]) -> NDArray[np.int64]:
    """For each shingle, in how many of the texts `of` it stands; now and then a few more, where two share a bucket."""
    bucket = (shingles.hashes & np.uint64(_BUCKETS - 1)).astype(np.int64)
    return np.bincount(bucket[of[shingles.owner]], minlength=_BUCKETS)[bucket]


def sign(shingles: Shingles) -> Signatures:
    """The signature of every text; of one without a shingle, a row that is like no other."""
    signed = np.full(shingles.texts * BINS, _EMPTY, np.uint32)
    place = shingles.owner * BINS + (shingles.hashes & np.uint64(BINS - 1)).astype(np.int64)
    value = ((shingles.hashes >> _BIN_BITS) & np.uint64(0xFFFFFFFE)).astype(np.uint32)
    np.minimum.at(signed, place, value)
    rows = signed.reshape(shingles.texts, BINS)
    for first in range(0, shingles.texts, _ROWS_AT_ONCE):
        _fill(rows[first : first + _ROWS_AT_ONCE])
    return rows


def _fill(rows: Signatures) -> None:
    """Gives an empty bin what stands in the next one that is not, marked with how far it was carried."""
    twice = np.concatenate([rows, rows], axis=1) != _EMPTY
    places = np.where(twice, np.arange(2 * BINS, dtype=np.int16), np.int16(2 * BINS))
    following = np.minimum.accumulate(places[:, ::-1], axis=1)[:, ::-1][:, :BINS]
    carried = following - np.arange(BINS, dtype=np.int16)
    has_any = following[:, 0] < 2 * BINS
    found = np.take_along_axis(rows, np.where(has_any[:, None], following % BINS, 0).astype(np.int64), axis=1)
    rows[has_any] = (found + carried.astype(np.uint32) * _STEP)[has_any]


def find_pairs(signed: Signatures, wanted: Numbers, *, bands: int, least: float) -> tuple[Numbers, Numbers, Numbers]:
    """Pairs of texts that may belong together: the later one, the earlier one, how many bins agree.

    `wanted` are the rows looked at, in order. In each band a text is paired with the first that has the same there, so
    that their number grows with the texts and not with the square. `least` is the share of bins that must agree.
    """
    width = BINS // bands
    found: list[Numbers] = []
    for band in range(bands):
        keys = np.zeros(len(wanted), np.uint64)
        for column in range(band * width, (band + 1) * width):
            keys = (keys ^ signed[wanted, column]) * np.uint64(0x9E3779B97F4A7C15)
            keys ^= keys >> np.uint64(29)
        order = np.argsort(keys, kind="stable")
        begins = np.ones(len(order), np.bool_)
        begins[1:] = keys[order][1:] != keys[order][:-1]
        first = order[np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))]
        found.append(order[~begins].astype(np.int64) * len(wanted) + first[~begins])
    both = distinct(np.concatenate(found)) if found else np.zeros(0, np.int64)
    later, earlier = wanted[both // max(1, len(wanted))], wanted[both % max(1, len(wanted))]
    agreeing = count_agreeing(signed, later, earlier)
    enough = agreeing >= least * BINS
    return later[enough], earlier[enough], agreeing[enough]


def count_agreeing(signed: Signatures, ones: Numbers, others: Numbers) -> Numbers:
    """How many bins of each pair of rows agree, of `BINS`."""
    counts = np.empty(len(ones), np.int64)
    for first in range(0, len(ones), _ROWS_AT_ONCE):
        part = slice(first, first + _ROWS_AT_ONCE)
        counts[part] = np.count_nonzero(signed[ones[part]] == signed[others[part]], axis=1)
    return counts
