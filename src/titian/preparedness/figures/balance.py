"""Embarked = disembarked + dead + missing + unknown + at sea, on ranges; the rest is unexplained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from .model import NOBODY, OUTCOMES, PARTS, Measure, Range

LOST: Final = (Measure.DEAD, Measure.MISSING)
C = TypeVar("C")


@dataclass(frozen=True)
class Clash:
    """Measures whose ranges cannot all hold, and how: `more` became something than embarked, `fewer` did though every
    outcome has a figure, `apart` is what counts the dead and missing in one from what counts them apart, `part` is more
    than the whole."""

    how: str
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class Balance:
    """`unexplained` are those who embarked and of whom no outcome tells; None where nobody said how many embarked, and
    where more are told of than embarked. `told`: all outcomes together; None where none has a figure. `without`: those
    that have none. They are not nought, so whoever is unexplained may be among them. `is_about`: a figure that went in
    says about."""

    unexplained: Range | None
    told: Range | None
    without: tuple[Measure, ...]
    clashes: tuple[Clash, ...]

    @property
    def is_about(self) -> bool:
        return any(figure is not None and figure.is_about for figure in (self.unexplained, self.told))

    @property
    def is_settled(self) -> bool:
        """Everybody is told of, and no figures clash."""
        nobody = self.unexplained is not None and (self.unexplained.low, self.unexplained.high) == (0, 0)
        return nobody and not self.clashes


def weigh(figures: Mapping[Measure, Range]) -> Balance:
    """What the figures come to, one of each measure at most. Measures outside the sum are looked at, never added."""
    outcomes, without = _list_outcomes(figures)
    told = sum(outcomes, NOBODY) if outcomes else None
    embarked = figures.get(Measure.EMBARKED)
    clashes = [*_find_lost_apart(figures), *_find_large_parts(figures)]
    if embarked is None:
        return Balance(None, told, without, tuple(clashes))
    named = (Measure.EMBARKED, *_list_told(figures))
    if told is not None and not embarked.reaches(told.low):
        clashes.append(Clash("more", named))
        return Balance(None, told, without, tuple(clashes))
    if told is not None and not without and not told.reaches(embarked.low):
        clashes.append(Clash("fewer", named))
    return Balance(_subtract(embarked, told or NOBODY), told, without, tuple(clashes))


def _subtract(whole: Range, told: Range) -> Range:
    low = 0 if told.high is None else max(0, whole.low - told.high)
    high = None if whole.high is None else whole.high - told.low
    return Range(low, high, whole.is_about or told.is_about)


def _list_outcomes(figures: Mapping[Measure, Range]) -> tuple[list[Range], tuple[Measure, ...]]:
    """The figures of the sum, the dead and missing once; and the outcomes that have none."""
    outcomes = [figures[measure] for measure in OUTCOMES if measure in figures and measure not in LOST]
    lost, without_lost = _count_lost(figures)
    without = tuple(
        measure
        for measure in OUTCOMES
        if (measure in without_lost if measure in LOST else measure not in figures)
    )  # fmt: skip
    return [*outcomes, *lost], without


def _count_lost(figures: Mapping[Measure, Range]) -> tuple[list[Range], tuple[Measure, ...]]:
    apart = [figures[measure] for measure in LOST if measure in figures]
    together = figures.get(Measure.DEAD_OR_MISSING)
    if together is None:
        return apart, tuple(measure for measure in LOST if measure not in figures)
    both = sum(apart, NOBODY)
    if len(apart) == len(LOST) and together.meets(both):
        return [together.cut(both)], ()
    return [together], ()


def _find_lost_apart(figures: Mapping[Measure, Range]) -> Iterator[Clash]:
    together = figures.get(Measure.DEAD_OR_MISSING)
    given = [measure for measure in LOST if measure in figures]
    if together is None or not given:
        return
    apart = sum((figures[measure] for measure in given), NOBODY)
    fits = together.meets(apart) if len(given) == len(LOST) else together.reaches(apart.low)
    if not fits:
        yield Clash("apart", (Measure.DEAD_OR_MISSING, *given))


def _find_large_parts(figures: Mapping[Measure, Range]) -> Iterator[Clash]:
    whole = figures.get(Measure.EMBARKED)
    for part in PARTS:
        if whole is not None and part in figures and not whole.reaches(figures[part].low):
            yield Clash("part", (Measure.EMBARKED, part))


def _list_told(figures: Mapping[Measure, Range]) -> list[Measure]:
    in_one = Measure.DEAD_OR_MISSING in figures
    told = [measure for measure in OUTCOMES if measure in figures and not (in_one and measure in LOST)]
    return [*told, Measure.DEAD_OR_MISSING] if in_one else told


def find_rivals(claims: Iterable[tuple[C, Range]]) -> tuple[C, C] | None:
    """Of several claims about one thing, two that cannot both hold: the one that ends lowest, and the one that begins
    highest. None where one number fits all."""
    lowest: tuple[C, Range] | None = None
    highest: tuple[C, Range] | None = None
    for claim, given in claims:
        if given.high is not None and (lowest is None or lowest[1].high is None or given.high < lowest[1].high):
            lowest = (claim, given)
        if highest is None or given.low > highest[1].low:
            highest = (claim, given)
    if lowest is None or highest is None or lowest[1].meets(highest[1]):
        return None
    return lowest[0], highest[0]
