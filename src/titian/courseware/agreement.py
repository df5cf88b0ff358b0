"""How far people who judged the same cases agree: their share, kappa and AC1 beside each other, with intervals.

Two figures of chance-corrected agreement stand side by side because kappa alone misleads: where nearly all cases are of
one kind, people who agree on 94 of 100 may have a kappa below nought. Two people: Cohen 1960, the error by Fleiss,
Cohen and Everitt 1969. Many: Fleiss 1971. AC1, and the variance of both over the cases: Gwet 2008, BJMSP 61:29-48.
Cases are what is drawn: an interval says what other cases of the kind would give, with these people.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

FEWEST_CASES: Final = 10
FEWEST_RATERS: Final = 10
_LEVEL: Final = 0.95


class TooFew(Exception):
    """What was judged cannot carry a number. `code` is stable, `what` the sentence for whoever asked."""

    def __init__(self, code: str, what: str) -> None:
        super().__init__(what)
        self.code = code
        self.what = what


@dataclass(frozen=True)
class Figure:
    """A figure and its 95 % interval, cut at 1 and -1. `error` is its standard error."""

    value: float
    error: float
    low: float
    high: float


@dataclass(frozen=True)
class Agreement:
    """`share` of pairs of people who said the same of a case, 0 to 1. No kappa where all say one thing of all."""

    share: float
    kappa: Figure | None
    ac1: Figure


def measure_group(cases: Sequence[Sequence[int]]) -> Agreement:
    """Agreement of many people: a row a case, in it how many gave each answer.

    Not everybody need have judged every case; a case judged by one person alone says nothing of agreement and counts
    only for how often an answer is given. Raises `TooFew` under ten cases that two or more people judged, where none
    was judged by ten people, and of one case, whatever was said of it: its kappa would be -1/(n-1) for any split.
    """
    _check_table(cases)
    judged = sum(sum(row) >= 2 for row in cases)
    if judged <= 1:
        raise TooFew("agreement.one_case", "One case cannot show how far people agree: take a set of at least ten.")
    if judged < FEWEST_CASES:
        what = f"{judged} cases were judged by two or more people. A number is told from {FEWEST_CASES} on."
        raise TooFew("agreement.few_cases", what)
    most = max(sum(row) for row in cases)
    if most < FEWEST_RATERS:
        what = f"No case was judged by more than {most} people. A number is told from {FEWEST_RATERS} on."
        raise TooFew("agreement.few_raters", what)
    return measure_cases(cases)


def measure_two(table: Sequence[Sequence[int]]) -> Agreement:
    """Agreement of two people: how many cases the first called the row's, the second the column's answer.

    Kappa is Cohen's, its error for large samples that of Fleiss, Cohen and Everitt 1969; AC1 is Gwet's of two people.
    Raises `TooFew` under ten cases.
    """
    answers = range(len(table))
    cases = sum(map(sum, table))
    if cases < FEWEST_CASES:
        what = f"{cases} cases were judged by both. A number is told from {FEWEST_CASES} on."
        raise TooFew("agreement.few_cases" if cases > 1 else "agreement.one_case", what)
    apart = [
        [int(a == row) + int(a == column) for a in answers]
        for row in answers
        for column in answers
        for _ in range(table[row][column])
    ]
    group = measure_cases(apart)
    return Agreement(share=group.share, kappa=_cohen(table, cases), ac1=group.ac1)


def _check_table(cases: Sequence[Sequence[int]]) -> None:
    widths = {len(row) for row in cases}
    if len(widths) > 1 or any(width < 2 for width in widths) or any(count < 0 for row in cases for count in row):
        message = "each case needs the same two or more answers, each with how many gave it"
        raise ValueError(message)


def measure_cases(cases: Sequence[Sequence[int]]) -> Agreement:
    """The same of however few: for what was published, and for two people. Of a group `measure_group` tells."""
    rows = [(row, sum(row)) for row in cases if sum(row)]
    answers = range(len(rows[0][0]))
    often = [sum(row[a] / n for row, n in rows) / len(rows) for a in answers]
    alike = [sum(count * (count - 1) for count in row) / (n * (n - 1)) if n > 1 else None for row, n in rows]
    judged = [share for share in alike if share is not None]
    share = sum(judged) / len(judged)
    # By chance, and what each case adds to it: kappa's is the square of how often, AC1's is how often not.
    by_kappa = sum(p * p for p in often)
    of_kappa = [sum(row[a] / n * often[a] for a in answers) for row, n in rows]
    spread = len(often) - 1
    by_ac1 = sum(p * (1 - p) for p in often) / spread
    of_ac1 = [sum(row[a] / n * (1 - often[a]) for a in answers) / spread for row, n in rows]
    scale = len(rows) / len(judged)
    return Agreement(
        share=share,
        kappa=_over_cases(share, by_kappa, alike, of_kappa, scale) if by_kappa < 1 - 1e-12 else None,
        ac1=_over_cases(share, by_ac1, alike, of_ac1, scale),
    )


def _over_cases(
    share: float, chance: float, alike: Sequence[float | None], of_chance: Sequence[float], scale: float
) -> Figure:
    """Gwet's variance of a chance-corrected figure: what each case alone would have it be."""
    value = (share - chance) / (1 - chance)
    each = [
        (scale * (one - chance) / (1 - chance) if one is not None else 0.0)
        - 2 * (1 - value) * (by_chance - chance) / (1 - chance)
        for one, by_chance in zip(alike, of_chance, strict=True)
    ]
    n = len(each)
    error = math.sqrt(sum((one - value) ** 2 for one in each) / (n * (n - 1)))
    return _figure(value, error, _student(n - 1))


def _cohen(table: Sequence[Sequence[int]], cases: int) -> Figure | None:
    answers = range(len(table))
    cells = [[count / cases for count in row] for row in table]
    first = [sum(row) for row in cells]
    second = [sum(row[a] for row in cells) for a in answers]
    same = sum(cells[a][a] for a in answers)
    chance = sum(first[a] * second[a] for a in answers)
    if chance > 1 - 1e-12:
        return None
    kept = sum(cells[a][a] * ((1 - chance) - (first[a] + second[a]) * (1 - same)) ** 2 for a in answers)
    lost = (1 - same) ** 2 * sum(cells[a][b] * (second[a] + first[b]) ** 2 for a in answers for b in answers if a != b)
    variance = (kept + lost - (same * chance - 2 * chance + same) ** 2) / (cases * (1 - chance) ** 4)
    return _figure(
        (same - chance) / (1 - chance), math.sqrt(max(variance, 0.0)), NormalDist().inv_cdf((1 + _LEVEL) / 2)
    )


def _figure(value: float, error: float, reach: float) -> Figure:
    return Figure(value, error, max(-1.0, value - reach * error), min(1.0, value + reach * error))


def _student(freedom: int) -> float:
    """How many standard errors hold 95 % of Student's t with whole `freedom` (Abramowitz and Stegun 26.7.3, 26.7.4)."""
    low, high = 0.0, 13.0  # with one degree it is 12.7, with more it is less
    for _ in range(60):
        middle = (low + high) / 2
        if _within(middle, freedom) < _LEVEL:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _within(t: float, freedom: int) -> float:
    angle = math.atan2(t, math.sqrt(freedom))
    sine, cosine = math.sin(angle), math.cos(angle)
    is_odd = freedom % 2 == 1
    term = cosine if is_odd else 1.0
    total = 0.0
    for step in range(3 if is_odd else 2, freedom + 1, 2):
        total += term
        term *= cosine * cosine * (step - 1) / step
    return 2 / math.pi * (angle + sine * total) if is_odd else sine * total
