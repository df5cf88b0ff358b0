from __future__ import annotations

import json
import sys
import unicodedata
import uuid
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from titian.sealing.complaints import normalise_code
from titian.sealing.errors import SealingError
from titian.sealing.person_code import (
    make_person_code,
    normalise_person_code,
    proof_of_code,
    referral_id_of_proof,
)

CONTRACTS: Final = Path(__file__).resolve().parents[4] / "contracts/sealing"
VECTORS: Final[dict[str, Any]] = json.loads((CONTRACTS / "person_code.json").read_text("utf-8"))
CODE: Final[str] = VECTORS["codes"][0]["code"]
ZEROS: Final = [chr(sign) for sign in range(sys.maxunicode) if unicodedata.decimal(chr(sign), None) == 0]


@pytest.mark.parametrize("each", VECTORS["codes"], ids=lambda each: each["typed"])
def test_a_code_makes_the_id_that_the_vectors_name(each: dict[str, str]) -> None:
    assert normalise_person_code(each["typed"]) == each["code"]
    proof = proof_of_code(each["typed"])
    assert proof.hex() == each["proof"]
    assert str(referral_id_of_proof(proof)) == each["referral_id"]


def test_the_id_looks_like_any_other() -> None:
    referral_id = referral_id_of_proof(bytes(32))
    assert (referral_id.version, referral_id.variant) == (4, uuid.RFC_4122)


def test_a_code_is_whole_and_another_each_time() -> None:
    made = [make_person_code() for _ in range(200)]
    assert [normalise_person_code(code) for code in made] == made
    assert len(set(made)) == len(made)


@pytest.mark.parametrize("zero", ZEROS, ids=unicodedata.name)
def test_numerals_of_every_script_are_read(zero: str) -> None:
    typed = " ".join(chr(ord(zero) + int(digit)) for digit in CODE)
    assert normalise_person_code(typed) == CODE


@given(place=st.integers(0, len(CODE) - 1), digit=st.integers(0, 9))
def test_every_digit_written_wrong_is_told(place: int, digit: int) -> None:
    slip = f"{CODE[:place]}{digit}{CODE[place + 1 :]}"
    if slip != CODE:
        refuse(slip)


@pytest.mark.parametrize("place", range(len(CODE) - 1))
def test_two_digits_that_changed_places_are_told(place: int) -> None:
    slip = f"{CODE[:place]}{CODE[place + 1]}{CODE[place]}{CODE[place + 2 :]}"
    if slip != CODE:
        refuse(slip)


def test_it_and_the_code_of_a_complaint_are_never_taken_for_one_another() -> None:
    refuse(json.loads((CONTRACTS / "complaints.json").read_text("utf-8"))["code"])
    with pytest.raises(SealingError):
        normalise_code(make_person_code())


@pytest.mark.parametrize("typed", VECTORS["malformed"])
def test_what_cannot_be_a_code_is_refused_and_not_repeated(typed: str) -> None:
    assert typed == "" or typed not in refuse(typed)


def refuse(typed: str) -> str:
    with pytest.raises(SealingError) as refusal:
        normalise_person_code(typed)
    assert refusal.value.code == "code.malformed"
    return str(refusal.value)
