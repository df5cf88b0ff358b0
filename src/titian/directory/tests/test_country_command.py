"""`titian country`: a folder's own words, held to those of the pack."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from titian.directory.country.cli import app
from titian.voices.wording import load_wording, text_sha256

ROOT = Path(__file__).resolve().parents[4]
TEXT = "consent.first_why"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Thailand's folder and the English words of the pack."""
    shutil.copytree(ROOT / "content/countries/th", tmp_path / "countries/th")
    (tmp_path / "packs/first-contact/locales").mkdir(parents=True)
    shutil.copy(ROOT / "content/packs/first-contact/locales/en.yaml", tmp_path / "packs/first-contact/locales")
    (tmp_path / "countries/th/wording").mkdir(exist_ok=True)
    return tmp_path


def pin(content: Path, words: str, over: str) -> None:
    text = {"text": words, "state": "draft", "reviewer": None, "date": "2026-11-27", "of": text_sha256(over)}
    path = content / "countries/th/wording/en.yaml"
    path.write_text(yaml.safe_dump({"tag": "en", "texts": {TEXT: text}}))


def run(content: Path, *command: str) -> str:
    return CliRunner().invoke(app, [*command, "--content", str(content), "--on", "2026-11-26"]).stdout


def read_problems(content: Path) -> list[dict[str, str]]:
    problems: list[dict[str, str]] = json.loads(run(content, "check", "th", "--json"))["problems"]
    return problems


def test_script_says_what_the_country_pins(content: Path) -> None:
    before = load_wording(content / "packs/first-contact/locales/en.yaml").texts[TEXT].text
    assert before in run(content, "script", "th")
    pin(content, "We work for the border office.", before)
    said = run(content, "script", "th")
    assert f"{TEXT}\n  We work for the border office.\n" in said
    assert before not in said
    assert read_problems(content) == []


def test_check_names_a_pin_whose_text_in_the_pack_has_changed(content: Path) -> None:
    pin(content, "We work for the border office.", "What the pack said before.")
    (problem,) = read_problems(content)
    assert (problem["code"], problem["where"]) == ("pin.stale", f"wording.en.{TEXT}")
    assert "has changed since it was pinned" in run(content, "check", "th")
