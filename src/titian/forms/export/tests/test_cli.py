"""`titian pack export` as it is called."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from titian.forms.export import cli
from titian.forms.export.cli import export
from titian.forms.progress import Progress
from titian.forms.xlsform import read_workbook
from titian.instrument.vectors import PACK, VOCABULARY

APP = typer.Typer()
APP.command()(export)


@pytest.mark.parametrize("name", ["form.xlsx", "form.md", "folder"])
def test_a_pack_is_written(tmp_path: Path, name: str) -> None:
    ran = CliRunner().invoke(APP, [str(VOCABULARY), "--out", str(tmp_path / name), "--json"])
    assert ran.exit_code == 0
    report = json.loads(ran.stdout)
    workbook, _ = read_workbook(Path(report["workbook"]))
    assert [sheet.name for sheet in workbook.sheets] == ["survey", "choices", "settings"]
    assert report["media"] == 0


def test_what_is_no_pack_is_told_in_a_sentence(tmp_path: Path) -> None:
    ran = CliRunner().invoke(APP, [str(tmp_path), "--out", str(tmp_path / "form.xlsx")])
    assert ran.exit_code == 2
    assert "pack.yaml" in ran.output
    assert "[pack.faulty]" in ran.output
    assert "Traceback" not in ran.output
    assert not (tmp_path / "form.xlsx").exists()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    ran = CliRunner().invoke(APP, [str(VOCABULARY), "--out", str(tmp_path / "absent" / "form.xlsx"), "--json"])
    assert ran.exit_code == 2
    assert json.loads(ran.stdout)["code"] == "file.unwritable"


def test_a_form_may_have_a_station_s_languages_alone(tmp_path: Path) -> None:
    wanted = ["--out", str(tmp_path / "f.md"), "--language", "th", "--language", "km"]
    ran = CliRunner().invoke(APP, [str(PACK), *wanted])
    assert ran.exit_code == 0, ran.output
    header = (tmp_path / "f.md").read_text(encoding="utf-8").splitlines()[1]
    named = [cell.strip().removeprefix("label::") for cell in header.split("|") if cell.strip().startswith("label::")]
    assert named == ["English (en)", "Khmer (km)", "Thai (th)"]


def test_a_language_the_pack_has_not_is_refused(tmp_path: Path) -> None:
    ran = CliRunner().invoke(APP, [str(PACK), "--out", str(tmp_path / "f.md"), "--language", "xx"])
    assert ran.exit_code == 2
    assert "no words in xx" in ran.output
    assert not (tmp_path / "f.md").exists()


def test_an_export_says_which_step_is_on_to_whoever_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(cli, "Progress", partial(Progress, after=0))
    monkeypatch.setattr(cli, "to_terminal", said.append)
    out = tmp_path / "form.xlsx"
    ran = CliRunner().invoke(APP, [str(PACK), "--out", str(out), "--language", "th"])
    assert ran.exit_code == 0, ran.output
    assert said[-3:] == ["Reading the words …", "Writing the rules as rows …", f"Writing {out} …"]
