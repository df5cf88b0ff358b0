"""Packages seen from outside: with the age program, and by their length."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from titian.sealing import (
    ExpectedPackage,
    SealingError,
    fingerprint,
    identity_recipient,
    make_identity,
    open_package,
    seal_package,
)
from titian.sealing.age import decrypt
from titian.sealing.packages import PADDING_STEP
from titian.sealing.tests.conftest import World

AGE = shutil.which("age")
PHRASE = "a phrase that is nowhere else"


def claims_for(recipient: str, **payload: Any) -> dict[str, Any]:
    said = {"level": "TODAY", "how_to_meet": PHRASE, **payload}
    named = {"kind": "package", "referral_id": "r-1", "recipient": fingerprint(recipient)}
    return {**named, "position": 0, "release": "0" * 64, "payload": said}


@pytest.fixture
def identity() -> str:
    return make_identity()


@pytest.fixture
def recipient(identity: str) -> str:
    return identity_recipient(identity)


def test_sealed_and_opened(world: World, identity: str, recipient: str) -> None:
    claims = claims_for(recipient)
    ciphertext = seal_package(claims, world.officer, world.certificate(), recipient)
    opened = open_package(ciphertext, identity, world.trust(), ExpectedPackage("r-1", fingerprint(recipient), 0))
    assert opened.claims == claims
    assert opened.certificate["station"] == {"id": "s-1", "name": "Test station"}


def test_certificate_names_no_officer(world: World, identity: str, recipient: str) -> None:
    ciphertext = seal_package(claims_for(recipient), world.officer, world.certificate(), recipient)
    opened = open_package(ciphertext, identity, world.trust(), ExpectedPackage("r-1", fingerprint(recipient), 0))
    common = {"kind", "scope", "sequence", "issued_at", "expires_at"}
    assert set(opened.certificate) == common | {
        "enrolment_id",
        "officer",
        "officer_jwk",
        "transport_jwk_thumbprint",
        "station",
    }


def test_nothing_of_the_content_is_in_the_ciphertext(world: World, recipient: str) -> None:
    ciphertext = seal_package(claims_for(recipient), world.officer, world.certificate(), recipient)
    for text in (PHRASE, "TODAY", "r-1", "Test station", fingerprint(recipient)):
        assert text.encode() not in ciphertext
        assert base64.b64encode(text.encode()).rstrip(b"=")[:-1] not in ciphertext


def test_length_does_not_tell_whether_answers_were_let_through(world: World, identity: str, recipient: str) -> None:
    # Of the plaintext: the age library in Python adds a few random bytes to the header besides.
    lengths = {
        len(
            decrypt(
                seal_package(claims_for(recipient, **more), world.officer, world.certificate(), recipient), identity
            )
        )
        for more in ({}, {"answers": {f"P{at:02}": "yes" for at in range(40)}, "how_to_meet": "ก" * 300})
    }
    assert lengths == {PADDING_STEP}


@pytest.mark.parametrize("extra", [{"made_at": "2026"}, {"position": True}, {"position": -1}, {"referral_id": ""}])
def test_claims_that_are_not_a_package_are_not_sealed(world: World, recipient: str, extra: dict[str, Any]) -> None:
    with pytest.raises(SealingError) as refusal:
        seal_package({**claims_for(recipient), **extra}, world.officer, world.certificate(), recipient)
    assert refusal.value.code == "package.malformed"


def test_package_is_not_sealed_to_another_than_it_names(world: World, recipient: str) -> None:
    other = identity_recipient(make_identity())
    with pytest.raises(SealingError) as refusal:
        seal_package(claims_for(other), world.officer, world.certificate(), recipient)
    assert refusal.value.code == "package.wrong_recipient"


@pytest.mark.parametrize(
    "wrong", ["", "age1", "age1pq1" + "q" * 55, "AGE1" + "q" * 58, "age1" + "q" * 58, "ssh-ed25519 AAAA"]
)
def test_only_sound_x25519_recipients(wrong: str) -> None:
    with pytest.raises(SealingError) as refusal:
        fingerprint(wrong)
    assert refusal.value.code == "recipient.malformed"


def test_refusal_of_an_identity_never_repeats_it(world: World, identity: str) -> None:
    broken = identity[:-1] + "?"
    with pytest.raises(SealingError) as refusal:
        open_package(b"", broken, world.trust(), ExpectedPackage("r", "f", 0))
    assert refusal.value.code == "identity.malformed"
    assert broken[:30] not in f"{refusal.value!r}{refusal.value.__cause__!r}{refusal.value.details}"


@pytest.mark.skipif(AGE is None, reason="the age program is not installed")
def test_age_program_opens_a_package(world: World, identity: str, recipient: str, tmp_path: Path) -> None:
    claims = claims_for(recipient)
    (tmp_path / "identity").write_text(identity, encoding="ascii")
    (tmp_path / "package").write_bytes(seal_package(claims, world.officer, world.certificate(), recipient))
    assert AGE is not None
    command = [AGE, "--decrypt", "--identity", str(tmp_path / "identity"), str(tmp_path / "package")]
    plaintext = subprocess.run(command, capture_output=True, check=True).stdout
    assert len(plaintext) % PADDING_STEP == 0
    _, body, _ = plaintext.decode("ascii").rstrip(" ").split(".")
    assert json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))) == claims


@pytest.mark.skipif(AGE is None, reason="the age program is not installed")
def test_package_by_the_age_program_is_refused(world: World, identity: str, recipient: str) -> None:
    """age vouches for nobody: anybody can encrypt to a published recipient."""
    assert AGE is not None
    command = [AGE, "--encrypt", "--recipient", recipient]
    forged = subprocess.run(command, input=b'{"kind":"package"}', capture_output=True, check=True).stdout
    with pytest.raises(SealingError) as refusal:
        open_package(forged, identity, world.trust(), ExpectedPackage("r-1", fingerprint(recipient), 0))
    assert refusal.value.code == "signature.unreadable"
