"""contracts/expressions/survey.md tells every function, code and example as they are."""

from __future__ import annotations

import json
import re

from titian.forms.survey.tests.cases import FOLDER, list_cases
from titian.forms.survey.vocabulary import FUNCTIONS, UNSUPPORTED

PAGE = (FOLDER / "survey.md").read_text(encoding="utf-8")


def test_every_function_is_documented() -> None:
    missing = [
        function.name
        for function in FUNCTIONS.values()
        if f"| `{function.name}(" not in PAGE or f"| {function.gives} | {function.meaning} |" not in PAGE
    ]
    assert missing == []
    assert [name for name in UNSUPPORTED if f"`{name}`" not in PAGE] == []


def test_every_code_is_documented() -> None:
    table = PAGE[PAGE.index("## Errors") :]
    codes = {case.error for case in list_cases() if case.error}
    assert [
        code for code in codes if f"`{code.removeprefix('expression.')}`" not in table and f"`{code}`" not in table
    ] == []


def test_examples_are_cases() -> None:
    """A line of the examples is an expression, what it gives, and where that is asked of web/engine."""
    cases = [(case.expression, case.world, case.expect) for case in list_cases()]
    now = json.loads((FOLDER / "survey.json").read_text(encoding="utf-8"))["now"]
    block = PAGE[PAGE.index("```text\n") + 8 : PAGE.index("\n```\n", PAGE.index("```text\n"))]
    examples = [re.split(r"  +", line) for line in block.splitlines()]
    assert len(examples) >= 3
    for expression, expect, world in examples:
        assert (expression, {"now": now, **json.loads(world)}, json.loads(expect)) in cases


def test_differences_told_of_this_engine_are_cases() -> None:
    told = {
        "round(-2.5)": -2,
        "round(1.005, 2)": 1.01,
        "regex('no 2026', '[0-9]+')": False,
        "6.1 - 7.8 = -1.7": False,
    }
    plain = {case.expression: case.expect for case in list_cases() if set(case.world) == {"now"}}
    assert {expression: plain[expression] for expression in told} == told
