"""Sameness that can be taken back, small counts that stay hidden, and positions in words."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titian.preparedness.figures import (
    FEWEST,
    Judgement,
    Range,
    Verdict,
    find_apart,
    find_group,
    hide_small,
    holds_position,
)

SAME, DIFFERENT, OPEN = Verdict.SAME, Verdict.DIFFERENT, Verdict.OPEN
A, B, C, D = (UUID(int=number) for number in range(1, 5))
JUDGEMENTS = st.lists(
    st.tuples(st.sampled_from([A, B, C, D]), st.sampled_from([A, B, C, D]), st.sampled_from(list(Verdict)))
    .filter(lambda row: row[0] != row[1])
    .map(lambda row: Judgement(*row)),
    max_size=8,
)


def group(event: UUID, judgements: Iterable[Judgement]) -> frozenset[UUID]:
    kept = list(judgements)
    return find_group(event, lambda events: [row for row in kept if row.one in events or row.other in events])


@given(JUDGEMENTS)
def test_a_group_is_the_same_from_whichever_of_its_events(judgements: list[Judgement]) -> None:
    for event in (A, B, C, D):
        found = group(event, judgements)
        assert event in found
        assert all(group(other, judgements) == found for other in found)


@given(JUDGEMENTS, st.sampled_from([(A, B), (B, C), (C, D)]))
def test_what_is_taken_back_leaves_all_as_it_was(judgements: list[Judgement], pair: tuple[UUID, UUID]) -> None:
    before = [row for row in judgements if {row.one, row.other} != set(pair)]
    after = [*before, Judgement(*pair, SAME), Judgement(*pair, OPEN)]
    assert [group(event, after) for event in (A, B, C, D)] == [group(event, before) for event in (A, B, C, D)]


def test_different_stands_against_joining_by_another_way() -> None:
    judgements = [Judgement(A, C, DIFFERENT), Judgement(B, C, SAME)]
    assert list(find_apart(group(A, judgements), group(B, judgements), judgements)) == [frozenset((A, C))]
    taken_back = [*judgements, Judgement(C, A, OPEN)]
    assert list(find_apart(group(A, taken_back), group(B, taken_back), taken_back)) == []


def count(low: int) -> Range:
    return Range(low, low)


@given(st.dictionaries(st.sampled_from(["BD", "ID", "MM", "MY"]), st.integers(0, 40).map(count)), st.integers(0, 90))
def test_no_count_and_no_rest_of_a_total_tells_of_fewer_than_eleven(counts: dict[str, Range], total: int) -> None:
    shown = hide_small(counts, [count(total)])
    assert shown.keys() == counts.keys()
    kept = [row.low for row in shown.values() if row is not None]
    assert all(number >= FEWEST for number in kept)
    if kept:
        assert not 0 < total - sum(kept) < FEWEST


def test_the_smallest_is_hidden_that_a_rest_not_be_seen() -> None:
    assert hide_small({"BD": count(20), "MM": count(12)}, [count(35)]) == {"BD": count(20), "MM": None}
    assert hide_small({"BD": count(20), "MM": count(12)}, [count(32)]) == {"BD": count(20), "MM": count(12)}


@pytest.mark.parametrize(
    "text",
    [
        "seen at 9.55, 97.20", "9.551 97.204", "9°33'N 97°12'E", "9 33.1 N, 97 12 E", "09-33N 097-12E", "9.55N 97.2E",
        "lat 9.5", "Longitude: 97", "geo:9.5,97.2", "47PMR12345678", "6PH57VP3+PR",
        "https://maps.google.com/?q=x", "https://www.openstreetmap.org/#map=9", "///filled.count.soap", "9.5° north",
    ],
)  # fmt: skip
def test_a_position_in_words_is_seen(text: str) -> None:
    assert holds_position(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "Coast guard, radio report of 3 December 2026", "7,117 people on 74 boats", "UNHCR (IOM Missing Migrants 52484)",
        "Andaman Sea, 12 to 15 people", "between 3.5 and 4 metres long", "https://example.org/2026/12/03/report", "No. 5, 6",
    ],
)  # fmt: skip
def test_words_without_one_are_not_taken_for_it(text: str) -> None:
    assert not holds_position(text)
