"""What other programs read otherwise is told at its character."""

from __future__ import annotations

import pytest

from titian.forms.survey import parse_survey, portability_warnings


@pytest.mark.parametrize(
    ("expression", "warned"),
    [
        ("regex(., '[0-9]+')", [10]),
        ("regex(., '^[0-9]+$')", []),
        ("count(//age)", [7]),
        ("selected(${a}, 'x y')", [16]),
        ("${child}[2]/age", [1]),
        ("/data/child[last()]/age", [13]),
        ("../preceding-sibling::child", [1]),
        ("${a} | ${b}", [6]),
        ("substring(${a}, 2)", [1]),
        ("floor(${a}) + ceiling(${b})", [1, 15]),
        ("format-date(today(), '%e %B %Y')", [22]),
        ("format-date(today(), '%e %b %%B %Y')", []),
        ("concat(name(..), string(), number(.))", [8, 18]),
        ("${age} > 18 and selected(${needs}, 'x') and /data/child[2]/age", []),
    ],
)
def test_what_reads_otherwise_elsewhere_is_warned_of(expression: str, warned: list[int]) -> None:
    warnings = portability_warnings(parse_survey(expression))
    assert [(problem.code, problem.character) for problem in warnings] == [
        ("expression.reads_otherwise", at) for at in warned
    ]


@pytest.mark.parametrize(
    "pattern", ["(a+)+", "(a*)*b", "(a|a+)+", "([a-z]+)*", "(x+x+)+y", "(\\w+\\s?)*", "((ab)+c?)*"]
)
def test_a_pattern_that_would_keep_others_busy_for_years_is_warned_of(pattern: str) -> None:
    (warning,) = portability_warnings(parse_survey(f"regex(., '^{pattern}$')"))
    assert "busy for years" in warning.what


@pytest.mark.parametrize(
    "pattern",
    ["([a-z]+-)+[a-z]+", "(\\.[a-z]+)*", "([\\w-]+(?:\\.[\\w-]+)*)@x", "(a+b)*", "(ab)+", "([0-9]{1,3}\\.){3}"],
)
def test_a_pattern_with_a_sign_between_rounds_is_fine(pattern: str) -> None:
    assert portability_warnings(parse_survey(f"regex(., '^{pattern}$')")) == []
