"""Effect sizes and reliable change: the worked examples, and what is refused."""

from __future__ import annotations

from typing import Final

import pytest

from titian.courseware.change import (
    RELIABLE,
    compare_groups,
    compare_pairs,
    measure_change_of_counts,
    measure_reliable_change,
)

# Lakens 2013, table 1: ten people who saw two films, marks 1 to 10. The rows are as commonly quoted, and give the figures
# that the paper prints; they were not compared with the paper's own table.
FIRST: Final = [9, 7, 8, 9, 8, 9, 9, 10, 9, 9]
SECOND: Final = [9, 6, 7, 8, 7, 9, 8, 8, 8, 7]


def test_two_films_two_groups() -> None:
    """Ten people saw the one, ten the other."""
    found = compare_groups(FIRST, SECOND)
    assert (round(found.d, 2), round(found.g, 2), round(found.t, 2)) == (1.13, 1.08, 2.52)
    assert round(found.superiority, 2) == 0.79


def test_two_films_the_same_people() -> None:
    """Ten people saw both."""
    found = compare_pairs(SECOND, FIRST)
    assert (round(found.r, 2), round(found.d_z, 2), round(found.t, 2)) == (0.73, 1.50, 4.74)
    assert (round(found.d_av, 2), round(found.d_rm, 2)) == (1.13, 1.11)


def test_the_couple_of_1991() -> None:
    """Jacobson and Truax: 47.5 before and 32.5 after, numbers as commonly quoted and not compared with the paper."""
    change = measure_reliable_change(47.5, 32.5, deviation=10, reliability=0.8)
    assert round(change, 2) == -2.37
    assert abs(change) > RELIABLE


def test_a_small_change_is_not_reliable() -> None:
    """Three points of the same measure are within what chance does."""
    assert abs(measure_reliable_change(40, 43, deviation=10, reliability=0.8)) < RELIABLE


def test_what_does_not_vary_is_refused() -> None:
    """Nothing is divided by nought, and nobody is compared with nobody."""
    with pytest.raises(ValueError, match="same result"):
        compare_groups([5, 5, 5], [5, 5, 5])
    with pytest.raises(ValueError, match="at least two"):
        compare_pairs([5], [6])
    with pytest.raises(ValueError, match="same result"):
        compare_pairs([1, 2, 3], [2, 3, 4])
    with pytest.raises(ValueError, match="one after"):
        compare_pairs([1, 2], [2])
    with pytest.raises(ValueError, match="reliability"):
        measure_reliable_change(1, 2, deviation=1, reliability=1)


# The same figures stand in tests.test.ts.
@pytest.mark.parametrize(
    ("before", "after", "is_reliable"),
    [(5, 12, True), (12, 5, True), (8, 12, False), (9, 10, False), (15, 15, False), (0, 0, False)],
)
def test_a_change_of_right_answers_of_fifteen(before: int, after: int, is_reliable: bool) -> None:
    assert (abs(measure_change_of_counts(before, after, 15)) > RELIABLE) is is_reliable


# The same figures stand in cases.test.ts: two sets of cases are compared as two tests are.
@pytest.mark.parametrize(
    ("before", "after", "is_reliable"),
    [
        (3, 9, True), (9, 3, True), (4, 9, True), (5, 9, False),
        (6, 10, False), (7, 12, True), (12, 12, False), (0, 0, False),
    ],
)  # fmt: skip
def test_a_change_of_suggested_answers_to_twelve_cases(before: int, after: int, is_reliable: bool) -> None:
    assert (abs(measure_change_of_counts(before, after, 12)) > RELIABLE) is is_reliable


@pytest.mark.parametrize(("before", "after", "questions"), [(0, 1, 1), (3, 16, 15), (-1, 3, 15)])
def test_counts_that_no_test_gives_are_refused(before: int, after: int, questions: int) -> None:
    with pytest.raises(ValueError, match="two questions"):
        measure_change_of_counts(before, after, questions)
