"""Rules tried on honest ads: how many of them would ask for a person's look, by language and town.

A country does this with ads of its own, on a machine of its own, before it says how many it brought. Nothing of an ad
stays: what comes out are counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from titian.leads.shares import share_interval

from .reader import read_text
from .rules import Rules

MOST: Final = 0.02
"""At most one honest ad in fifty is to raise a look."""


@dataclass(frozen=True)
class Honest:
    """An ad that somebody found honest; `town` is empty where it is of a whole country."""

    text: str
    town: str = ""


@dataclass
class Tried:
    """Ads of one language and town: how many were read, how many raised a look, and by which rules."""

    language: str
    town: str
    ads: int = 0
    raised: int = 0
    by_rule: Counter[str] = field(default_factory=Counter)

    @property
    def interval(self) -> tuple[float, float]:
        return share_interval(self.raised, self.ads)

    @property
    def is_known_to_be_rare(self) -> bool:
        """Whether the whole interval lies within what is wanted (`MOST`): 189 ads without an alarm are the fewest."""
        return self.interval[1] <= MOST


def try_rules(ads: Iterable[Honest], *, languages: Sequence[str], country: str | None, rules: Rules) -> Iterator[Tried]:
    """By language, and by town within it, first all towns together. `rules` are asked whatever was brought before.

    The same words count once, however often they were posted. An ad whose language is not told counts under `""`: no
    rule is asked of it. Raises TextTooLong and RegionMissing.
    """
    asked = rules.for_practice()
    found: dict[tuple[str, str], Tried] = {}
    seen: set[str] = set()
    for ad in ads:
        reading = read_text(ad.text, languages=languages, country=country, rules=asked)
        if reading.plain in seen:
            continue
        seen.add(reading.plain)
        looks = {hit.rule for hit in reading.hits if hit.weight == "look"}
        language = reading.language or ""
        for town in dict.fromkeys(("", " ".join(ad.town.split()))):
            one = found.setdefault((language, town), Tried(language, town))
            one.ads += 1
            one.raised += bool(looks)
            one.by_rule.update(looks)
    yield from (found[key] for key in sorted(found))
