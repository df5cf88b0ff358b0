"""Of what is long, each run takes a tenth: which, by the day alone, and over the days all of it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from titian.hub.tests.lanes import Share, choose, draw, drawn_on_postgresql, rank, try_fewer


@pytest.mark.parametrize("size", [1, 2, 10, 23, 250])
def test_a_tenth_is_drawn_the_same_for_the_same_day_and_all_of_it_over_the_days(size: int) -> None:
    names = [f"row {number}" for number in range(size)]
    assert draw(names, "2026-11-29") == draw(reversed(names), "2026-11-29")
    days = [draw(names, f"day {number}") for number in range(500)]
    assert {len(day) for day in days} <= {size // 10, size // 10 + 1}
    drawn = Counter(name for day in days for name in day)
    assert set(drawn) == set(names)
    assert 0.08 <= sum(drawn.values()) / 500 / size <= 0.12


@pytest.mark.parametrize(("size", "together"), [(7, 7), (7, 20), (75, 15), (13, 1)])
def test_what_costs_much_to_begin_is_drawn_some_together_or_not_at_all(size: int, together: int) -> None:
    names = [f"row {number}" for number in range(size)]
    share = Share(one_in=10, together=together)
    days = [draw(names, f"day {number}", share) for number in range(2_000)]
    at_once = min(size, together)
    assert {len(day) % at_once for day in days} == {0}
    assert draw(names, "day 7", share) == days[7]
    drawn = Counter(name for day in days for name in day)
    assert set(drawn) == set(names)
    assert 0.08 <= sum(drawn.values()) / len(days) / size <= 0.12
    assert draw([], "2026-11-29", share) == set()


def test_long_tests_run_whole_alone_or_by_a_tenth_and_others_always() -> None:
    groups = {**{f"row {number}": "rows" for number in range(30)}, "recipe": "recipe", "short": None}
    assert choose(groups, "all", "today") == set(groups)
    assert choose(groups, "only", "today") == set(groups) - {"short"}
    drawn = choose(groups, "drawn", "today")
    assert "short" in drawn
    assert sum(name.startswith("row") for name in drawn) == 3
    assert (
        len(choose(groups, "drawn", "today", {"rows": Share(one_in=15)}) & {f"row {number}" for number in range(30)})
        == 2
    )


@pytest.mark.parametrize(
    ("url", "marks"), [("", ["on_both"]), ("postgresql://titian@127.0.0.1/titian", ["on_both", "long"])]
)
def test_what_is_drawn_on_postgresql_is_whole_on_sqlite(
    url: str, marks: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TITIAN_DATABASE_URL", url)

    @drawn_on_postgresql("rows", one_in=5)
    @pytest.mark.on_both
    def test() -> None: ...

    assert [mark.name for mark in test.pytestmark] == marks  # type: ignore[attr-defined]  # pytest's


def test_the_longest_file_begins_first_and_before_it_those_that_nobody_has_measured() -> None:
    places = rank({"short": 1.0, "long": 60.0, "gone": 80.0}, ["new", "short", "long"])
    assert sorted(places, key=places.__getitem__) == ["new", "long", "short"]


@pytest.mark.parametrize(("whole", "share"), [(60, 20), (100, 34), (4, 2), (1, 1)])
def test_a_property_is_tried_with_a_third_of_its_examples_once_whatever_its_parameters(whole: int, share: int) -> None:
    tried: list[int] = []

    class Room:
        @settings(max_examples=whole, database=None)
        @given(number=st.integers())
        def test_of_numbers(self, number: int) -> None:
            tried.append(number)

    try_fewer([Room().test_of_numbers, Room.test_of_numbers])
    Room().test_of_numbers()
    assert len(tried) == share
