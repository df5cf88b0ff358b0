"""How texts are said: signs the voice knows, corrections that hold, and espeak-ng only when it is needed."""

# ruff: noqa: RUF001 (IPA letters are meant)

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from titian.voices.errors import LostSound, MissingTool, UnreadableFile
from titian.voices.pronunciation import (
    Pronunciation,
    SaidText,
    check_ipa,
    find_current,
    load_pronunciation,
    normalise,
    save_pronunciation,
    say,
)
from titian.voices.wording import text_sha256


def pronunciation(**changes: object) -> Pronunciation:
    base = {"engine": "e", "voice": "v", "voice_sha256": "0", "speed": 1, "espeak_voice": "id", "signs": "general"}
    return Pronunciation.model_validate(base | changes)


@pytest.mark.parametrize(
    ("ipa", "signs", "expected"),
    [
        ("jˈʌŋɡɚ ðɐn ˈeɪtiːn", "english", "jˈʌŋɡəɹ ðən ˈAtin"),
        ("ˈænsɚɹɪŋ", "english", "ˈænsəɹɪŋ"),
        ("sətˈudʒu", "general", "sətˈuʤu"),
        ("kˈɛtʃil", "general", "kˈɛʧil"),
    ],
)
def test_ipa_is_written_in_the_signs_of_the_voice(ipa: str, signs: str, expected: str) -> None:
    assert normalise(ipa, signs) == expected


@pytest.mark.parametrize("ipa", ["sˈaja 1", "tahuʕ", "a`b", "", " . "])
def test_sound_that_would_be_lost_stops_the_build(ipa: str) -> None:
    with pytest.raises(LostSound, match=r"item\.X\.label"):
        check_ipa("item.X.label", ipa)


def test_corrected_words_never_reach_espeak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    corrected = pronunciation(words={"lebih": "ləbˈih", "pelan": "pəlˈan"})
    assert say("Lebih pelan", corrected) == "ləbˈih pəlˈan."


def test_uncorrected_word_without_espeak_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(MissingTool, match="espeak-ng"):
        say("Lebih pelan", pronunciation(words={"lebih": "ləbˈih"}))


def test_punctuation_is_kept_for_pauses_and_questions() -> None:
    corrected = pronunciation(words={"ya": "jˈa", "saya": "sˈaja"})
    assert say("Ya, saya? Ya", corrected) == "jˈa, sˈaja? jˈa."


def test_kept_ipa_counts_only_for_the_words_it_was_made_for() -> None:
    kept = pronunciation(texts={"a.b.c": SaidText(text_sha256=text_sha256("Ya"), ipa="jˈa.")})
    assert find_current("a.b.c", "Ya", kept) == "jˈa."
    assert find_current("a.b.c", "Ya, saya setuju", kept) is None
    assert find_current("d.e.f", "Ya", kept) is None


def test_corrected_word_makes_the_texts_that_use_it_due_again() -> None:
    texts = {
        "a.b.c": SaidText(text_sha256=text_sha256("Tidak, terima kasih"), ipa="tˈidak, tərˈima kˈasih."),
        "d.e.f": SaidText(text_sha256=text_sha256("Ya"), ipa="jˈa."),
    }
    corrected = pronunciation(words={"tidak": "tˈidaʔ"}, texts=texts)
    assert find_current("a.b.c", "Tidak, terima kasih", corrected) is None
    assert find_current("d.e.f", "Ya", corrected) == "jˈa."


def test_file_survives_a_round_trip(tmp_path: Path) -> None:
    written = pronunciation(words={"ya": "jˈa"}, texts={"a.b.c": SaidText(text_sha256=text_sha256("Ya"), ipa="jˈa.")})
    save_pronunciation(tmp_path / "pronunciation.yaml", written)
    assert load_pronunciation(tmp_path / "pronunciation.yaml") == written


def test_doubts_at_the_head_of_the_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "pronunciation.yaml"
    save_pronunciation(path, pronunciation())
    first, second, rest = path.read_text(encoding="utf-8").split("\n", 2)
    path.write_text(f"{first}\n{second}\n# In doubt: every e.\n{rest}", encoding="utf-8")
    save_pronunciation(path, pronunciation(words={"ya": "jˈa"}))
    assert path.read_text(encoding="utf-8").startswith(f"{first}\n{second}\n# In doubt: every e.\nengine: e\n")


def test_unknown_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pronunciation.yaml").write_text("engine: e\nspeaker: v\n")
    with pytest.raises(UnreadableFile, match="is not a pronunciation file"):
        load_pronunciation(tmp_path / "pronunciation.yaml")


def test_a_nasal_vowel_keeps_its_sign() -> None:
    """Joined into one letter it would be lost: Kokoro knows the sign apart from the vowel."""
    assert normalise("mˈẽː", "indic") == "mˈe\u0303ː"
    check_ipa("x", normalise("mˈẽː pˈʌr.nə", "indic"))
    assert "ɽ" in normalise("pˈʌr.nə", "indic")


@pytest.mark.parametrize(("words", "marks"), [("आप। कहाँ?", ".?"), ("آپ۔ کیا؟", ".?"), ("您，好吗？", ",?")])
def test_marks_of_other_scripts_make_pauses_and_questions(
    words: str, marks: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("titian.voices.pronunciation._say_clause", lambda words, _: "a")
    assert "".join(sign for sign in say(words, pronunciation()) if sign in ".,?") == marks
