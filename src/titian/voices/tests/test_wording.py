"""Reading locale files, and telling spoken texts from officers' texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from titian.voices import VoiceError, is_spoken, load_wording, text_sha256
from titian.voices.wording import is_shown, list_languages


@pytest.mark.parametrize(
    ("text_id", "spoken"),
    [
        ("item.P10.label", True),
        ("item.TL08.when", True),
        ("item.W01.before", True),
        ("rule.R06.person", True),
        ("need.food.person", True),
        ("choice.age.yes", True),
        ("module.TL.offer", True),
        ("choice.country.MM", True),
        ("item.SM02.label", True),
        ("item.CH04.label", True),
        ("item.S01.label", False),
        ("item.V02.label", False),
        ("item.SM07.label", False),
        ("item.CH05.label", False),
        ("module.TL.title", False),
        ("item.V01.label", False),
        ("rule.R06.officer", False),
        ("rule.R06.title", False),
        ("choice.tick.yes", False),
        ("choice.age.doubt", False),
        ("talk.hide", True),
        ("talk.hide.silent", False),
    ],
)
def test_text_is_spoken_when_the_person_is_meant_to_hear_it(text_id: str, spoken: bool) -> None:
    assert is_spoken(text_id) is spoken


def test_what_is_read_where_nothing_is_heard_is_for_the_person_and_never_said() -> None:
    assert [is_shown(text_id) for text_id in ("talk.hide.silent", "talk.hide", "rule.R06.officer")] == [
        True,
        True,
        False,
    ]


def test_hash_is_over_the_exact_words() -> None:
    assert text_sha256("Ya") == "3bc5f88660e4812ca6caaa452ef80e6e5f8679235a74176dbd3a4e26c691e449"
    assert text_sha256("Ya") != text_sha256("Ya.")


def test_unknown_key_is_refused_with_the_file_name(tmp_path: Path) -> None:
    file = tmp_path / "en.yaml"
    file.write_text("tag: en\ntexts:\n  a.b.c: {text: Hi, state: draft, reviewer: null, date: 2026-11-25, voice: x}\n")
    with pytest.raises(VoiceError, match=r"en\.yaml is not a wording file"):
        load_wording(file)


@pytest.mark.parametrize("state", ["translated", "back_translated", "approved"])
def test_nothing_is_more_than_a_draft_without_a_name(tmp_path: Path, state: str) -> None:
    file = tmp_path / "id.yaml"
    line = "tag: id\ntexts:\n  a.b.c: {{text: Hai, state: {state}, reviewer: {reviewer}, date: 2026-11-25}}\n"
    file.write_text(line.format(state=state, reviewer="null"))
    with pytest.raises(VoiceError, match=f"a text that is {state} needs a reviewer"):
        load_wording(file)
    file.write_text(line.format(state=state, reviewer="A. Person"))
    assert load_wording(file).texts["a.b.c"].state == state


def test_state_nobody_knows_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "id.yaml"
    file.write_text("tag: id\ntexts:\n  a.b.c: {text: Hai, state: reviewed, reviewer: A. Person, date: 2026-11-25}\n")
    with pytest.raises(VoiceError, match="'draft', 'translated', 'back_translated' or 'approved'"):
        load_wording(file)


def test_english_is_listed_first(tmp_path: Path) -> None:
    (tmp_path / "locales").mkdir()
    for tag in ("bn", "en", "th"):
        (tmp_path / "locales" / f"{tag}.yaml").write_text("")
    assert list_languages(tmp_path) == ["en", "bn", "th"]
