"""The page for authors of personas is run: its edits are made, its commands typed, every line it shows compared."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from titian.hub.tests.test_coordinators import ROOT, matches, run, steps_of


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("content/learning", "content/packs/first-contact", "contracts/codes"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("voices", "pictures"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _edit_fact(checkout: Path, text: str) -> None:
    """Puts what a block says of facts, by id, into the persona that its first line names."""
    named, _, body = text.partition("\n")
    path = checkout / named.removeprefix("# ")
    persona = yaml.safe_load(path.read_text(encoding="utf-8"))
    changes = {fact["id"]: fact for fact in yaml.safe_load(body)["facts"]}
    assert changes.keys() <= {fact["id"] for fact in persona["facts"]}
    persona["facts"] = [fact | changes.get(fact["id"], {}) for fact in persona["facts"]]
    path.write_text(yaml.safe_dump(persona, allow_unicode=True, sort_keys=False), encoding="utf-8")


def test_the_page_on_personas_does_what_it_says(checkout: Path) -> None:
    commands = 0
    for step in steps_of(ROOT / "docs" / "learning" / "personas.md"):
        if step.kind == "yaml":
            _edit_fact(checkout, step.text)
        elif step.kind == "console":
            typed, _, shown = step.text.partition("\n")
            printed = run(typed.removeprefix("$ "))
            assert matches(shown, printed), f"{typed}\n--- the page shows\n{shown}\n--- it prints\n{printed}"
            commands += 1
    assert commands == 4
