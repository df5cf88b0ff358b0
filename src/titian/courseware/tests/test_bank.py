"""Two parallel forms are drawn from one bank, and every fault of bank and cases is told, all at once."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from titian.courseware.bank import BANK, CASES, KINDS, Bank, CaseSet, draw_forms, read_bank
from titian.courseware.check import check_modules
from titian.instrument.errors import Problem

CONTENT: Final = Path(__file__).parents[4] / "content"
LEARNING: Final = CONTENT / "learning"
PACK: Final = CONTENT / "packs" / "first-contact"
MODULES: Final = {"fear", "screening", "children", "referral", "scam"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(LEARNING, tmp_path / "learning")


@pytest.fixture
def bank() -> Bank:
    found = read_bank(LEARNING, []).bank
    assert found
    return found


@pytest.fixture
def cases() -> CaseSet:
    found = read_bank(LEARNING, []).cases
    assert found
    return found


def spoil(folder: Path, name: str, change: Callable[[str], str]) -> list[Problem]:
    path = folder / name
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before, "the test changes nothing"
    path.write_text(after, encoding="utf-8")
    return check_modules(folder, PACK)


def replacing(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def without_line(start: str) -> Callable[[str], str]:
    return lambda text: "".join(line for line in text.splitlines(keepends=True) if not line.strip().startswith(start))


def test_both_forms_have_as_many_questions_of_each_module_and_kind_and_none_twice(bank: Bank) -> None:
    one, other = draw_forms(bank).values()
    assert {item.module for item in one} == MODULES
    assert {item.kind for item in one} == set(KINDS)
    assert Counter((item.module, item.kind) for item in one) == Counter((item.module, item.kind) for item in other)
    assert not {item.id for item in one} & {item.id for item in other}
    assert len(one) + len(other) == len(bank.items)


def test_the_same_bank_gives_the_same_forms(bank: Bank) -> None:
    assert draw_forms(bank) == draw_forms(bank)


def test_where_difficulty_was_measured_both_forms_come_out_about_as_hard() -> None:
    items = [
        {"id": f"q{place}", "module": "fear", "kind": "knowledge", "choices": ["a", "b"], "right": "a", "own": True}
        for place in range(4)
    ]
    bank = Bank.model_validate({"version": 1, "items": items})
    measured = {"q0": 0.9, "q1": 0.2, "q2": 0.4, "q3": 0.7}
    forms = draw_forms(bank, measured)
    assert [[item.id for item in form] for form in forms.values()] == [["q1", "q0"], ["q2", "q3"]]
    assert [round(sum(measured[item.id] for item in form), 1) for form in forms.values()] == [1.1, 1.1]


def test_two_sets_of_twelve_cases_are_mixed_alike_and_no_answer_is_right_in_half_of_them(cases: CaseSet) -> None:
    assert cases.parallel
    often, again = (Counter(case.answer for case in one) for one in (cases.cases, cases.parallel.cases))
    assert often == again
    assert (often.total(), set(often)) == (12, set(cases.answers))
    assert max(often.values()) < 6
    assert cases.version != cases.parallel.version


@pytest.mark.parametrize(
    ("name", "change", "code", "subject"),
    [
        (BANK, replacing("right: b", "right: z"), "module.form", "items.0"),
        (BANK, replacing("kind: knowledge", "kind: rumour"), "module.form", "items.0.kind"),
        (BANK, replacing("sources: [who_ten]", "own: false"), "source.none", "fear_k1"),
        (BANK, replacing("sources: [who_ten]", "sources: [hearsay]"), "source.unknown", "fear_k1"),
        (BANK, replacing("id: fear_k2", "id: fear_k1"), "test.twice", "fear_k1"),
        (BANK, replacing("module: fear", "module: hope"), "test.module", "fear_k1"),
        (BANK, without_line("- {id: scam_p2"), "test.unbalanced", "scam"),
        (BANK, lambda text: text.replace("right: b", "right: a").replace("right: c", "right: a"), "test.place", ""),
        (CASES, replacing("answer: refer", "answer: pray"), "module.form", ""),
        (CASES, lambda text: "".join(text.splitlines(keepends=True)[:-3]), "case.few", ""),
        (CASES, without_line("- {id: bride"), "case.unequal", "refer"),
        (CASES, replacing("  version: 2", "  version: 1"), "case.version", ""),
        (CASES, replacing("id: coach", "id: taxi"), "test.twice", "taxi"),
        (CASES, lambda text: text.replace("answer: child", "answer: refer"), "case.alike", "refer"),
        (CASES, lambda text: text.replace("answer: child", "answer: refer"), "case.never", "child"),
        ("locales/en.yaml", without_line("test.fear_k1.why"), "text.missing", "test.fear_k1.why"),
        ("locales/th.yaml", without_line("case.taxi.text"), "text.not_translated", "case.taxi.text"),
        ("locales/id.yaml", without_line("case.slip.why"), "text.not_translated", "case.slip.why"),
        (
            "locales/id.yaml",
            replacing("test.fear_k1.why", "test.fear_k1.because"),
            "text.unknown",
            "test.fear_k1.because",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(
    folder: Path, name: str, change: Callable[[str], str], code: str, subject: str
) -> None:
    found = [problem for problem in spoil(folder, name, change) if problem.code == code]
    assert subject in {problem.subject for problem in found}, found
    assert all(problem.sheet == name and problem.fixes for problem in found)


def test_of_a_bank_that_cannot_be_read_only_its_form_is_told(folder: Path) -> None:
    assert {one.code for one in spoil(folder, BANK, replacing("version: 1", "version: first"))} == {"module.form"}
