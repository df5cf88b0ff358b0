from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any, Final

import pytest

from titian.sealing.errors import SealingError
from titian.sealing.person_words import (
    make_person_words,
    normalise_person_words,
    proof_of_words,
    referral_id_of_proof,
)
from titian.sealing.words import word_list

VECTORS: Final[dict[str, Any]] = json.loads(
    (Path(__file__).resolve().parents[4] / "contracts/sealing/person_words.json").read_text("utf-8")
)


@pytest.mark.parametrize("each", VECTORS["words"], ids=lambda each: each["typed"])
def test_words_make_the_id_that_the_vectors_name(each: dict[str, str]) -> None:
    proof = proof_of_words(each["typed"])
    assert proof.hex() == each["proof"]
    assert str(referral_id_of_proof(proof)) == each["referral_id"]


def test_the_id_looks_like_any_other() -> None:
    referral_id = referral_id_of_proof(bytes(32))
    assert (referral_id.version, referral_id.variant) == (4, uuid.RFC_4122)


def test_words_are_six_of_the_list_and_others_each_time() -> None:
    made = make_person_words()
    assert set(made.split()) <= set(word_list())
    assert normalise_person_words(made) == made
    assert make_person_words() != made


@pytest.mark.parametrize("typed", VECTORS["malformed"])
def test_what_cannot_be_six_words_is_refused_and_not_repeated(typed: str) -> None:
    with pytest.raises(SealingError) as refusal:
        normalise_person_words(typed)
    assert refusal.value.code == "phrase.malformed"
    assert not any(word in str(refusal.value) for word in typed.split())
