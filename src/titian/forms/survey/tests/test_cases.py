"""What Python owns of contracts/expressions/survey.json: which expressions are refused and why, and the trees of the others.

What an expression gives is asked of web/engine, in src/survey/cases.test.ts.
"""

from __future__ import annotations

import json
from collections import Counter

import pytest

from titian.forms.survey import FUNCTIONS, parse_survey
from titian.forms.survey.tests.cases import FILE, TREES, Case, lay_out, lay_out_trees, list_cases
from titian.forms.survey.tree import BINARY, Call, Operation, Path, walk
from titian.forms.survey.vocabulary import AXES
from titian.instrument import ExpressionError

CASES = list_cases()
READ = json.loads(TREES.read_text(encoding="utf-8"))
REFUSED = [case for case in CASES if case.expression not in READ]
GROWN = "grown at random"


@pytest.mark.parametrize("case", REFUSED, ids=[case.expression or "blank" for case in REFUSED])
def test_what_has_no_tree_is_refused_for_the_reason_its_author_names(case: Case) -> None:
    with pytest.raises(ExpressionError) as refusal:
        parse_survey(case.expression)
    assert refusal.value.problems[0].code == case.error


def test_what_is_refused_has_no_tree_and_all_else_has_its_own() -> None:
    assert TREES.read_text(encoding="utf-8") == lay_out_trees(case.expression for case in CASES)
    assert len(REFUSED) > 80


def test_cases_stand_one_on_a_line() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert text == lay_out(json.loads(text))


def test_no_case_stands_twice() -> None:
    asked = Counter((case.expression, json.dumps(case.world)) for case in CASES if not case.part.startswith(GROWN))
    assert [one for one, times in asked.items() if times > 1] == []


def test_cases_are_many() -> None:
    grown = sum(case.part.startswith(GROWN) for case in CASES)
    assert len(CASES) - grown >= 1100
    assert grown >= 700


def test_every_function_operator_and_axis_has_a_written_case() -> None:
    said: set[str] = set()
    for case in CASES:
        if case.error or case.part.startswith(GROWN):
            continue
        for part in walk(parse_survey(case.expression)):
            said |= {part.name} if isinstance(part, Call) else {part.op} if isinstance(part, Operation) else set()
            said |= {step.axis for step in part.steps} if isinstance(part, Path) else set()
    assert {*FUNCTIONS, *BINARY, "and", "or", "negate", *AXES} - said == set()
