"""`titian screen`."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

import titian.instrument
from titian.instrument.cli import screen
from titian.instrument.vectors import PACK

APP = typer.Typer()
APP.command()(screen)
RUNNER = CliRunner()


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = RUNNER.invoke(APP, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.json"
    path.write_text(json.dumps({"P01": "yes", "P02": "yes", "P10": "yes", "TL08": "yes", "TL08_when": "work"}))
    return path


def test_outcome_is_printed_as_json(answers: Path) -> None:
    code, printed, _ = run("--pack", PACK, "--answers", answers, "--json")
    outcome = json.loads(printed)
    assert code == 0
    assert outcome["level"] == "TODAY"
    assert set(outcome) == {
        "release",
        "level",
        "talk",
        "classes",
        "dimensions",
        "indicators",
        "outcomes",
        "effects",
        "needs",
    }


def test_outcome_is_printed_in_words_without_what_was_disclosed(answers: Path) -> None:
    code, printed, _ = run("--pack", PACK, "--answers", answers)
    assert code == 0
    assert "  specialist\n  safe_place\n" in printed
    assert "R10T" not in printed
    assert "TL08" not in printed
    assert "not a finding" in printed


def test_help_says_what_it_gives() -> None:
    code, printed, _ = run("--help")
    assert code == 0
    assert "--pack" in printed


@pytest.mark.parametrize("content", ["[", "[]", '{"P01": 1}', '{"P99": "yes"}', "null", "[" * 100_000])
def test_wrong_answers_exit_with_2(tmp_path: Path, content: str) -> None:
    path = tmp_path / "answers.json"
    path.write_text(content)
    code, printed, told = run("--pack", PACK, "--answers", path)
    assert code == 2
    assert not printed
    assert "To fix:" in told
    assert "Traceback" not in told


def test_wrong_input_is_told_as_json(tmp_path: Path, answers: Path) -> None:
    code, printed, _ = run("--pack", tmp_path, "--answers", answers, "--json")
    assert code == 2
    assert json.loads(printed)["code"] == "pack.faulty"


def test_missing_file_of_answers_exits_with_2(tmp_path: Path) -> None:
    assert run("--pack", PACK, "--answers", tmp_path / "none.json")[0] == 2


def test_instrument_knows_nobody() -> None:
    """No Django and no other package of Titian: the engine runs on its own."""
    folder = Path(titian.instrument.__file__).parent
    imported = set()
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                imported.add(node.module)
    assert not [name for name in imported if name.split(".")[0] in ("django", "titian", "ninja", "requests", "httpx")]
