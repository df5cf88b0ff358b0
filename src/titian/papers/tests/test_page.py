"""What docs/officers/papers.md says is what the room does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from titian.papers import errors
from titian.papers.cli import app
from titian.papers.contents import ROOM

from .paper import ROOT, needs_fonts
from .test_sealed import seal

PAGE = (ROOT / "docs/officers/papers.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    titian paper (.+)$", PAGE, re.MULTILINE)


@needs_fonts
@pytest.mark.parametrize("command", COMMANDS)
def test_commands_of_the_page_run(command: str, tmp_path: Path) -> None:
    given = shlex.split(command)
    if "slip.txt" in given:
        (tmp_path / "slip.txt").write_text(seal(700), encoding="utf-8")
        given[given.index("slip.txt")] = str(tmp_path / "slip.txt")
    out = tmp_path / given[given.index("-o") + 1]
    given[given.index("-o") + 1] = str(out)
    ran = CliRunner().invoke(app, [str(ROOT / part) if part.startswith("content/") else part for part in given])
    assert ran.exit_code == 0, ran.output
    assert out.read_bytes().startswith(b"%PDF")


def test_page_shows_every_paper_being_made() -> None:
    made = {command.name for command in app.registered_commands}
    assert {command.split()[0] for command in COMMANDS} == made


def test_every_refusal_stands_on_the_page_and_no_other() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.PaperError)]
    table = PAGE.split("## When it refuses")[1]
    assert set(re.findall(r"`(paper\.\w+)`", table)) == {kind.code for kind in kinds}


def test_templates_ask_for_nothing_from_elsewhere() -> None:
    """Typst fetches a package only where a template names one."""
    imports = re.findall(r"#(?:import|include) \"([^\"]+)\"", "".join(path.read_text() for path in ROOM.glob("*.typ")))
    assert set(imports) == {"look.typ"}
