"""Any order, duplicates, any way round: the same board, and a sheet that always reconciles."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titian.arrivals import codes, slips
from titian.arrivals.board import (
    OVERTAKEN_BY,
    PART_NAMES,
    SHEET_PARTS,
    Board,
    Figures,
    SlipLine,
    TallyLine,
    digest_places,
)

CONTRACTS: Final = Path(__file__).resolve().parents[4] / "contracts/arrivals"
VECTORS: Final[dict[str, Any]] = json.loads((CONTRACTS / "vectors.json").read_text("utf-8"))  # Any: JSON
CODES: Final[dict[str, Any]] = json.loads((CONTRACTS / "codes.json").read_text("utf-8"))  # Any: JSON
SLIPS: Final = slips.list_slips(0)[:3]
WRITERS: Final = ("wa", "wb", "wc")

slip_lines: Final = st.builds(
    SlipLine,
    slip=st.sampled_from(SLIPS),
    writer=st.sampled_from(WRITERS),
    number=st.integers(1, 4),
    state=st.sampled_from(sorted(SHEET_PARTS)),
    seen=st.dictionaries(st.sampled_from(WRITERS), st.integers(1, 4), max_size=3),
    issued=st.booleans(),
    family=st.none() | st.sampled_from(SLIPS),
)
tally_lines: Final = st.builds(
    TallyLine,
    kind=st.sampled_from(["heads", "needs"]),
    writer=st.sampled_from(WRITERS),
    number=st.integers(1, 4),
    cells=st.dictionaries(st.sampled_from(codes.HEADS), st.integers(-3, 9), max_size=3),
)
many_lines: Final = st.lists(slip_lines | tally_lines, max_size=30)


def fill(board: Board, lines: list[SlipLine | TallyLine]) -> Board:
    for line in lines:
        if isinstance(line, SlipLine):
            board.take_slip(line)
        else:
            board.take_tally(line)
    return board


def list_lines(board: Board) -> list[SlipLine | TallyLine]:
    return [line for lines in board.slips.values() for line in lines.values()] + list(board.tallies.values())


def figures(lines: list[SlipLine | TallyLine]) -> Figures:
    return fill(Board(), lines).figures()


@pytest.mark.parametrize(("places", "digest"), VECTORS["digests"])
def test_digest_of_lines_is_that_of_the_twin(places: list[list[Any]], digest: str) -> None:  # Any: JSON
    assert digest_places((slip, writer, number) for slip, writer, number in places) == digest


@given(many_lines, st.randoms(use_true_random=False))
def test_any_order_and_any_number_of_times_gives_the_same(
    lines: list[SlipLine | TallyLine], chance: random.Random
) -> None:
    again = lines + chance.sample(lines, k=len(lines) // 2)
    chance.shuffle(again)
    once, often = fill(Board(), lines), fill(Board(), again)
    assert (once.slips, once.tallies) == (often.slips, often.tallies)
    assert once.figures() == often.figures()


@given(many_lines, many_lines, many_lines)
def test_boards_merge_the_same_whoever_hands_over_to_whom(
    one: list[SlipLine | TallyLine], two: list[SlipLine | TallyLine], three: list[SlipLine | TallyLine]
) -> None:
    first = fill(fill(fill(Board(), one), list_lines(fill(Board(), two))), list_lines(fill(Board(), three)))
    last = fill(Board(), list_lines(fill(fill(Board(), three), list_lines(fill(fill(Board(), two), one)))))
    assert first.figures() == last.figures()


@given(many_lines)
def test_the_sheet_reconciles_whatever_was_said(lines: list[SlipLine | TallyLine]) -> None:
    sheet = figures(lines).sheet
    assert sheet.arrived == sum(sheet.parts.values()) + sheet.disputed + sheet.given_twice + sheet.without_slip


@given(many_lines)
def test_every_slip_is_counted_once_or_is_disputed(lines: list[SlipLine | TallyLine]) -> None:
    board = fill(Board(), lines)
    found = board.figures()
    assert sum(found.states.values()) + found.sheet.disputed == sum(1 for held in board.slips.values() if held)


@given(many_lines, st.sampled_from(SLIPS), st.sampled_from(sorted(SHEET_PARTS)))
def test_a_persons_word_settles_what_was_disputed(lines: list[SlipLine | TallyLine], slip: str, state: str) -> None:
    board = fill(Board(), lines)
    board.take_slip(board.make_line(slip, "desk", state))
    standing = board.find_standing(slip)
    assert standing.states == (state,)
    assert standing.given_to <= 1


def test_what_comes_after_what_is_an_order() -> None:
    """Else which head is let go would depend on the others."""
    for state, later in OVERTAKEN_BY.items():
        assert state not in later
        for each in later:
            assert set(OVERTAKEN_BY[each]) <= set(later)


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["about"])
def test_the_vectors_hold(case: dict[str, Any]) -> None:
    lines = [SlipLine(**line) for line in case["slips"]] + [TallyLine(**line) for line in case["tallies"]]
    board = fill(Board(), lines)
    found = board.figures()
    sheet = found.sheet
    assert {
        "arrived": sheet.arrived,
        "parts": dict(sheet.parts),
        "disputed": sheet.disputed,
        "given_twice": sheet.given_twice,
        "without_slip": sheet.without_slip,
    } == case["sheet"]
    assert found.families_apart == case["families_apart"]
    for slip, (states, given_to) in case["standings"].items():
        standing = board.find_standing(slip)
        assert [list(standing.states), standing.given_to] == [states, given_to]


@pytest.mark.parametrize(("text", "sign"), VECTORS["check_signs"])
def test_check_signs_are_those_of_the_standard(text: str, sign: str) -> None:
    """The first is the example that the Global Release Identifier's standard prints."""
    assert slips.check_sign(text) == sign


@pytest.mark.parametrize(("text", "slip"), VECTORS["reads"])
def test_slips_are_read_as_they_are_written(text: str, slip: str | None) -> None:
    assert slips.read_slip(text) == slip


@pytest.mark.parametrize(("block", "number", "slip"), VECTORS["slips"])
def test_slips_stand_at_their_places(block: int, number: int, slip: str | None) -> None:
    assert slips.slip_at(block, number) == slip


def test_no_single_slip_of_the_pen_gives_another_slip() -> None:
    """Every slip of one block, every sign of it misread as every other, and every two neighbours exchanged."""
    for slip in slips.list_slips(137):
        for place, sign in enumerate(slip):
            assert not any(
                slips.is_slip(slip[:place] + other + slip[place + 1 :]) for other in slips.SIGNS if other != sign
            )
        for place in range(len(slip) - 1):
            turned = slip[:place] + slip[place + 1] + slip[place] + slip[place + 2 :]
            assert turned == slip or not slips.is_slip(turned)


def test_codes_are_those_of_the_contract() -> None:
    assert [*codes.KINDS] == CODES["kinds"]
    assert [*codes.AUTHORITIES] == CODES["authorities"]
    assert [*codes.AGES] == CODES["ages"]
    assert [*codes.SEXES] == CODES["sexes"]
    assert [*codes.NEEDS] == CODES["needs"]
    assert [*codes.STATES] == [*CODES["states"]] == [*SHEET_PARTS]
    assert [*codes.PARTS] == [*PART_NAMES]
    for state, row in CODES["states"].items():
        assert [SHEET_PARTS[state], [*OVERTAKEN_BY[state]]] == [row["sheet"], row["overtaken_by"]]
    assert CODES["letters"] == slips.LETTERS
    assert [*CODES["blocks"].values()] == [
        slips.PHONE_BLOCKS_END,
        slips.HUB_BLOCKS_END,
        slips.BLOCKS,
        slips.SHARED_AT_ONCE,
    ]
