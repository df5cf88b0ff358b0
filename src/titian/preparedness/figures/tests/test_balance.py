"""What adds up on ranges, against every number the ranges allow; and claims that cannot both hold."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titian.preparedness.figures import OUTCOMES, Measure, Range, find_rivals, weigh

M = Measure
SMALL = st.integers(0, 4)


def exactly(number: int) -> Range:
    return Range(number, number)


def ranges(most: int = 4) -> st.SearchStrategy[Range]:
    return st.tuples(st.integers(0, most), st.integers(0, 2)).map(lambda pair: Range(pair[0], pair[0] + pair[1]))


def numbers(given_range: Range) -> range:
    assert given_range.high is not None
    return range(given_range.low, given_range.high + 1)


def list_rests(figures: dict[Measure, Range]) -> set[int]:
    """Every rest that some choice of numbers out of the ranges leaves, found by trying all of them."""
    told = [figures[measure] for measure in OUTCOMES if measure in figures]
    return {whole - sum(parts) for whole in numbers(figures[M.EMBARKED]) for parts in product(*map(numbers, told))}


@given(ranges(8), st.dictionaries(st.sampled_from(OUTCOMES), ranges(2), max_size=5))
def test_the_rest_is_every_number_that_may_be_left_and_no_other(
    embarked: Range, outcomes: dict[Measure, Range]
) -> None:
    figures = {M.EMBARKED: embarked, **outcomes}
    possible = {rest for rest in list_rests(figures) if rest >= 0}
    balance = weigh(figures)
    if not possible:
        assert balance.unexplained is None
        assert [clash.how for clash in balance.clashes] == ["more"]
        return
    assert balance.unexplained is not None
    assert set(numbers(balance.unexplained)) == possible
    is_short = len(outcomes) == len(OUTCOMES) and 0 not in possible
    assert [clash.how for clash in balance.clashes] == (["fewer"] if is_short else [])


@given(ranges(8), st.dictionaries(st.sampled_from(OUTCOMES), ranges(2), max_size=5))
def test_what_has_no_figure_is_named_and_never_counts_as_nought(
    embarked: Range, outcomes: dict[Measure, Range]
) -> None:
    blank = weigh({M.EMBARKED: embarked, **outcomes})
    assert set(blank.without) == set(OUTCOMES) - set(outcomes)
    assert (blank.told is None) == (not outcomes)
    noughts = {measure: exactly(0) for measure in blank.without}
    filled = weigh({M.EMBARKED: embarked, **outcomes, **noughts})
    # The rest is the same, and only where everything has a figure may it be called short.
    assert filled.unexplained == blank.unexplained
    assert not blank.without or "fewer" not in {clash.how for clash in blank.clashes}


@given(st.lists(ranges(), min_size=1, max_size=6))
def test_rivals_are_named_exactly_where_no_number_fits_two_of_them(claims: list[Range]) -> None:
    found = find_rivals(list(enumerate(claims)))
    apart = [(one, other) for one, other in product(claims, claims) if not set(numbers(one)) & set(numbers(other))]
    assert (found is None) == (not apart)
    if found is not None:
        assert (claims[found[0]], claims[found[1]]) in apart


@given(ranges(), ranges())
def test_without_an_upper_end_nothing_is_ruled_out_above(one: Range, other: Range) -> None:
    least = Range(one.low, None)
    balance = weigh({M.EMBARKED: least, M.DISEMBARKED: other})
    assert balance.unexplained == Range(max(0, one.low - (other.high or 0)), None)
    assert not balance.clashes


def test_the_published_two_years_reproduce() -> None:
    figures = {
        M.EMBARKED: exactly(7117), M.DISEMBARKED: exactly(5817), M.DEAD_OR_MISSING: exactly(573), M.UNKNOWN: exactly(727),
    }  # fmt: skip
    balance = weigh(figures)
    assert balance.unexplained == exactly(0)
    assert balance.told == exactly(7117)
    assert balance.without == (M.AT_SEA,)
    assert balance.is_settled


def test_dead_and_missing_in_one_are_never_added_to_themselves() -> None:
    figures = {M.EMBARKED: exactly(60), M.DISEMBARKED: exactly(50), M.DEAD: exactly(4), M.MISSING: Range(3, 8)}
    both = weigh({**figures, M.DEAD_OR_MISSING: Range(8, 10)})
    assert both.told == Range(58, 60)
    assert both.unexplained == Range(0, 2)
    apart = weigh({**figures, M.DEAD_OR_MISSING: exactly(20)})
    assert [(clash.how, clash.measures) for clash in apart.clashes] == [
        ("apart", (M.DEAD_OR_MISSING, M.DEAD, M.MISSING)),
        ("more", (M.EMBARKED, M.DISEMBARKED, M.DEAD_OR_MISSING)),
    ]


@pytest.mark.parametrize("part", [M.WOMEN, M.CHILDREN, M.SURVIVED])
def test_parts_are_looked_at_and_never_added(part: Measure) -> None:
    figures = {M.EMBARKED: exactly(60), M.DISEMBARKED: exactly(60)}
    assert weigh({**figures, part: exactly(30)}).unexplained == exactly(0)
    (clash,) = weigh({**figures, part: exactly(61)}).clashes
    assert (clash.how, clash.measures) == ("part", (M.EMBARKED, part))


def test_about_stays_about() -> None:
    balance = weigh({M.EMBARKED: Range(4500, 4500, is_about=True), M.DEAD_OR_MISSING: exactly(569)})
    assert balance.unexplained == Range(3931, 3931, is_about=True)
    assert balance.is_about


def test_nobody_knows_how_many_embarked() -> None:
    balance = weigh({M.DEAD: exactly(2)})
    assert (balance.unexplained, balance.told, balance.is_settled) == (None, exactly(2), False)


@pytest.mark.parametrize(("low", "high"), [(-1, 2), (5, 4)])
def test_what_is_no_range_is_refused(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="no range"):
        Range(low, high)
