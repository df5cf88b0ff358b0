"""Nationalities are counts of eleven or more, or they are not shown; and neither is what a rest would give away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from .model import Range

FEWEST: Final = 11


def hide_small(counts: Mapping[str, Range], totals: Iterable[Range]) -> dict[str, Range | None]:
    """The counts by country, None for what is not shown.

    A rest is what remains of a total once the counts are taken away. Where it may be of one to ten people, the smallest
    count is not shown either, and the next, until no total gives a rest away.
    """
    shown: dict[str, Range | None] = {
        country: count if count.low >= FEWEST else None for country, count in sorted(counts.items())
    }
    ends = {end for total in totals for end in (total.low, total.high) if end is not None}
    while (kept := {country: count for country, count in shown.items() if count is not None}) and _gives_away(
        list(kept.values()), ends
    ):
        smallest = min(kept, key=lambda country: (kept[country].low, country))
        shown[smallest] = None
    return shown


def _gives_away(counts: list[Range], totals: Iterable[int]) -> bool:
    sums = {sum(count.low for count in counts), sum(count.high or count.low for count in counts)}
    return any(0 < total - taken < FEWEST for total in totals for taken in sums)
