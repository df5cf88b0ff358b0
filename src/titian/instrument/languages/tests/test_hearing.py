"""What a recogniser understood: how texts are compared, how errors are counted, and which voice stays silent."""

from __future__ import annotations

import pytest

from titian.instrument.languages.hearing import (
    HeardClip,
    compare,
    count_errors,
    count_key_words,
    holds_key_words,
    is_gated,
    judge,
    read_hearing,
    split_units,
)


@pytest.mark.parametrize(
    ("tag", "text", "units"),
    [
        ("en", "You can't stop; it's 18!", ["you", "can", "not", "stop", "its", "eighteen"]),
        ("en", "The organization cannot.", ["the", "organisation", "can", "not"]),
        ("fr", "Ce n\u2019est pas de l'aide.", ["ce", "n", "est", "pas", "de", "l", "aide"]),
        ("fr", "arre\u0302ter", ["arr\u00eater"]),
        ("id", "Orang-orang DI sini?", ["orang", "orang", "di", "sini"]),
        ("zh-Hans", "您不满18岁吗\uff1f", list("您不满十八岁吗")),
        ("zh-Hant", "我沒有問\uff0c幫忙", list("我没有问帮忙")),
        ("hi", "नहीं, धन्यवाद।", ["नहीं", "धन्यवाद"]),
        ("th", "ไม่", ["ไม่"]),
    ],
)
def test_what_sounds_the_same_is_read_the_same(tag: str, text: str, units: list[str]) -> None:
    assert split_units(text, tag) == units


@pytest.mark.parametrize(
    ("said", "heard", "errors"),
    [
        ("a b c", "a b c", 0),
        ("a b c", "a x c", 1),
        ("a b c", "a c", 1),
        ("a b c", "a b b c", 1),
        ("a b c", "", 3),
        ("", "a", 1),
        ("a b c d", "b c d e", 2),
    ],
)
def test_an_error_is_a_word_changed_lost_or_added(said: str, heard: str, errors: int) -> None:
    assert count_errors(said.split(), heard.split()) == errors


@pytest.mark.parametrize(
    ("tag", "text", "wrote", "understood"),
    [
        ("en", "No", "No.", True),
        ("en", "No", "Now", False),
        ("en", "No", "I know", False),
        ("en", "You do not have to", "You don't have to", True),
        ("en", "You do not have to", "You do have to", False),
        ("id", "Saya tidak tahu", "Sayatidaktahu", True),
        ("id", "Tidak", "tidur", False),
        ("id", "Tidak, tidak", "tidak", False),
        ("id", "Ya", "Saya", False),
        ("ms", "Anda boleh berhenti", "anda boleh berenti", False),
        ("fil", "Hindi", "Hindit", True),
        ("fil", "Huwag", "Kawag", False),
        ("fr", "Vous pouvez arrêter", "vous pouvez arrêté", True),
        ("zh-Hant", "我沒有問", "我没有问", True),
        ("zh-Hans", "我不知道", "我知道", False),
    ],
)
def test_a_key_word_is_understood_only_where_it_was_written(tag: str, text: str, wrote: str, understood: bool) -> None:
    found = compare(text, wrote, tag)
    assert found.key_words > 0
    assert (found.understood == found.key_words) is understood


@pytest.mark.parametrize("tag", ["id", "ms"])
def test_before_is_no_word_that_denies_though_not_yet_stands_within_it(tag: str) -> None:
    assert not holds_key_words("Sebelum itu", tag)
    assert holds_key_words("Belum", tag)
    assert compare("Sebelum itu, belum", "sebelum itu", tag).understood == 0


def test_a_word_that_was_not_said_makes_up_for_none_that_was() -> None:
    found = compare("Yes, you may stop", "No, you may stop, stop, stop", "en")
    assert (found.key_words, found.understood) == (2, 1)


def test_a_text_without_key_words_is_none_of_the_gates() -> None:
    assert not holds_key_words("Your mother", "en")
    assert count_key_words(split_units("Do you know the north?", "en"), "en") == {}


def hear(understood: int, failed: int = 0, unheard: int = 0, silent_on: int = 0) -> list[HeardClip]:
    """Clips that say *no*: so many understood, not understood and not heard; and some that hold no key word."""
    kinds = [(1, understood), (0, failed), (None, unheard)]
    clips = [
        HeardClip(f"{kind}.{number}", "No", None if kind is None else 1, kind)
        for kind, count in kinds
        for number in range(count)
    ]
    return [*clips, *(HeardClip(f"other.{number}", "Your mother") for number in range(silent_on))]


@pytest.mark.parametrize(
    ("clips", "may_speak"),
    [
        (hear(95, failed=5), True),
        (hear(94, failed=6), False),
        (hear(95, unheard=5), True),
        (hear(94, failed=3, unheard=3), False),
        (hear(0, unheard=1), False),
        (hear(0, unheard=0, silent_on=9), True),
        (hear(1, silent_on=99), True),
        (hear(18, failed=1, silent_on=99), False),
    ],
)
def test_a_language_speaks_where_95_in_100_of_its_key_words_are_understood(
    clips: list[HeardClip],
    may_speak: bool,
) -> None:
    verdict = judge("en", clips)
    assert verdict is not None
    assert verdict.may_speak is may_speak


def test_the_verdict_names_what_failed_and_what_was_not_heard() -> None:
    verdict = judge("en", hear(1, failed=1, unheard=2))
    assert verdict is not None
    assert (verdict.clips, verdict.understood) == (4, 1)
    assert verdict.failed == ("0.0",)
    assert verdict.unheard == ("None.0", "None.1")
    assert "1 in 4 clips" in verdict.tell("en")
    assert "2 of them were not heard" in verdict.tell("en")


def test_no_machine_silences_a_language_it_does_not_know_well() -> None:
    assert judge("ps", [HeardClip("choice.yes_no.no", "نه", 1, 0)]) is None
    assert {tag for tag in read_hearing() if is_gated(tag)} == {"en", "fr", "id", "ms", "fil", "zh-Hans", "zh-Hant"}


def test_signs_of_the_two_chinese_scripts_are_paired_once_each() -> None:
    for row in read_hearing().values():
        read = list(row.signs.values())
        assert not set(map(ord, read)) & row.signs.keys()
