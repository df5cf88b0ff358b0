"""The shared vectors under the published ``age`` program: a separate program that shares no code with either side."""

from __future__ import annotations

import base64
import json
import os
import pty
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

AGE = shutil.which("age")
VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[4] / "contracts/sealing/vectors.json").read_text(encoding="utf-8")
)
pytestmark = pytest.mark.skipif(AGE is None, reason="the age program is not installed")


def names(one: dict[str, Any]) -> str:
    return str(one["name"])


def run_age(*arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([str(AGE), *map(str, arguments)], input=given, capture_output=True, check=False)


def claims_of(plaintext: bytes) -> Any:
    body = plaintext.decode("ascii").rstrip(" ").split(".")[1]
    return json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))


GOOD = [one for one in VECTORS["packages"] if "claims" in one["expect"]]
UNOPENABLE = [one for one in VECTORS["packages"] if one["expect"].get("error") == "package.unopenable"]


@pytest.fixture
def identities(tmp_path: Path) -> Path:
    for name, organisation in VECTORS["organisations"].items():
        (tmp_path / name).write_text(organisation["test_only_identity"] + "\n", encoding="ascii")
    return tmp_path


@pytest.mark.parametrize("one", GOOD, ids=names)
def test_it_opens_every_good_package(one: dict[str, Any], identities: Path) -> None:
    opened = run_age("-d", "-i", identities / one["organisation"], given=base64.b64decode(one["ciphertext"]))
    assert opened.returncode == 0, opened.stderr
    assert claims_of(opened.stdout) == one["expect"]["claims"]


def test_both_sides_sealed_some_of_them() -> None:
    assert {one["sealed_by"] for one in GOOD} == {"python", "typescript"}


@pytest.mark.parametrize("one", UNOPENABLE, ids=names)
def test_it_opens_none_that_we_cannot(one: dict[str, Any], identities: Path) -> None:
    assert run_age("-d", "-i", identities / one["organisation"], given=base64.b64decode(one["ciphertext"])).returncode


def test_it_opens_a_members_file_with_the_seven_words(tmp_path: Path) -> None:
    """Typed at a terminal, as somebody would who has the file, the words and nothing of ours."""
    one = VECTORS["member_files"][0]
    (tmp_path / "member.age").write_bytes(base64.b64decode(one["file"]))
    plaintext = type_words(
        ["-d", "-o", str(tmp_path / "opened"), str(tmp_path / "member.age")], one["test_only_phrase"]
    )
    assert (tmp_path / "opened").read_text("ascii") == (
        f"# titian root {one['root']}\n{VECTORS['organisations'][one['organisation']]['test_only_identity']}\n"
    ), plaintext


def type_words(arguments: list[str], words: str) -> bytes:
    """Runs age at a terminal of its own and types the words when it asks; returns what it printed."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(str(AGE), [str(AGE), *arguments])  # noqa: S606  (in the child, at its own terminal)
    printed = b""
    has_typed = False
    while True:
        try:
            piece = os.read(terminal, 1024)
        except OSError:  # the terminal closes with the program
            break
        if not piece:
            break
        printed += piece
        if not has_typed and b"passphrase" in printed:
            os.write(terminal, words.encode() + b"\n")
            has_typed = True
    os.waitpid(child, 0)
    os.close(terminal)
    return printed
