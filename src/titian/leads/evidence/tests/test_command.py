"""`titian evidence`, as docs/leads/evidence.md has people type it, and the exit codes the page promises."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from titian.leads.evidence.cli import app
from titian.leads.evidence.tests.authority import Authority

ROOT = Path(__file__).resolve().parents[5]
COMMANDS = re.findall(r"^    (\S.*)$", (ROOT / "docs/leads/evidence.md").read_text(encoding="utf-8"), re.MULTILINE)


def run(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, [str(word) for word in words])
    return done.exit_code, done.output


@pytest.fixture
def here(tmp_path: Path) -> Path:
    Authority(tmp_path / "authority").set_up()
    (tmp_path / "offer.txt").write_text("Easy work, high pay (fictional)")
    (tmp_path / "page.html").write_text("<html>Easy work, high pay (fictional)")
    return tmp_path


def test_the_commands_of_the_page_do_what_it_says(here: Path) -> None:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "\n".join(COMMANDS)],
        cwd=here, env={"PATH": path}, capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "covers all of it" in ran.stdout
    assert "Verification: OK" in ran.stdout + ran.stderr
    hashes = re.findall(r"^([0-9a-f]{64})  evidence/pieces/([0-9a-f]{64})$", ran.stdout, re.MULTILINE)
    assert len(hashes) == 2
    assert all(one == other for one, other in hashes)


def test_exit_codes_are_those_of_the_page(here: Path) -> None:
    folder, root = here / "evidence", here / "authority" / "root.pem"
    code, said = run("verify", folder)
    assert (code, "no folder of evidence" in said) == (2, True)
    given = ("--given-by", "partner-3", "--taken-by", "analyst-2")
    assert run("add", folder, here / "offer.txt", *given)[0] == 0
    code, said = run("verify", folder, "--authority", root)
    assert (code, "Nothing shows since when" in said) == (3, True)
    code, said = run("verify", folder, "--authority", here / "offer.txt")
    assert (code, "holds no certificate" in said) == (2, True)
    [piece] = (folder / "pieces").iterdir()
    piece.write_text("changed")
    code, said = run("verify", folder)
    assert (code, f"WRONG {piece.name}: Altered" in said) == (1, True)


def test_what_cannot_be_kept_is_said_and_leaves_nothing(here: Path) -> None:
    folder, offer = here / "evidence", here / "offer.txt"
    named = run("add", folder, offer, "--given-by", "Maria Santos", "--taken-by", "analyst-2")
    assert named[0] == 1
    assert "is no code" in named[1]
    assert run("add", folder, here / "a.exe", "--given-by", "partner-3", "--taken-by", "analyst-2")[0] == 1
    assert not folder.exists()
    for _ in range(2):
        assert run("add", folder, offer, "--given-by", "partner-3", "--taken-by", "analyst-2")[0] == 0
    assert len(list((folder / "pieces").iterdir())) == 1
    code, said = run("stamp", folder, offer)
    assert (code, "no answer of a time-stamp authority" in said) == (1, True)
    assert not (folder / "stamps").exists()
