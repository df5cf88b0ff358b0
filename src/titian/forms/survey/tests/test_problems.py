"""Authors are told everything that is wrong with an expression: where, why, and what to write instead."""

from __future__ import annotations

import pytest

from titian.forms.survey import parse_survey
from titian.instrument import ExpressionError
from titian.instrument.grammar import DEEPEST, MOST_CHARACTERS


def _problems(text: str) -> list[tuple[str, int]]:
    with pytest.raises(ExpressionError) as refusal:
        parse_survey(text)
    assert all(problem.fixes for problem in refusal.value.problems)
    return [(p.code.removeprefix("expression."), p.character) for p in refusal.value.problems]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("selectd(${a}, 'x') and count(1) or round()", [("unknown_function", 1), ("not_nodes", 30), ("arguments", 36)]),
        ("a == b && ${c d}", [("unreadable", 3), ("unreadable", 8), ("unreadable", 11)]),
        ("\u201cyes\u201d = ${a", [("unreadable", 1), ("unreadable", 5), ("unreadable", 9)]),
        ("concat('a == b', \u2018x\u2019)", [("unreadable", 18), ("unreadable", 20)]),
        ("if(${a} = 'x', 1", [("unfinished", 3)]),
        ("${a} = 'x", [("unfinished", 8)]),
        ("${a} =", [("unfinished", 7)]),
        ("${a} and\n  foo()", [("unknown_function", 12)]),
        ("regex(., '(?<=a)\\p{L}++')", [("bad_pattern", 10), ("bad_pattern", 10), ("bad_pattern", 10)]),
        ("format-date(today(), '%Q %Y %Z')", [("bad_format", 22), ("bad_format", 22)]),
        ("@a + $b + c/text()", [("unsupported", 1), ("unsupported", 6), ("unsupported", 13)]),
    ],
)
def test_every_problem_is_told_at_its_character(text: str, problems: list[tuple[str, int]]) -> None:
    assert _problems(text) == problems


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("slected(${a}, 'x')", "did you mean selected"),
        ("Count(${a})", "did you mean count"),
        ("upper-case('a')", "translate"),
        ("a <> b", "!="),
        ("a = b or or c", "and, or"),
        ("5 / 2", "div"),
        ("${a} = 1;", "commas"),
        ("a AND b", "small letters"),
        ("not ${a}", "not(…)"),
        ("${a b}", "names begin with a letter"),
        ("$a = 1", "${a}"),
        ("count('x')", "${child}"),
        ("jr:choice-name(${a}, ${a})", "'${a}'"),
        ("date('14/03/2026')", "2026-03-09"),
        ("a (b)", "floor"),
    ],
)
def test_fix_is_offered(text: str, fix: str) -> None:
    with pytest.raises(ExpressionError) as refusal:
        parse_survey(text)
    if fix != "floor":
        assert any(fix in offered for problem in refusal.value.problems for offered in problem.fixes)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1 + " * MOST_CHARACTERS + "1", "too_long"),
        ("(" * (DEEPEST + 1) + "1" + ")" * (DEEPEST + 1), "too_deep"),
        ("a[" * (DEEPEST + 1) + "1" + "]" * (DEEPEST + 1), "too_deep"),
        ("+".join(["1"] * 1000), "too_deep"),
        ("-" * 3000 + "1", "too_deep"),
        ("(" * 3999, "too_deep"),
    ],
)
def test_expression_without_measure_is_refused(text: str, code: str) -> None:
    assert _problems(text)[0][0] == code


@pytest.mark.parametrize("pattern", ["(a*)(a*)(a*)\\1", "(?:(a)\\1)+", "(a){2}\\1"])
def test_pattern_that_refers_back_and_repeats_much_is_refused(pattern: str) -> None:
    with pytest.raises(ExpressionError, match="for ever"):
        parse_survey(f"regex(., '{pattern}')")


@pytest.mark.parametrize("pattern", ["(a{0,999}){0,999}", "((((a{9}){9}){9}){9}){9}", "[ab]{99999}"])
def test_pattern_that_no_text_is_worth_is_refused(pattern: str) -> None:
    with pytest.raises(ExpressionError, match="too large"):
        parse_survey(f"regex(., '{pattern}')")


@pytest.mark.parametrize(
    "pattern", ["(\\w+)-\\1", "(\\d+)-(\\d+) \\2 \\1", ".{0,5000}", "([0-9]{1,3}\\.){3}", "(a{9}){99}"]
)
def test_pattern_of_some_size_is_fine(pattern: str) -> None:
    parse_survey(f"regex(., '{pattern}')")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("2026-3-9", True),
        ("2024-02-29", True),
        ("2026-02-29", False),
        ("0000-01-01", False),
        ("0001-01-01", True),
        ("0001-01-01T00:00+00:01", False),
        ("9999-12-31T23:59:59.999-00:00", True),
        ("9999-12-31T23:59-00:01", False),
        ("2026-03-09T14:05", True),
        ("2026-03-09T14:05:60", False),
        ("2026-03-09T24:00", False),
        ("2026-03-09T14:05+0700", True),
        ("2026-03-09T14:05+07", True),
        ("2026-03-09T14:05+23:59", True),
        ("2026-03-09T14:05+24:00", False),
        ("2026-03-09T14:05+07:60", False),
        ("2026-03-09T", False),
        ("26-03-09", False),
        ("2026-03-09 ", False),
        ("٢٠٢٦-03-09", False),
    ],
)
def test_quoted_date_is_taken_where_it_is_one(text: str, is_one: bool) -> None:
    if is_one:
        parse_survey(f"date('{text}')")
    else:
        assert _problems(f"date('{text}')") == [("bad_date", 6)]
