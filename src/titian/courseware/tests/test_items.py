"""What is told of the questions of a test follows from answers, and too few people give no number."""

from __future__ import annotations

import random
from statistics import correlation

import pytest

from titian.courseware.items import FEWEST_PEOPLE, TooFewAnswers, measure_items


def people(*columns: str) -> list[dict[str, bool]]:
    """Answers from one string of 1 and 0 for each question, a person a place."""
    return [
        {f"q{question}": column[person] == "1" for question, column in enumerate(columns)}
        for person in range(len(columns[0]))
    ]


def test_with_too_few_people_no_number_is_told_and_the_reason_is() -> None:
    answers = people("1" * (FEWEST_PEOPLE - 1), "0" * (FEWEST_PEOPLE - 1))
    with pytest.raises(TooFewAnswers) as refused:
        measure_items(answers)
    assert refused.value.code == "items.few_people"
    assert f"{FEWEST_PEOPLE - 1} people" in refused.value.what


def test_difficulty_is_the_share_who_were_right() -> None:
    measured = measure_items(people("1" * 24 + "0" * 6, "1" * 6 + "0" * 24, "10" * 15))
    assert [measured[f"q{n}"].difficulty for n in range(3)] == [0.8, 0.2, 0.5]


def test_a_question_that_parts_those_who_know_has_both_figures_at_one() -> None:
    # Forty people: the first half is right everywhere, the second nowhere.
    measured = measure_items(people(*(["1" * 20 + "0" * 20] * 4)))
    assert measured["q0"].apart == 1.0
    assert measured["q0"].point_biserial == pytest.approx(1.0)


def test_a_question_that_those_who_know_get_wrong_stands_below_nought() -> None:
    measured = measure_items(people(*(["1" * 20 + "0" * 20] * 4), "0" * 20 + "1" * 20))
    assert measured["q4"].apart == -1.0
    assert measured["q4"].point_biserial == pytest.approx(-1.0)


def test_where_all_are_right_no_correlation_is_invented() -> None:
    measured = measure_items(people("1" * 40, "1" * 20 + "0" * 20, "10" * 20))
    assert measured["q0"].point_biserial is None
    assert measured["q0"].apart == 0.0


def test_the_correlation_is_that_with_all_other_questions() -> None:
    chance = random.Random(7)  # noqa: S311  (made-up answers)
    answers = [{f"q{n}": chance.random() < 0.3 + 0.1 * n for n in range(6)} for _ in range(200)]
    measured = measure_items(answers)
    for name in answers[0]:
        rest = [float(sum(right for other, right in person.items() if other != name)) for person in answers]
        expected = correlation([float(person[name]) for person in answers], rest)
        assert measured[name].point_biserial == pytest.approx(expected)


def test_the_order_of_people_changes_nothing() -> None:
    chance = random.Random(3)  # noqa: S311  (made-up answers)
    answers = [{f"q{n}": chance.random() < 0.6 for n in range(5)} for _ in range(77)]
    before = measure_items(answers)
    chance.shuffle(answers)
    after = measure_items(answers)
    assert {name: one.apart for name, one in before.items()} == pytest.approx(
        {name: one.apart for name, one in after.items()}
    )


def test_people_who_answered_different_questions_are_no_form() -> None:
    answers = people("1" * 30, "0" * 30)
    del answers[3]["q1"]
    with pytest.raises(ValueError, match="same two or more"):
        measure_items(answers)
