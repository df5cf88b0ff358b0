"""Every written case gives what its author expects, and so say the vectors that both engines pass.

That the file is what this engine writes today is `make check`'s to say.
"""

from __future__ import annotations

import json

import pytest

from titian.forms.survey import FUNCTIONS, parse_survey, tree_from_json
from titian.forms.survey.tests.cases import list_written
from titian.forms.survey.tests.cases.writing import Expected, World
from titian.forms.survey.tree import BINARY, Call, Operation, Path, walk
from titian.forms.survey.vectors import FILE, evaluate_case, told
from titian.forms.survey.vocabulary import AXES

VECTORS = json.loads(FILE.read_text(encoding="utf-8"))
WRITTEN = list(list_written())


@pytest.mark.parametrize(
    ("expression", "world", "now", "expected"), WRITTEN, ids=[case[0] or "blank" for case in WRITTEN]
)
def test_expression_gives_what_its_author_expects(expression: str, world: World, now: str, expected: Expected) -> None:
    wanted = expected if isinstance(expected, dict) else told(expected)
    got = evaluate_case(expression, world, now)
    assert (type(got), got) == (type(wanted), wanted)


def test_published_vectors_say_what_their_authors_expect() -> None:
    for (expression, world, now, expected), case in zip(WRITTEN, VECTORS[: len(WRITTEN)], strict=True):
        wanted = expected if isinstance(expected, dict) else told(expected)
        said = {key: value for key, value in case.items() if key not in ("tree", "expect")}
        assert said == json.loads(json.dumps({"expression": expression, **world, "now": now}))
        assert (type(case["expect"]), case["expect"]) == (type(wanted), wanted), expression


def test_vectors_are_many() -> None:
    assert len(WRITTEN) >= 1000
    assert len(VECTORS) >= len(WRITTEN) + 300


def test_published_trees_evaluate_to_what_is_published() -> None:
    for case in VECTORS:
        if case["tree"] is not None:
            assert evaluate_case(tree_from_json(case["tree"]), case, case["now"]) == case["expect"], case["expression"]
        else:
            assert "error" in case["expect"]


def test_every_function_operator_and_axis_has_a_written_case() -> None:
    said: set[str] = set()
    for expression, _, _, expected in WRITTEN:
        if isinstance(expected, dict) and evaluate_case(expression, {}) == expected:
            continue
        for part in walk(parse_survey(expression)):
            said |= {part.name} if isinstance(part, Call) else {part.op} if isinstance(part, Operation) else set()
            said |= {step.axis for step in part.steps} if isinstance(part, Path) else set()
    assert {*FUNCTIONS, *BINARY, "and", "or", "negate", *AXES} - said == set()
