"""contracts/expressions/survey.md tells every function, code and example as they are."""

from __future__ import annotations

import re

from titian.forms.survey import evaluate_text
from titian.forms.survey.functions import DOES
from titian.forms.survey.tests.cases import list_written
from titian.forms.survey.vectors import FILE
from titian.forms.survey.vocabulary import FUNCTIONS, UNSUPPORTED

PAGE = (FILE.parent / "survey.md").read_text(encoding="utf-8")


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
    codes = {expected["error"] for *_, expected in list_written() if isinstance(expected, dict)}
    assert [
        code for code in codes if f"`{code.removeprefix('expression.')}`" not in table and f"`{code}`" not in table
    ] == []


def test_examples_are_true() -> None:
    examples = re.findall(r"^(evaluate_text\(.*\))  # (.+)$", PAGE, re.MULTILINE)
    assert len(examples) >= 3
    for call, result in examples:
        assert eval(call, {"evaluate_text": evaluate_text}) == eval(result)  # noqa: S307  # our own page


def test_differences_told_of_this_engine_are_true() -> None:
    assert evaluate_text("round(-2.5)") == -2
    assert evaluate_text("round(1.005, 2)") == 1.01
    assert evaluate_text("regex('no 2026', '[0-9]+')") is False
    assert evaluate_text("6.1 - 7.8 = -1.7") is False
    assert evaluate_text("number('2026-03-14') mod 1", now="2026-03-14T00:00:00+07:00") == 0


def test_every_function_does_something() -> None:
    assert set(FUNCTIONS) - {"if", "coalesce", "once"} == set(DOES)
