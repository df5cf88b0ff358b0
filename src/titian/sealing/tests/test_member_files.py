"""Key files of organisations, made by Node from the code the browser runs."""

from __future__ import annotations

import base64
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from titian.sealing import SealingError, generate_signing_key, identity_recipient, make_phrase
from titian.sealing.member_files import BUNDLE, MadeKeyFiles, make_with_node
from titian.sealing.tests.conftest import REPOSITORY

NODE = shutil.which("node")
needs_node = pytest.mark.skipif(NODE is None, reason="Node is not installed")
ROOT = generate_signing_key().kid


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle as it is built from this checkout, never one left over."""
    assert NODE is not None
    out = tmp_path_factory.mktemp("bundle") / "member-file.mjs"
    command = [NODE, "build.mjs", str(out)]
    subprocess.run(command, cwd=REPOSITORY / "web" / "sealing", check=True, capture_output=True)
    return out


@pytest.fixture(scope="module")
def made(bundle: Path) -> list[MadeKeyFiles]:
    return make_with_node([{"organisation_id": "o-1"}, {"organisation_id": "o-2"}], ROOT, bundle=bundle)


@needs_node
def test_each_organisation_gets_its_own_key_and_phrases(made: list[MadeKeyFiles]) -> None:
    assert [one.organisation for one in made] == [{"organisation_id": "o-1"}, {"organisation_id": "o-2"}]
    assert len({one.recipient for one in made}) == 2
    assert len({phrase for one in made for phrase in (one.phrase, one.paper_phrase)}) == 4


@needs_node
def test_file_states_work_factor_15(made: list[MadeKeyFiles]) -> None:
    for file in (made[0].member_file, made[0].paper_file):
        assert file.startswith(b"age-encryption.org/v1\n")
        assert find_work_factor(file) == b"15"


@needs_node
def test_a_demos_files_are_cheap_where_asked_alone_and_open_like_any(bundle: Path) -> None:
    real, cheap = make_with_node([{}, {}], ROOT, bundle=bundle, made_up=[1])
    assert {find_work_factor(file) for file in (real.member_file, real.paper_file)} == {b"15"}
    assert {find_work_factor(file) for file in (cheap.member_file, cheap.paper_file)} == {b"4"}
    for file, phrase in ((cheap.member_file, cheap.phrase), (cheap.paper_file, cheap.paper_phrase)):
        assert identity_recipient(opened(file, phrase).split("\n")[1]) == cheap.recipient


def find_work_factor(file: bytes) -> bytes:
    kind, _, work_factor = file.split(b"\n")[1].removeprefix(b"-> ").split(b" ")
    assert kind == b"scrypt"
    return work_factor


@needs_node
def test_python_reads_what_is_inside(made: list[MadeKeyFiles]) -> None:
    """pyrage may open passphrase files; it only must not make them."""
    for file, phrase in ((made[0].member_file, made[0].phrase), (made[0].paper_file, made[0].paper_phrase)):
        root_line, identity, end = opened(file, phrase).split("\n")
        assert root_line == f"# titian root {ROOT}"
        assert identity_recipient(identity) == made[0].recipient
        assert end == ""


def test_committed_file_of_the_browser_code_opens(vectors: dict[str, Any]) -> None:
    one = vectors["member_files"][0]
    root_line, identity, _ = opened(base64.b64decode(one["file"]), one["test_only_phrase"]).split("\n")
    assert root_line == f"# titian root {one['root']}"
    assert identity == vectors["organisations"][one["organisation"]]["test_only_identity"]


@needs_node
def test_age_program_takes_the_plaintext_as_an_identity_file(made: list[MadeKeyFiles], tmp_path: Path) -> None:
    age = shutil.which("age")
    if age is None:
        pytest.skip("the age program is not installed")
    (tmp_path / "identities").write_text(opened(made[0].member_file, made[0].phrase), encoding="ascii")
    sealed = subprocess.run([age, "-r", made[0].recipient], input=b"titian", capture_output=True, check=True).stdout
    command = [age, "-d", "-i", str(tmp_path / "identities")]
    assert subprocess.run(command, input=sealed, capture_output=True, check=True).stdout == b"titian"


@needs_node
def test_phrases_are_never_shown_by_accident(made: list[MadeKeyFiles]) -> None:
    assert made[0].phrase not in repr(made)
    assert made[0].paper_phrase not in repr(made)


def test_without_node_says_what_to_do(tmp_path: Path) -> None:
    bundle = tmp_path / "member-file.mjs"
    bundle.write_text("", encoding="ascii")
    with pytest.raises(SealingError, match="Install Node") as refusal:
        make_with_node([{}], ROOT, bundle=bundle, node=str(tmp_path / "no-node"))
    assert refusal.value.code == "node.absent"


@needs_node
def test_without_the_bundle_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SealingError, match="npm run build -w web/sealing") as refusal:
        make_with_node([{}], ROOT, bundle=tmp_path / "absent.mjs")
    assert refusal.value.code == "node.absent"


@needs_node
def test_refusal_of_node_is_told(bundle: Path) -> None:
    with pytest.raises(SealingError) as refusal:
        make_with_node([{}], "not a thumbprint", bundle=bundle)
    assert refusal.value.code == "node.failed"


def test_bundle_is_looked_for_where_it_is_built() -> None:
    assert BUNDLE == REPOSITORY / "web" / "sealing" / "dist" / "member-file.mjs"


def opened(file: bytes, phrase: str) -> str:
    import pyrage  # an independent reader, in tests only

    return str(pyrage.passphrase.decrypt(file, phrase).decode("ascii"))


def test_wrong_phrase_does_not_open(vectors: dict[str, Any]) -> None:
    import pyrage

    with pytest.raises(pyrage.DecryptError):
        opened(base64.b64decode(vectors["member_files"][0]["file"]), make_phrase())
