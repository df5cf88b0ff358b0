"""How hard a question of a test is, and how well it tells those who know from those who do not, from people's answers.

Difficulty is the share of right answers. Discrimination is told in two ways: the point-biserial correlation of a
question with the score on all other questions (a question that counts in its own score flatters itself: Henrysson 1963,
Psychometrika 28:211-218, doi 10.1007/BF02289618), and how much more often the upper 27 % by score are right than the
lower 27 % (Kelley 1939, J. Educ. Psychol. 30:17-24, doi 10.1037/h0057123). Both papers are named from memory: neither
was read.

Of questions it tells something, of people nothing: no person's answers leave it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

FEWEST_PEOPLE: Final = 30
"""Under this a share of right answers is uncertain by 18 points in a hundred or more either way: our bound."""
TAIL: Final = 0.27


class TooFewAnswers(Exception):
    """So few people answered that no number would hold. `code` is stable, `what` the sentence for whoever asked."""

    code: Final = "items.few_people"

    def __init__(self, people: int) -> None:
        self.what = (
            f"{people} people answered all questions of this form. How hard a question is, is told from "
            f"{FEWEST_PEOPLE} on: with fewer, chance moves the number by more than 18 points in a hundred."
        )
        super().__init__(self.what)


@dataclass(frozen=True)
class Measured:
    """Of one question. `difficulty` is the share who were right, 0 to 1: a high one is easy.

    `point_biserial` is None where everybody, or nobody, was right, or where all others' scores are alike. `apart` is by
    how much the share of right answers among the upper 27 % exceeds that among the lower, -1 to 1.
    """

    people: int
    difficulty: float
    point_biserial: float | None
    apart: float


def measure_items(answers: Sequence[Mapping[str, bool]]) -> Mapping[str, Measured]:
    """Each question of a form; `answers` are people, each with whether they were right on every question.

    Raises `TooFewAnswers` under 30 people, `ValueError` where they answered different questions or fewer than two.
    """
    if len(answers) < FEWEST_PEOPLE:
        raise TooFewAnswers(len(answers))
    questions = sorted(answers[0])
    if len(questions) < 2 or any(sorted(person) != questions for person in answers):
        message = "each person needs an answer to each of the same two or more questions"
        raise ValueError(message)
    scores = [sum(person.values()) for person in answers]
    size = max(1, round(TAIL * len(answers)))
    return {name: _measure([person[name] for person in answers], scores, size) for name in questions}


def _measure(right: Sequence[bool], scores: Sequence[int], size: int) -> Measured:
    others = [score - is_right for score, is_right in zip(scores, right, strict=True)]
    return Measured(
        people=len(right),
        difficulty=fmean(right),
        point_biserial=_correlate([float(one) for one in right], others),
        apart=_share_at(right, scores, size, is_upper=True) - _share_at(right, scores, size, is_upper=False),
    )


def _share_at(right: Sequence[bool], scores: Sequence[int], size: int, *, is_upper: bool) -> float:
    """The share of right answers among the `size` people with the highest, or lowest, scores.

    Where the edge falls among people with one score, each of them counts in part, so that no order of people matters.
    """
    ordered = sorted(scores, reverse=is_upper)
    edge = ordered[size - 1]
    beyond = [r for r, score in zip(right, scores, strict=True) if (score > edge if is_upper else score < edge)]
    at_edge = [r for r, score in zip(right, scores, strict=True) if score == edge]
    return (sum(beyond) + (size - len(beyond)) * fmean(at_edge)) / size


def _correlate(first: Sequence[float], second: Sequence[int]) -> float | None:
    mean, other = fmean(first), fmean(second)
    spread = math.sqrt(sum((x - mean) ** 2 for x in first) * sum((y - other) ** 2 for y in second))
    if spread < 1e-12:
        return None
    return sum((x - mean) * (y - other) for x, y in zip(first, second, strict=True)) / spread
