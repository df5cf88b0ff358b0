"""`titian htcds`: a record read in and written out by a provider, without a hub."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from titian.exchange.htcds.cli import app
from titian.exchange.htcds.tests.test_form import SMALL
from titian.forms.xlsform import write_markdown

ROOT = Path(__file__).resolve().parents[5]
CASES = json.loads((ROOT / "contracts" / "exchange" / "htcds-vectors.json").read_bytes())["cases"]


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """What the browser saved of two referrals, one file each as it gives them; here the first."""
    path = tmp_path / "saved.csv"
    path.write_bytes(CASES[0]["csv"].encode())
    return path


def test_a_saved_record_is_read_in_and_written_out_the_same(saved: Path, tmp_path: Path) -> None:
    run = CliRunner()
    packages, again = tmp_path / "packages.json", tmp_path / "again.csv"
    assert run.invoke(app, ["import", "--from", str(saved), "--to", str(packages)]).exit_code == 0
    (found,) = json.loads(packages.read_bytes())
    assert found == {"payload": {**CASES[0]["payload"]}, "envelope": CASES[0]["envelope"], "others": {}}
    assert run.invoke(app, ["export", "--from", str(packages), "--to", str(again)]).exit_code == 0
    assert again.read_bytes() == saved.read_bytes()
    assert packages.stat().st_mode & 0o077 == 0


def test_a_faulty_record_is_named_and_no_file_is_written(saved: Path, tmp_path: Path) -> None:
    saved.write_text(saved.read_text().replace("PossibleVictimOfTrafficking", "Confirmed"))
    out = tmp_path / "packages.json"
    result = CliRunner().invoke(app, ["import", "--from", str(saved), "--to", str(out)])
    assert result.exit_code == 2
    assert "record 1, vic_TraffickingStatus" in result.output
    assert "Confirmed" not in result.output
    assert not out.exists()


@pytest.mark.parametrize("content", ["{", "[1]", '[{"payload": 1}]'])
def test_what_is_no_list_of_packages_is_refused_in_a_sentence(content: str, tmp_path: Path) -> None:
    source = tmp_path / "packages.json"
    source.write_text(content)
    result = CliRunner().invoke(app, ["export", "--from", str(source), "--to", str(tmp_path / "out.csv")])
    assert (result.exit_code, "exchange.file_unreadable" in result.output) == (2, True)


def test_no_file_is_written_over(saved: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["import", "--from", str(saved), "--to", str(saved)])
    assert result.exit_code == 2
    out = tmp_path / "there.json"
    out.write_text("mine")
    assert CliRunner().invoke(app, ["import", "--from", str(saved), "--to", str(out)]).exit_code == 2
    assert out.read_text() == "mine"


def test_another_workbook_is_no_form_of_htcds(tmp_path: Path) -> None:
    source = tmp_path / "form.md"
    source.write_text("| survey |\n| | type | name | label |\n| | text | name | Name |\n")
    result = CliRunner().invoke(app, ["form", "--from", str(source), "--to", str(tmp_path / "out.xlsx")])
    assert (result.exit_code, "htcds.form_unknown" in result.output) == (2, True)


def test_a_folder_without_words_is_named_before_anything_is_written(tmp_path: Path) -> None:
    source, out = tmp_path / "form.md", tmp_path / "out.xlsx"
    source.write_text(write_markdown(SMALL), encoding="utf-8")
    result = CliRunner().invoke(app, ["form", "--from", str(source), "--to", str(out), "--words", str(tmp_path)])
    assert (result.exit_code, "no words of a pack" in result.output, out.exists()) == (2, True, False)
