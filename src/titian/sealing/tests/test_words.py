"""The word list, and what is drawn from it."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from titian.sealing import SealingError, encode_base64url, fingerprint_words, make_phrase, normalise_phrase
from titian.sealing.tests.conftest import CONTRACTS
from titian.sealing.words import PHRASE_WORDS, WORD_COUNT, word_list


def test_copy_in_the_package_is_the_contract() -> None:
    packaged = resources.files("titian.sealing").joinpath("words.json").read_bytes()
    assert packaged == (CONTRACTS / "words.json").read_bytes()


def test_every_word_is_short_plain_and_told_by_four_letters() -> None:
    words = word_list()
    assert len(words) == WORD_COUNT
    assert list(words) == sorted(words)
    assert all(re.fullmatch("[a-z]{3,8}", word) for word in words)
    assert len({word[:4] for word in words}) == WORD_COUNT


def test_every_bit_of_the_first_66_changes_the_words() -> None:
    plain = fingerprint_words(encode_base64url(bytes(32)))
    for bit in range(256):
        digest = (1 << (255 - bit)).to_bytes(32, "big")
        assert (fingerprint_words(encode_base64url(digest)) != plain) == (bit < 66)


@pytest.mark.parametrize("digest", ["", "abc", "g" * 64, "A" * 42, "A" * 44, "00" * 31])
def test_only_a_sha256_has_words(digest: str) -> None:
    with pytest.raises(SealingError) as refusal:
        fingerprint_words(digest)
    assert refusal.value.code == "payload.malformed"


def test_phrases_are_seven_words_and_differ() -> None:
    phrases = {make_phrase() for _ in range(50)}
    assert len(phrases) == 50
    for phrase in phrases:
        assert len(phrase.split(" ")) == PHRASE_WORDS
        assert normalise_phrase(phrase) == phrase


def test_refused_phrase_is_told_by_place_and_never_repeated() -> None:
    with pytest.raises(SealingError) as refusal:
        normalise_phrase("acorn seecret river")
    assert refusal.value.details == {"places": "2"}
    assert "seecret" not in str(refusal.value)
