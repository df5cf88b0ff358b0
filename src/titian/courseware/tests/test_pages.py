"""The pages on learning say what the command says."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Final

import pytest
from typer.testing import CliRunner

from titian.courseware.cli import app
from titian.courseware.papers.sheets import UnknownModule
from titian.courseware.scorm import package
from titian.papers.tests.paper import needs_fonts
from titian.voices.wording import load_wording

ROOT: Final = Path(__file__).parents[4]
PAGES: Final = ROOT / "docs" / "learning"


def run_page(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many commands of a page were run, each with what stands below it as its answer."""
    monkeypatch.chdir(tmp_path)
    for each in ("content", "contracts"):
        (tmp_path / each).symlink_to(ROOT / each)
    runs = re.findall(r"^\$ titian learning (.+)\n(.+)$", (PAGES / name).read_text(encoding="utf-8"), re.MULTILINE)
    for line, said in runs:
        result = CliRunner().invoke(app, shlex.split(line))
        assert re.fullmatch(re.escape(said).replace("…", r"\d+"), result.output.strip()), (line, result.output)
    return len(runs)


def test_a_lesson_elsewhere_is_made_as_its_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = tmp_path / "built"
    (built / "lesson").mkdir(parents=True)
    for name in ("player.js", "player.css"):
        (built / "lesson" / name).write_text("", encoding="utf-8")
    (built / "lesson" / "packages.json").write_text("[]", encoding="utf-8")
    (built / "THIRD-PARTY.txt").write_text("", encoding="utf-8")
    monkeypatch.setattr(package, "BUILT", built)
    assert run_page("other-systems.md", tmp_path, monkeypatch) == 2


@needs_fonts
def test_papers_are_printed_as_the_trainers_page_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_page("trainers.md", tmp_path, monkeypatch) == 3
    assert all((tmp_path / f"{name}.pdf").read_bytes().startswith(b"%PDF-") for name in ("guide", "handout", "sign-in"))


def test_the_translators_page_says_that_all_is_draft_as_long_as_it_is() -> None:
    page = (ROOT / "docs" / "translators" / "learning.md").read_text(encoding="utf-8")
    learning = ROOT / "content" / "learning"
    states = {
        text.state
        for tag in ("en", "id", "th")
        for text in load_wording(learning / f"locales/{tag}.yaml").texts.values()
    }
    clips = json.loads((learning / "voices/en/manifest.json").read_text(encoding="utf-8"))["clips"].values()
    is_all_draft = states | {clip["state"] for clip in clips} == {"draft"}
    assert ("Every text of what officers learn with is a `draft` today" in page) is is_all_draft


def test_the_trainers_page_explains_the_code_of_a_module_that_is_not_there() -> None:
    assert f"| `{UnknownModule.code}` |" in (PAGES / "trainers.md").read_text(encoding="utf-8")
