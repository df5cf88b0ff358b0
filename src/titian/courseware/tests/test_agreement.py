"""Agreement of people who judged the same cases: worked examples of others, an oracle, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from titian.courseware.agreement import TooFew, measure_cases, measure_group, measure_two
from titian.courseware.tests.oracle import draw_groups, draw_pairs

# Fleiss 1971 (Psychol. Bull. 76:378-382, doi 10.1037/h0031619): 30 patients, five diagnoses, six psychiatrists.
DIAGNOSES: Final = """
00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031
00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
"""
# "Fleiss' kappa", the example in wide use: ten cases, five answers, fourteen people. Not compared with a printed source.
FOURTEEN: Final = [
    [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
]  # fmt: skip
KEPT: Final = json.loads((Path(__file__).parent / "oracle.json").read_text())


def test_the_diagnoses_of_1971() -> None:
    """Fleiss' own figure; intervals and AC1 as Gwet 2008 works them out."""
    found = measure_cases([[int(digit) for digit in row] for row in DIAGNOSES.split()])
    assert found.kappa is not None
    assert round(found.kappa.value, 3) == 0.430
    assert (round(found.kappa.low, 3), round(found.kappa.high, 3)) == (0.319, 0.541)
    assert (round(found.ac1.value, 3), round(found.ac1.low, 3), round(found.ac1.high, 3)) == (0.448, 0.334, 0.562)


def test_fourteen_people_and_ten_cases() -> None:
    """The example in wide use."""
    found = measure_group(FOURTEEN)
    assert found.kappa is not None
    assert round(found.kappa.value, 3) == 0.210


def test_two_people_and_fifty_cases() -> None:
    """Cohen's kappa of the common textbook table, its error by Fleiss, Cohen and Everitt 1969."""
    kappa = measure_two([[20, 5], [10, 15]]).kappa
    assert kappa is not None
    assert (round(kappa.value, 3), round(kappa.error, 3)) == (0.400, 0.127)
    assert (round(kappa.low, 3), round(kappa.high, 3)) == (0.151, 0.649)


def test_a_rare_kind_has_no_kappa_and_much_agreement() -> None:
    """118 of 125 alike, and a kappa below nought: why both figures stand beside each other."""
    found = measure_two([[118, 5], [2, 0]])
    assert found.kappa is not None
    assert (round(found.share, 3), round(found.kappa.value, 3)) == (0.944, -0.023)
    assert found.ac1.value > 0.9


def test_everybody_said_one_thing_of_all() -> None:
    """Nothing to correct by chance: the share and AC1 are told, and no kappa."""
    found = measure_group([[12, 0]] * 10)
    assert (found.share, found.kappa, found.ac1.value) == (1.0, None, 1.0)


def test_a_case_that_few_judged_counts_less() -> None:
    """Who judged one case alone says how often an answer is given, and nothing of agreement."""
    whole = measure_group(FOURTEEN)
    more = measure_group([*FOURTEEN, [0, 0, 0, 0, 1]])
    assert more.share == pytest.approx(whole.share)
    assert more.kappa != whole.kappa


@pytest.mark.parametrize(
    ("cases", "code"),
    [
        ([[10, 4]], "agreement.one_case"),
        ([[7, 7]], "agreement.one_case"),
        ([[14, 0]], "agreement.one_case"),
        ([[10, 4]] * 9, "agreement.few_cases"),
        ([[10, 4]] * 9 + [[1, 0]] * 5, "agreement.few_cases"),
        ([[5, 4]] * 12, "agreement.few_raters"),
    ],
)
def test_what_cannot_carry_a_number_is_refused(cases: list[list[int]], code: str) -> None:
    """One case, nine cases, nine people; a case that one person judged makes no tenth."""
    with pytest.raises(TooFew) as refused:
        measure_group(cases)
    assert refused.value.code == code
    assert refused.value.what.endswith(".")


def test_two_people_need_ten_cases() -> None:
    """Nine are refused."""
    with pytest.raises(TooFew, match="9 cases"):
        measure_two([[5, 1], [1, 2]])


def test_another_program_agrees_on_two_people() -> None:
    """statsmodels 0.15 on 500 random tables: kappa, its error, both ends (cut at 1 and -1 here)."""
    for table, (value, error, low, high) in zip(draw_pairs(), KEPT["two"], strict=True):
        kappa = measure_two(table).kappa
        assert kappa is not None
        assert (kappa.value, kappa.error) == pytest.approx((value, error), abs=1e-8)
        assert (kappa.low, kappa.high) == pytest.approx((max(low, -1), min(high, 1)), abs=1e-8)


def test_another_program_agrees_on_many_people() -> None:
    """statsmodels 0.15 on 500 random tables."""
    for table, value in zip(draw_groups(), KEPT["many"], strict=True):
        kappa = measure_group(table).kappa
        assert kappa is not None
        assert kappa.value == pytest.approx(value, abs=1e-8)


def test_two_people_are_the_smallest_group() -> None:
    """AC1 does not hang on which of two ways the cases are written down; neither does who is first."""
    table = [[40, 9, 3], [6, 28, 5], [2, 4, 30]]
    turned = [list(row) for row in zip(*table, strict=True)]
    assert measure_two(table).ac1.value == pytest.approx(measure_two(turned).ac1.value)
