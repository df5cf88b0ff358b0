"""Laws of values: numbers, dates, instances."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titian.forms.survey import Instance, Moment, evaluate_text, parse_survey
from titian.forms.survey.context import clock_of
from titian.forms.survey.dates import calendar, date_number, date_text, days_of, read_date
from titian.forms.survey.instance import Answer
from titian.forms.survey.numbers import round_half_up
from titian.forms.survey.portability import portability_warnings
from titian.forms.survey.values import number_text, text_number
from titian.instrument import ExpressionError


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_number_survives_text_without_exponent(number: float) -> None:
    text = number_text(number)
    assert "e" not in text
    assert text_number(text, 0) == number


@given(st.floats(-1e15, 1e15), st.integers(0, 6))
def test_rounding_is_nearest_and_keeps_what_is_round(number: float, places: int) -> None:
    rounded = round_half_up(number, float(places))
    assert abs(rounded - number) <= 0.5 * 10**-places + abs(number) * 1e-15
    assert round_half_up(rounded, float(places)) == rounded


@given(st.dates())
def test_calendar_is_pythons(day: date) -> None:
    days = (day - date(1970, 1, 1)).days
    assert days_of(day.year, day.month, day.day) == days
    assert calendar(days) == (day.year, day.month, day.day)


@given(
    st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31)),
    st.integers(-14 * 60, 14 * 60),
    st.integers(-14 * 60, 14 * 60),
)
def test_moment_survives_text_in_any_zone(when: datetime, zone: int, other: int) -> None:
    shown = clock_of(when.replace(tzinfo=timezone(timedelta(minutes=zone))))
    read = read_date(date_text(shown), other)
    assert isinstance(read, Moment)
    assert read.milliseconds == shown.milliseconds
    assert math.floor(date_number(shown)) == days_of(when.year, when.month, when.day)


def test_answers_of_every_kind_are_read() -> None:
    answers: dict[str, Answer] = {
        "text": "a",
        "whole": 3,
        "part": 0.25,
        "huge": 10**400,
        "yes": True,
        "no": None,
        "day": date(2026, 3, 14),
        "group": {"inner": "b", "deep": {"deepest": 1}},
        "many": [1, 2, 3],
        "none": [],
    }
    assert evaluate_text("concat(${text}, ${whole}, ${part}, ${yes}, ${no}, ${day})", answers) == "a30.25true2026-03-14"
    assert evaluate_text("${huge} > 1", answers) is True
    assert evaluate_text("/data/group/deep/deepest + 1", answers) == 2
    assert evaluate_text("sum(${many})", answers) == 6
    assert evaluate_text("count(${none})", answers) == 0
    assert evaluate_text("count(/survey/many)", answers) == 3


def test_round_of_a_repeat_is_blank_where_it_answers_less_than_another() -> None:
    instance = Instance.of({"child": [{"age": 3, "toy": [{"price": 1}]}, {}, {"nick": "Li"}]})
    second = instance.find("/data/child[2]")
    assert second is not None
    assert [(part.name, part.text) for part in second.children] == [("age", ""), ("nick", "")]
    assert [node.text for node in instance.field("age", second)] == [""]


def test_many_rounds_are_looked_up_quickly() -> None:
    answers: dict[str, Answer] = {"child": [{"age": n % 90, "nick": f"n{n}"} for n in range(2000)]}
    assert evaluate_text("count(${child}[${age} > 44])", answers) == 990


def test_answers_without_measure_are_refused() -> None:
    answers: dict[str, Answer] = {}
    for _ in range(3000):
        answers = {"group": answers}
    with pytest.raises(ExpressionError, match="too deep"):
        evaluate_text("1", answers)


def test_without_a_clock_it_is_the_machines() -> None:
    assert evaluate_text("today()") in {
        (datetime.now().astimezone() - timedelta(days=days)).date().isoformat() for days in (0, 1)
    }


@pytest.mark.parametrize(
    ("expression", "warned"),
    [
        ("regex(., '[0-9]+')", [10]),
        ("regex(., '^[0-9]+$')", []),
        ("count(//age)", [7]),
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


@pytest.mark.parametrize("name", ["${x}", "x", "../x", "./x", "/data/x"])
def test_a_name_nobody_answered_is_blank(name: str) -> None:
    for answers in ({}, {"other": "a"}, {"x": None}, {"x": ""}):
        assert evaluate_text(f"{name} = ''", answers) is True
        assert evaluate_text(f"{name} != 'a'", answers) is True
        assert evaluate_text(f"{name} > 3", answers) is False
        assert evaluate_text(f"not({name})", answers) is True
        assert evaluate_text(f"coalesce({name}, 'none')", answers) == "none"


def test_what_is_counted_may_be_none() -> None:
    assert evaluate_text("count(${child})", {}) == 0
    assert evaluate_text("sum(${age}) + count(/data/child)", {}) == 0
    assert evaluate_text("join(', ', ${name})", {}) == ""
    assert evaluate_text("count(/data/*[age > 3])", {"a": 1}) == 0


def test_a_name_answered_in_a_group_or_round_is_not_made_again() -> None:
    assert evaluate_text("${age} = ''", {"child": [{"age": 3}, {"age": 5}]}) is False
    assert evaluate_text("${x} = 'a'", {"g": {"x": "a"}}) is True
    assert evaluate_text("/descendant::age", {"child": [{"age": 3}]}) == "3"
