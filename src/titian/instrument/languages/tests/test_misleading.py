"""What can mislead is found: every text that a reader found on 30 November 2026, and none of a hundred good ones."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from titian.instrument.languages.lint import WEIGHTS
from titian.instrument.languages.misleading import (
    Said,
    asks_yes_or_no,
    find_denial,
    find_misleading,
    find_numbers_said_wrong,
    read_rows,
)
from titian.instrument.languages.table import get_table
from titian.instrument.vectors import PACK
from titian.instrument.yaml_files import read_yaml

HERE = Path(__file__).parent


def read(name: str) -> dict[str, Any]:
    found = read_yaml(HERE / name)
    assert isinstance(found, dict)
    return found


FAULTY, GOOD = read("faulty_texts.yaml"), read("good_texts.yaml")


def codes(tag: str, text_id: str, text: str, source: dict[str, Any]) -> set[str]:
    said = Said(text_id, text, source["english"][text_id], tag, source["no_words"][tag])
    return {flaw.code for flaw in find_misleading(said)}


def test_every_text_that_was_found_is_caught_by_its_code() -> None:
    rows = FAULTY["rows"]
    assert len(rows) > 500
    assert {row[0] for row in rows} == {"R", "M", "S", "C"}
    assert len({row[1] for row in rows}) == 26
    missed = [row[1:4] for row in rows if row[3] not in codes(row[1], row[2], row[4], FAULTY)]
    assert missed == []


def test_what_turns_an_answer_round_is_an_error() -> None:
    turned = [row for row in FAULTY["rows"] if row[0] == "R"]
    assert len(turned) > 80
    assert [row[1:4] for row in turned if WEIGHTS[row[3]] != "error"] == []


def test_a_hundred_good_texts_are_left_alone() -> None:
    rows = GOOD["rows"]
    assert len(rows) >= 100
    assert len({row[0] for row in rows}) == 26
    found = {(row[0], row[1]): wrong for row in rows if (wrong := codes(row[0], row[1], row[2], GOOD))}
    assert found == {}


def test_good_texts_are_no_easy_ones() -> None:
    """Most hold a word that denies, somewhere but where they ask; the others are questions."""
    denies = [row for row in GOOD["rows"] if _denies_somewhere(row[0], row[2])]
    assert len(denies) > len(GOOD["rows"]) // 2


def _denies_somewhere(tag: str, text: str) -> bool:
    return any(re.search(pattern, text, re.IGNORECASE) for pattern in read_rows()[tag].negators)


def test_table_is_of_known_languages_and_can_be_read() -> None:
    rows = read_rows()
    assert set(rows) <= set(get_table(PACK))
    assert len(rows) == 26
    for tag, row in rows.items():
        lists = (
            row.negators,
            row.neutral,
            row.either,
            row.tags,
            row.can,
            row.private,
            row.promises,
            row.law,
            row.adult,
        )
        patterns = [*(pattern for column in lists for pattern in column), *row.heard_as, *row.numbers.values()]
        assert patterns, tag
        for pattern in patterns:
            re.compile(pattern)


@pytest.mark.parametrize(
    ("english", "asks"),
    [
        ("Are you younger than 18?", True),
        ("Your answers stay here. May we ask?", True),
        ("If they do not answer, may this organisation read it instead?", True),
        ("What do you need now? You can touch more than one picture.", False),
        ("You may say no.", False),
        ("Where does it hurt? Is it very strong?", True),
    ],
)
def test_which_questions_have_tiles_for_yes_and_no(english: str, asks: bool) -> None:  # of the table
    assert asks_yes_or_no(english) is asks


def test_what_is_said_beside_a_question_may_deny() -> None:
    english = "You do not need to say why. Would you like that?"
    assert find_denial(english, english, "en") is None
    assert find_denial("Would you not like that?", "Would you not like that?", "en") == "not"
    thai = "คุณไม่จำเป็นต้องบอกเหตุผล คุณอยากได้ไหม"
    assert find_denial(thai, english, "th") is None


def test_language_that_is_not_in_the_table_has_nothing_found() -> None:
    assert list(find_misleading(Said("item.P04.label", "No?", "Are you not 18?", "rhg", "No"))) == []


def test_number_that_a_clip_says_otherwise_is_found() -> None:
    assert list(find_numbers_said_wrong("Under 18?", "\u02c8\u028cnd\u025a \u02c8At\u02c8in?", "en")) == []
    (flaw,) = find_numbers_said_wrong("Under 18?", "\u02c8\u028cnd\u025a w\u02c8\u028cn \u02c8At?", "en")
    assert flaw.code == "text.number_said"
    (flaw,) = find_numbers_said_wrong("Within 72 hours", "…", "en")
    assert "72" in flaw.sentence
