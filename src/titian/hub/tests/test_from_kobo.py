"""docs/coordinators/from-kobo.md, done: its workbook is written as it stands there, and its commands say what it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from titian.forms.xlsform import read_workbook
from titian.forms.xlsform.tests.converter import JAVA, complaints_of_odk, convert
from titian.hub.tests.test_cli import ROOT, titian

PAGE = (ROOT / "docs/coordinators/from-kobo.md").read_text(encoding="utf-8")
COMMANDS = [
    (command, told)
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.DOTALL)
    for command, told in re.findall(r"^\$ titian (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page's workbook."""
    made = tmp_path_factory.mktemp("kobo")
    (table,) = re.findall(r"```markdown\n(.*?)```", PAGE, re.DOTALL)
    (made / "kobo.md").write_text(table, encoding="utf-8")
    return made


def test_the_page_has_commands() -> None:
    assert len(COMMANDS) == 4


@pytest.mark.parametrize(("command", "told"), COMMANDS, ids=[command for command, _ in COMMANDS])
def test_a_command_says_what_the_page_says(folder: Path, command: str, told: str) -> None:
    words = [str(folder / word) if word.startswith("kobo.") else word for word in shlex.split(command)]
    ran = titian(*words)
    assert (ran.stdout + ran.stderr).replace(f"{folder}/", "") == told
    assert ran.returncode == (2 if "--strict" in words else 0)


@pytest.mark.skipif(JAVA is None, reason="needs java")
def test_the_workbook_of_the_page_works_elsewhere(folder: Path) -> None:
    workbook, _ = read_workbook(folder / "kobo.md")
    assert complaints_of_odk(convert(workbook).xform) == ""
