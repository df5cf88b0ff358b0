"""How much two sets of results differ: effect sizes of a group, and whether one person's change is more than chance.

Effect sizes by Lakens 2013, doi 10.3389/fpsyg.2013.00863; the reliable change of one person by Jacobson and Truax 1991,
J. Consult. Clin. Psychol. 59:12-19. A reliable change leans on what other studies say of the measure's reliability, and
is no more certain than that (Maassen 2004, doi 10.1017/s1355617704106097).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist, fmean, stdev
from typing import Final

RELIABLE: Final = 1.96
"""A change of more standard errors than this happens by chance in one of twenty who did not change."""


@dataclass(frozen=True)
class Apart:
    """Two groups. `d` in pooled standard deviations, `g` corrected for few people, `t` Student's.

    `superiority` is how often one of the first group has more than one of the second, 0 to 1.
    """

    d: float
    g: float
    t: float
    superiority: float


@dataclass(frozen=True)
class Paired:
    """The same people twice. `r` is how the two go together, `t` that of the differences.

    `d_z` in deviations of the differences, `d_av` in the mean of both deviations, `d_rm` corrected for `r`.
    """

    r: float
    d_z: float
    d_av: float
    d_rm: float
    t: float


def compare_groups(first: Sequence[float], second: Sequence[float]) -> Apart:
    """By how much `first` has more than `second`. Raises `ValueError` under two people, or where nothing varies."""
    n, m = len(first), len(second)
    _demand_two(n, m)
    pooled = math.sqrt(((n - 1) * stdev(first) ** 2 + (m - 1) * stdev(second) ** 2) / (n + m - 2))
    _demand_spread(pooled)
    d = (fmean(first) - fmean(second)) / pooled
    return Apart(
        d=d,
        g=d * (1 - 3 / (4 * (n + m) - 9)),
        t=d / math.sqrt(1 / n + 1 / m),
        superiority=NormalDist().cdf(d / math.sqrt(2)),
    )


def compare_pairs(before: Sequence[float], after: Sequence[float]) -> Paired:
    """By how much each has more in `after` than in `before`, in one order. Raises `ValueError` as `compare_groups`."""
    n = len(before)
    if n != len(after):
        message = "each person needs a result before and one after"
        raise ValueError(message)
    _demand_two(n)
    gained = [late - early for early, late in zip(before, after, strict=True)]
    spread, one, other = stdev(gained), stdev(before), stdev(after)
    _demand_spread(min(spread, one, other))
    covariance = sum((x - fmean(before)) * (y - fmean(after)) for x, y in zip(before, after, strict=True)) / (n - 1)
    r = covariance / (one * other)
    d_z = fmean(gained) / spread
    return Paired(
        r=r, d_z=d_z, d_av=fmean(gained) / ((one + other) / 2), d_rm=d_z * math.sqrt(2 * (1 - r)), t=d_z * math.sqrt(n)
    )


def measure_reliable_change(before: float, after: float, *, deviation: float, reliability: float) -> float:
    """One person's change in standard errors of a difference; above `RELIABLE`, either way, it is more than chance.

    `deviation` is the standard deviation of the measure among people before, `reliability` its retest correlation from
    0 to below 1. Raises `ValueError` for others.
    """
    if deviation <= 0 or not 0 <= reliability < 1:
        message = "a reliable change needs a deviation above 0 and a reliability from 0 to below 1"
        raise ValueError(message)
    return (after - before) / (deviation * math.sqrt(2 * (1 - reliability)))


def measure_change_of_counts(before: int, after: int, questions: int) -> float:
    """One person's change in right answers between two tests of as many questions, in standard errors as above; or in
    answers that the app suggests, between two sets of as many cases.

    For one whose deviation and reliability nobody has measured: the error of each time is the binomial one at the
    middle of both (Lord 1957, Educ. Psychol. Meas. 17:510-521, named from memory: not read), as if each question were a
    chance of its own, and as if both were equally hard. 0 where nothing changed. Raises `ValueError` under two
    questions, or for counts beyond them.
    """
    if questions < 2 or not 0 <= min(before, after) <= max(before, after) <= questions:
        message = "a change of counts needs two questions at least, and no more right answers than questions"
        raise ValueError(message)
    middle = (before + after) / 2
    if before == after:
        return 0.0
    error = math.sqrt(middle * (questions - middle) / (questions - 1))
    return measure_reliable_change(before, after, deviation=error, reliability=0)


def _demand_two(*sizes: int) -> None:
    if min(sizes) < 2:
        message = "a difference needs at least two people on each side"
        raise ValueError(message)


def _demand_spread(spread: float) -> None:
    if spread <= 0:
        message = "everybody has the same result: there is no deviation to measure a difference by"
        raise ValueError(message)
