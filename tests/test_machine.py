"""The first thing a newcomer meets: what is missing is said in a sentence, before anything is changed."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import machine
import pytest

HERE = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("version", "fit"),
    [
        ((20, 18, 3), False),
        ((20, 19, 0), True),
        ((21, 7, 0), False),
        ((22, 11, 0), False),
        ((22, 12, 0), True),
        ((24, 0, 0), True),
        (None, False),
    ],
)
def test_node_versions(version: tuple[int, ...] | None, fit: bool) -> None:
    assert machine.is_node_fit(version) is fit


def program(folder: Path, name: str, says: str) -> None:
    """A stand-in program that prints a version."""
    path = folder / name
    path.write_text(f"#!/bin/sh\necho {says}\n")
    path.chmod(0o755)


def run_check(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(HERE / "scripts/machine.py"), *words],
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": str(folder)},
        check=False,
    )


def test_each_missing_program_has_its_sentence(tmp_path: Path) -> None:
    said = run_check(tmp_path, "run").stderr
    assert "Node is not installed" in said
    assert "npm is not installed" in said
    assert "git is not installed" in said


def test_an_old_node_is_named_with_what_is_needed(tmp_path: Path) -> None:
    for name, says in (("node", "v18.20.0"), ("npm", "9.0.0"), ("git", "2.40.0")):
        program(tmp_path, name, says)
    result = run_check(tmp_path, "run")
    assert result.returncode == 1
    assert "Node here is 18.20.0; needed is Node 20.19" in result.stderr


def test_a_fit_machine_says_nothing(tmp_path: Path) -> None:
    for name, says in (("node", "v22.12.0"), ("npm", "11.0.0"), ("git", "2.47.0")):
        program(tmp_path, name, says)
    result = run_check(tmp_path, "run")
    assert (result.returncode, result.stderr) == (0, "")


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    for name, says in (("node", "v22.12.0"), ("npm", "11.0.0"), ("git", "2.47.0")):
        program(tmp_path, name, says)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run_check(tmp_path, "run", "--port", str(port))
    assert result.returncode == 1
    assert f"Port {port} is taken" in result.stderr
    assert f"make run PORT={port + 1}" in result.stderr


def test_the_tests_name_exactly_what_they_lack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert {"chromium", "ffmpeg"} <= set(machine.list_test_lacks())
