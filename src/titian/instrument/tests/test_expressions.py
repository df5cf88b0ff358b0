"""Expressions: what is read, what is refused, and how the author is told."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titian.instrument import ExpressionError, LogicError, Tree, parse_expression, tree_from_json, tree_to_json
from titian.instrument.expressions import DEEPEST, MOST_CHARACTERS
from titian.instrument.vectors import FILE
from titian.instrument.vocabulary import WORDS, Home

VECTORS = json.loads(FILE.read_text(encoding="utf-8"))


P07, CHILD = {"op": "flagged", "items": ["P07"]}, {"op": "child"}


@pytest.mark.parametrize(
    ("text", "home", "tree"),
    [
        ("always()", "rule", {"op": "always"}),
        ("flagged('P07')", "rule", P07),
        ("flagged ( 'P07' , \"P10\" )", "rule", {"op": "flagged", "items": ["P07", "P10"]}),
        (
            "(flagged('P07') or child()) and child()",
            "rule",
            {"op": "and", "of": [{"op": "or", "of": [P07, CHILD]}, CHILD]},
        ),
        (
            "flagged('P07') or child() and child()",
            "rule",
            {"op": "or", "of": [P07, {"op": "and", "of": [CHILD, CHILD]}]},
        ),
        ("not(child())", "ask", {"op": "not", "of": [CHILD]}),
        (
            "answered('P16', 'not_yet', 'begun')",
            "rule",
            {"op": "answered", "item": "P16", "values": ["not_yet", "begun"]},
        ),
        ("at_least(2, 'PR02', 'PR04')", "rule", {"op": "at_least", "count": 2, "items": ["PR02", "PR04"]}),
        ("present('CD05')", "rule", {"op": "present", "indicators": ["CD05"]}),
        ("listed('today')", "rule", {"op": "listed", "list": "today"}),
        ("any_indicator()", "rule", {"op": "any_indicator", "dimensions": []}),
        ("positive('EX')", "rule", {"op": "positive", "dimension": "EX"}),
        ("positive_dimensions(2)", "rule", {"op": "positive_dimensions", "count": 2}),
        ("tagged(2, 'menace')", "rule", {"op": "tagged", "count": 2, "tag": "menace"}),
        ("two_facts('involuntary', 'menace')", "rule", {"op": "two_facts", "tags": ["involuntary", "menace"]}),
        ("opened('TL')", "relevance", {"op": "opened", "module": "TL"}),
        ("mode('specialist')", "ask", {"op": "mode", "mode": "specialist"}),
        ("established('R06', 'R08')", "ask", {"op": "established", "rules": ["R06", "R08"]}),
        ("incomplete()", "closing", {"op": "incomplete"}),
    ],
)
def test_expression_is_read_as_its_author_means_it(text: str, home: Home, tree: object) -> None:
    assert tree_to_json(parse_expression(text, home)) == tree


@pytest.mark.parametrize("vector", VECTORS["expressions"], ids=lambda v: v["text"])
def test_published_tree_is_read_and_is_what_its_text_says(vector: dict[str, Any]) -> None:
    assert tree_from_json(vector["tree"]) == parse_expression(vector["text"], vector["home"])


@pytest.mark.parametrize("vector", VECTORS["expressions_refused"], ids=lambda v: v["text"] or "blank")
def test_wrong_expression_is_refused_with_a_code_and_a_fix(vector: dict[str, str]) -> None:
    with pytest.raises(ExpressionError) as refusal:
        parse_expression(vector["text"], vector["home"])  # type: ignore[arg-type]
    problem = refusal.value.problems[0]
    assert problem.code == vector["code"]
    assert problem.what
    assert problem.fixes


@pytest.mark.parametrize("tree", VECTORS["trees_refused"], ids=str)
def test_unknown_tree_is_refused(tree: object) -> None:
    with pytest.raises(LogicError):
        tree_from_json(tree)


def test_every_word_is_in_the_vectors() -> None:
    def ops(tree: dict[str, object]) -> set[object]:
        parts = tree.get("of", [])
        assert isinstance(parts, list)
        return {tree["op"]}.union(*map(ops, parts))

    said = set[object]().union(*(ops(vector["tree"]) for vector in VECTORS["expressions"]))
    assert said == {"and", "or", "not", *WORDS}


def test_every_word_is_documented() -> None:
    page = (FILE.parent / "README.md").read_text(encoding="utf-8")
    assert [name for name, word in WORDS.items() if f"| `{name}(" not in page or word.meaning not in page] == []


def test_and_binds_closer_than_or() -> None:
    tree = parse_expression("flagged('A') or flagged('B') and flagged('C')")
    assert tree.op == "or"
    assert [part.op for part in tree.of] == ["flagged", "and"]


def test_every_problem_of_an_expression_is_told_at_once() -> None:
    with pytest.raises(ExpressionError) as refusal:
        parse_expression("flaged('A') or positive() and not(child())")
    assert [p.code for p in refusal.value.problems] == [
        "expression.unknown_word",
        "expression.arguments",
        "expression.not_allowed_here",
    ]


def test_misspelt_word_is_guessed() -> None:
    with pytest.raises(ExpressionError, match=r"did you mean flagged"):
        parse_expression("flaged('A')")


@pytest.mark.parametrize(
    "text", ["(" * (DEEPEST + 1) + "child()" + ")" * (DEEPEST + 1), "child() or " * MOST_CHARACTERS, "(" * 100_000]
)
def test_expression_without_measure_is_refused(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse_expression(text)


@given(st.text(max_size=60))
def test_any_text_gives_a_tree_or_a_named_error(text: str) -> None:
    with suppress(ExpressionError):
        assert isinstance(parse_expression(text), Tree)


NAMES = st.text(alphabet="ABCPRT012_", min_size=1, max_size=5)


def _word(op: str) -> st.SearchStrategy[Tree]:
    word = WORDS[op]
    least = sum(slot.least for slot in word.slots)
    grows = any(slot.many and slot.key != "tags" for slot in word.slots)
    names = st.lists(NAMES, min_size=least, max_size=least + (3 if grows else 0)).map(tuple)
    return st.builds(Tree, st.just(op), names=names, count=st.integers(1, 9) if word.counted else st.just(0))


TREES = st.recursive(
    st.sampled_from(sorted(WORDS)).flatmap(_word),
    lambda inner: (
        st.builds(Tree, st.sampled_from(["and", "or"]), of=st.lists(inner, min_size=2, max_size=3).map(tuple))
        | st.builds(Tree, st.just("not"), of=st.tuples(inner))
    ),
    max_leaves=8,
)


@given(TREES)
def test_tree_survives_json(tree: Tree) -> None:
    assert tree_from_json(json.loads(json.dumps(tree_to_json(tree)))) == tree
