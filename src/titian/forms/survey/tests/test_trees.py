"""Trees survive JSON and printing, unknown JSON is refused, and any text gives a tree or a named error."""

from __future__ import annotations

import json
import random
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from titian.forms.survey import parse_survey, tree_from_json, tree_to_json
from titian.forms.survey.printing import number_text, tree_to_text
from titian.forms.survey.tests.cases import TREES, list_cases
from titian.forms.survey.tests.random_trees import random_tree
from titian.forms.survey.tree import DEEPEST_TREE, Operation, Text, Tree
from titian.instrument import ExpressionError, Problem

NUMBER: dict[str, object] = {"op": "number", "value": 1}
HERE: dict[str, object] = {"axis": "self", "name": "node()", "where": []}


def _grow(seed: int) -> Tree:
    return random_tree(random.Random(seed), depth=5)  # noqa: S311  # test data, nothing secret


@given(st.integers(0, 2**64))
def test_tree_survives_json(seed: int) -> None:
    tree = _grow(seed)
    assert tree_from_json(json.loads(json.dumps(tree_to_json(tree)))) == tree


@given(st.integers(0, 2**64))
def test_tree_survives_printing(seed: int) -> None:
    tree = _grow(seed)
    assert parse_survey(tree_to_text(tree)) == tree


def test_written_expressions_survive_printing() -> None:
    expressions = {case.expression for case in list_cases()}
    assert len(expressions) > 1_500
    for expression in sorted(expressions):
        with suppress(ExpressionError):
            tree = parse_survey(expression)
            assert parse_survey(tree_to_text(tree)) == tree, expression
            assert tree_to_text(parse_survey(tree_to_text(tree))) == tree_to_text(tree), expression


def test_text_with_both_quotes_cannot_be_printed() -> None:
    with pytest.raises(ExpressionError, match="both kinds of quotes"):
        tree_to_text(Text('it\'s "so"'))


@given(st.floats(0, allow_nan=False, allow_infinity=False))
def test_number_survives_text_without_exponent(number: float) -> None:
    text = number_text(number)
    assert "e" not in text
    assert float(text) == number


def test_published_trees_are_taken_as_they_are() -> None:
    for expression, tree in json.loads(TREES.read_text(encoding="utf-8")).items():
        assert tree_from_json(tree) == parse_survey(expression), expression


PIECES = ["${age}", "age", "'x'", "1", "(", ")", "[", "]", " and ", "or", " = ", "!=", "//", "/", "..", ".", ",", "count(", "-", "*", "|", "::", "@", "'", "$", " div ", "é", "\u00a0"]  # fmt: skip


@settings(max_examples=400)
@given(st.text(max_size=40) | st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_text_gives_a_tree_or_named_errors(text: str) -> None:
    tree: Tree | None = None
    problems: tuple[Problem, ...] = ()
    try:
        tree = parse_survey(text)
    except ExpressionError as error:
        problems = error.problems
    assert (tree is None) == (problems != ())
    assert tree is None or tree_from_json(tree_to_json(tree)) == tree
    assert all(problem.code.startswith("expression.") and problem.what and problem.fixes for problem in problems)


@pytest.mark.parametrize(
    "value",
    [
        None,
        "number",
        {},
        [],
        {"op": "number"},
        {"op": "number", "value": -1},
        {"op": "number", "value": True},
        {"op": "number", "value": float("inf")},
        {"op": "number", "value": "1"},
        {"op": "text", "value": 1},
        {"op": "text", "value": "a", "at": 1},
        {"op": "field", "name": ""},
        {"op": "field", "name": "a", "last_saved": False},
        {"op": "and", "of": [NUMBER]},
        {"op": "+", "of": [NUMBER, NUMBER, NUMBER]},
        {"op": "negate", "of": [NUMBER, NUMBER]},
        {"op": "=", "of": {"0": NUMBER}},
        {"op": "^", "of": [NUMBER, NUMBER]},
        {"op": "call", "name": "foo", "of": []},
        {"op": "call", "name": "true", "of": [NUMBER]},
        {"op": "call", "name": "true"},
        {"op": "path", "from": "here", "steps": []},
        {"op": "path", "from": "root", "steps": [], "where": [NUMBER]},
        {"op": "path", "from": "there", "steps": [HERE]},
        {"op": "path", "from": NUMBER, "steps": []},
        {"op": "path", "from": "here", "steps": [{"axis": "attribute", "name": "id", "where": []}]},
        {"op": "path", "from": "here", "steps": [{"axis": "child", "name": "id"}]},
        {"op": "path", "from": "here", "steps": [{"axis": "child", "name": "", "where": []}]},
        {"op": "path", "from": "here", "steps": "child"},
    ],
    ids=str,
)
def test_unknown_tree_is_refused(value: object) -> None:
    with pytest.raises(ExpressionError) as refusal:
        tree_from_json(value)
    assert refusal.value.problems[0].code == "expression.tree"


def test_tree_without_measure_is_refused() -> None:
    value: object = NUMBER
    for _ in range(DEEPEST_TREE):
        value = {"op": "negate", "of": [value]}
    with pytest.raises(ExpressionError, match="deep"):
        tree_from_json(value)


def test_operators_bind_as_xpath_has_it() -> None:
    tree = parse_survey("1 or 2 and 3 = 4 < 5 + 6 * -b | a")
    shown = []
    while isinstance(tree, Operation):
        shown.append(tree.op)
        tree = tree.of[-1]
    assert shown == ["or", "and", "=", "<", "+", "*", "negate", "|"]
