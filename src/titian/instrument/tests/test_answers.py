"""Answers at the edge."""

from __future__ import annotations

import pytest

from titian.instrument import AnswersError, parse_answers
from titian.instrument.logic import Logic


def codes(logic: Logic, raw: object) -> list[str]:
    try:
        parse_answers(logic, raw)
    except AnswersError as error:
        return [problem.code for problem in error.problems]
    return []


def test_answers_are_tidied_and_blank_ones_left_out(vocabulary: Logic) -> None:
    raw = {"GATE": "yes", "WISH": " food  rest ", "AGE": "", "PAPERS_when": "before work"}
    assert parse_answers(vocabulary, raw) == {"GATE": "yes", "WISH": "food rest", "PAPERS_when": "before work"}


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ({"GHOST": "yes"}, ["answers.unknown_key"]),
        ({1: "yes"}, ["answers.unknown_key"]),
        ({"GATE": "maybe"}, ["answers.unknown_value"]),
        ({"GATE": True}, ["answers.not_text"]),
        ({"GATE": None}, ["answers.not_text"]),
        ({"GATE": ["yes"]}, ["answers.not_text"]),
        ({"GATE": "yes no"}, ["answers.two_values"]),
        ({"HURT_when": "work"}, ["answers.unknown_key"]),
        ({"PAPERS_when": "later"}, ["answers.unknown_value"]),
        ({"mode": "boss"}, ["answers.unknown_value"]),
        ({"LOST_open": "no"}, ["answers.unknown_key"]),
        (
            {"GATE": "maybe", "GHOST": "yes", "DOOR": 1},
            ["answers.unknown_value", "answers.unknown_key", "answers.not_text"],
        ),
        ({"WORK_open": "stopped", "stopped": "yes", "mode": "specialist"}, []),
        ([], ["answers.not_flat"]),
        ("yes", ["answers.not_flat"]),
        (None, ["answers.not_flat"]),
    ],
)
def test_what_does_not_belong_is_told(vocabulary: Logic, raw: object, expected: list[str]) -> None:
    assert codes(vocabulary, raw) == expected


def test_no_error_repeats_an_answer(vocabulary: Logic) -> None:
    with pytest.raises(AnswersError) as refusal:
        parse_answers(vocabulary, {"GATE": "secret", "DOOR": "two secrets"})
    assert "secret" not in str(refusal.value)
