"""What the phone makes, Python opens; what Python seals, the phone opens (web/sealing/src/complaints.test.ts)."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from titian.sealing import (
    SealingError,
    identity_recipient,
    lookup_of,
    make_identity,
    normalise_code,
    open_answer,
    open_text,
    seal_text,
)
from titian.sealing.age import decrypt
from titian.sealing.complaints import PADDED

VECTORS: dict[str, Any] = json.loads(
    (Path(__file__).parents[4] / "contracts/sealing/complaints.json").read_text(encoding="utf-8")
)


def read(name: str) -> bytes:
    value = VECTORS[name]
    return base64.b64decode(value["ciphertext"] if isinstance(value, dict) else value)


def test_complaint_and_answer_open_as_the_vectors_say() -> None:
    assert open_text(read("complaint"), VECTORS["body_identity"]) == VECTORS["complaint"]["payload"]
    assert open_answer(read("answer_file"), read("answer"), VECTORS["typed"][0]) == VECTORS["answer"]["payload"]
    assert lookup_of(VECTORS["code"]) == VECTORS["lookup"]


def test_code_is_read_in_any_digits_and_a_slip_is_seen() -> None:
    assert {normalise_code(typed) for typed in VECTORS["typed"]} == {VECTORS["code"]}
    for typed in VECTORS["not_codes"]:
        with pytest.raises(SealingError, match=r"code\.malformed"):
            normalise_code(typed)


def test_every_complaint_has_one_length_inside() -> None:
    """Outside, pyrage adds a few random bytes of its own to each file; age in the browser adds none."""
    identity = make_identity()
    recipient = identity_recipient(identity)
    sealed = [seal_text({"words": "x" * size}, recipient) for size in (0, 1, 9_000, 16_000)]
    assert {len(decrypt(each, identity)) for each in sealed} == {PADDED}
    with pytest.raises(SealingError, match=r"sealed_text\.too_large"):
        seal_text({"words": "x" * 17_000}, recipient)


def test_another_key_or_code_opens_nothing() -> None:
    attempts: tuple[Callable[[], Any], ...] = (
        lambda: open_text(read("complaint"), make_identity()),
        lambda: open_answer(read("answer_file"), read("answer"), "0" * 20),
    )
    for attempt in attempts:
        with pytest.raises(SealingError, match=r"sealed_text\.unopenable"):
            attempt()


@pytest.mark.skipif(shutil.which("age") is None, reason="the age command-line tool is not installed")
def test_age_itself_opens_a_complaint(tmp_path: Path) -> None:
    (tmp_path / "key.txt").write_text(VECTORS["body_identity"])
    opened = subprocess.run(
        ["age", "--decrypt", "-i", str(tmp_path / "key.txt")], input=read("complaint"), capture_output=True, check=True
    )
    assert json.loads(opened.stdout) == VECTORS["complaint"]["payload"]
