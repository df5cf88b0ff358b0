"""`titian pack diff`: each kind of change is told in words, and what it does is shown."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from titian.instrument import compile_logic, load_pack, parse_expression
from titian.instrument.checks import expressions_of
from titian.instrument.logic import Logic
from titian.instrument.sheets import read_sheet
from titian.instrument.source import OUTCOMES
from titian.instrument.vectors import PACK
from titian.review import Comparison, Subject, compare, read_subject
from titian.review.cli import add_commands
from titian.review.tests.test_check import replace_in, set_about, set_cell
from titian.review.written import written

RUNNER = CliRunner()
APP = typer.Typer()
add_commands(APP)


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A copy of the pack that ships, to be changed."""
    ignored = shutil.ignore_patterns("voices", "pictures")
    return Path(shutil.copytree(PACK, tmp_path / "changed", ignore=ignored))


@cache
def shipped() -> Subject:
    return read_subject(PACK)


def difference(changed: Path, number: int = 60) -> Comparison:
    return compare(shipped(), read_subject(changed), number=number)


def told(found: Comparison) -> str:
    return "\n".join(found.in_words())


def test_nothing_changed_is_said(changed: Path) -> None:
    found = difference(changed)
    assert found.changes == ()
    assert "Nothing changed." in told(found)
    assert (found.effect.rises, found.effect.falls, found.effect.cases) == (0, 0, ())


def test_a_rule_that_holds_sooner_is_shown_both_ways_and_in_the_cases(changed: Path) -> None:
    set_cell(changed, "outcomes", "R09c", "when", "flagged('LC01', 'TL16')")
    found = difference(changed, number=300)
    (change,) = found.changes
    assert (change.about, change.id, change.old, change.new) == (
        "rule",
        "R09c",
        "flagged('LC01')",
        "flagged('LC01', 'TL16')",
    )
    assert found.effect.rules["R09c"].come > 0
    assert found.effect.rules["R09c"].gone == 0
    assert found.effect.falls == 0
    assert "It holds sooner" in told(found)
    assert any("R09c" in case.come for case in found.effect.cases)


def test_a_rule_that_holds_later_and_a_level_that_falls_are_marked(changed: Path) -> None:
    set_cell(changed, "outcomes", "R04", "when", "flagged('P07')")
    set_cell(changed, "outcomes", "R16", "level", "INFO")
    found = difference(changed, number=300)
    assert "holds LATER" in told(found)
    assert found.effect.falls > 0
    assert "FALL from" in told(found)
    assert "A fall takes protection away" in told(found)
    fallen = {case.id for case in found.effect.cases if case.is_fall}
    assert "W59" in fallen
    assert "PROTECTION FALLS" in told(found)


def test_questions_that_come_go_move_and_are_reworded_are_told(changed: Path) -> None:
    survey = changed / "sheets" / "survey.csv"
    lines = survey.read_text(encoding="utf-8").splitlines(keepends=True)
    (row,) = [line for line in lines if line.startswith("select_one yes_no,FC17,")]
    (moved,) = [line for line in lines if line.startswith("select_one yes_no,P14,")]
    rest = [line for line in lines if line not in (row, moved)]
    first = next(n for n, line in enumerate(rest) if line.startswith("select_one yes_no,P09,"))
    new = row.replace("FC17", "P99")
    survey.write_text("".join([*rest[:first], moved, new, *rest[first:]]), encoding="utf-8")
    replace_in(changed / "locales" / "en.yaml", "Are you younger than 18?", "Are you under 18?")
    found = told(difference(changed))
    assert "FC17 is no longer asked" in found
    assert "P99 is new in MORE, asked" in found
    assert "P14 is asked at another place in MORE" in found
    assert "was: Are you younger than 18?" in found
    assert "now: Are you under 18?" in found


@pytest.mark.parametrize(
    ("sheet", "name", "column", "value", "sentence"),
    [
        ("survey", "P10", "flag_when", "yes dont_know", "P10: raises it"),
        ("survey", "P10", "sensitive", "yes", "P10: is sensitive"),
        ("survey", "P10", "ask_when", "", "P10: is asked when"),
        ("survey", "TL08", "skip_if_indicator_already_answered", "", "TL08: need not be asked after"),
        ("survey", "PRIM", "counts_for_completeness", "", "PRIM: must be finished"),
        ("survey", "TL", "ask_when", "", "TL: is asked when"),
        ("outcomes", "R16", "needs", "family_tracing safety", "R16: needs"),
        ("outcomes", "R16", "effects", "private_place", "R16: effects"),
        ("outcomes", "R16", "confidential_reason", "yes", "R16: its reason is confidential"),
        ("indicators", "CD01", "weights.adult_labour", "W", "CD01: weight for an adult"),
        ("indicators", "CD01", "tags", "", "CD01: tags"),
    ],
)
def test_each_kind_of_change_has_its_sentence(
    changed: Path, sheet: str, name: str, column: str, value: str, sentence: str
) -> None:
    set_cell(changed, sheet, name, column, value)
    assert f"  {sentence}" in told(difference(changed, number=2))


def test_rules_lists_and_answers_that_come_and_go_are_told(changed: Path) -> None:
    replace_in(changed / "sheets" / "outcomes.csv", "R15g,", "R15x,")
    replace_in(changed / "pack.yaml", "CR05, CR07]", "CR05]")
    set_about(changed, limits={"prompts_before_a_break_is_offered": 20})
    found = told(difference(changed, number=20))
    assert "R15g (Danger on the journey) is gone" in found
    assert "R15x is new, with INFO, independent_advice" in found
    assert "The list today: CR07 goes out" in found
    assert "pack: limits" in found


def test_words_alone_change_no_outcome(changed: Path) -> None:
    replace_in(changed / "locales" / "en.yaml", "Are you younger than 18?", "Are you under 18?")
    assert "no outcome changes" in told(difference(changed, number=2))


def test_a_built_logic_file_can_be_compared(changed: Path, tmp_path: Path) -> None:
    built = tmp_path / "logic.json"
    built.write_bytes(compile_logic(load_pack(PACK)))
    set_cell(changed, "outcomes", "R16", "level", "INFO")
    result = RUNNER.invoke(APP, ["diff", str(built), str(changed), "--n", "30", "--json"])
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert [(change["id"], change["old"], change["new"]) for change in found["changes"]] == [("R16", "REFER", "INFO")]
    assert found["sets"] == 30
    assert "W59" in {case["id"] for case in found["cases"]}


def test_what_cannot_be_read_exits_with_2(tmp_path: Path) -> None:
    (tmp_path / "logic.json").write_text("[", encoding="utf-8")
    for path in (tmp_path, tmp_path / "logic.json"):
        result = RUNNER.invoke(APP, ["diff", str(PACK), str(path)])
        assert result.exit_code == 2
        assert "Traceback" not in result.stderr


def test_expressions_are_written_as_they_stand_in_the_sheet(first_contact: Logic, vocabulary: Logic) -> None:
    for logic in (first_contact, vocabulary):
        for *_, home, tree in expressions_of(logic.document):
            assert parse_expression(written(tree), home) == tree
    rows = read_sheet(PACK / "sheets", "outcomes", OUTCOMES, (), [])
    shown = {row.text("id"): row.text("when") for row in rows}
    same = [rule.id for rule in first_contact.document.rules if written(rule.when) == shown[rule.id]]
    assert set(shown) - set(same) <= {"R11"}, "R11 has brackets that are not needed"
