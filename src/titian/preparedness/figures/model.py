"""What is counted, and a count as a range."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Measure(StrEnum):
    """What a claim counts. People, unless it says boats."""

    EMBARKED = "embarked"
    DISEMBARKED = "disembarked"
    DEAD = "dead"
    MISSING = "missing"
    DEAD_OR_MISSING = "dead_or_missing"  # as many sources count them, in one
    UNKNOWN = "unknown"
    AT_SEA = "at_sea"
    SURVIVED = "survived"  # not the same as disembarked: where they are, nobody says
    WOMEN = "women"
    CHILDREN = "children"
    REMOVED = "removed"  # before anybody spoke with them; they are among those who disembarked
    NATIONALITY = "nationality"
    BOATS = "boats"


OUTCOMES: Final = (Measure.DISEMBARKED, Measure.DEAD, Measure.MISSING, Measure.UNKNOWN, Measure.AT_SEA)
"""What became of those who embarked: together they are all of them."""
PARTS: Final = (Measure.WOMEN, Measure.CHILDREN, Measure.REMOVED, Measure.SURVIVED)
"""Counted among those who embarked, and no outcome beside the others."""
PERSONS: Final = (Measure.EMBARKED, *OUTCOMES, Measure.DEAD_OR_MISSING, Measure.SURVIVED)


@dataclass(frozen=True)
class Range:
    """From `low` to `high` people, both included; without `high`, at least `low`.

    `is_about`: the source says about, and how far off it may be nobody knows. A figure nobody gave is no range at all:
    blank is not nought. Raises ValueError below nought, or where `high` is below `low`.
    """

    low: int
    high: int | None
    is_about: bool = False

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"no range: {self.low} to {self.high}")

    def __add__(self, other: Range) -> Range:
        high = None if self.high is None or other.high is None else self.high + other.high
        return Range(self.low + other.low, high, self.is_about or other.is_about)

    def __contains__(self, number: int) -> bool:
        return self.low <= number and (self.high is None or number <= self.high)

    def reaches(self, number: int) -> bool:
        """Whether so many or more are possible."""
        return self.high is None or self.high >= number

    def meets(self, other: Range) -> bool:
        """Whether one number can be both."""
        return self.reaches(other.low) and other.reaches(self.low)

    def cut(self, other: Range) -> Range:
        """What both allow. Raises ValueError where they do not meet."""
        highs = [high for high in (self.high, other.high) if high is not None]
        high = min(highs) if highs else None
        return Range(max(self.low, other.low), high, self.is_about or other.is_about)


NOBODY: Final = Range(0, 0)
