"""The clips that ship with the pack."""

# ruff: noqa: RUF001 (IPA letters are meant)

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from titian.instrument.languages.table import get_table
from titian.voices import check_voices, list_spoken, load_wording
from titian.voices.check import check_sounds
from titian.voices.manifest import Clip, load_manifest
from titian.voices.pronunciation import Pronunciation, check_ipa, load_pronunciation
from titian.voices.sound import has_tools

PACK = Path(__file__).parents[4] / "content" / "packs" / "first-contact"
SAID = sorted(path.parent.name for path in PACK.glob("voices/*/pronunciation.yaml"))
LANGUAGES = [tag for tag, language in get_table(PACK).items() if language.is_voiced]
WRITTEN_IN = ("en", "id")
LARGEST_BYTES = 8_000_000  # the field app's budget for a voiced language; titian/library tests what it needs first
LONGEST_QUESTION_SECONDS = (
    12.0  # the offer of care in private names what it helps with; English goes at 130 words a minute
)
LONGER = 1.25  # what a translation may need more than the two languages the pack was written in


needs_ffmpeg = pytest.mark.skipif(not has_tools(), reason="ffmpeg is not installed")


@cache
def load_clips(tag: str) -> dict[str, Clip]:
    return load_manifest(PACK / "voices" / tag / "manifest.json").clips


@cache
def load_said(tag: str) -> Pronunciation:
    return load_pronunciation(PACK / "voices" / tag / "pronunciation.yaml")


def test_every_clip_is_there_and_current() -> None:
    assert check_voices(PACK, decode=False) == []


@needs_ffmpeg
@pytest.mark.parametrize("tag", LANGUAGES)
def test_one_clip_in_sixty_is_sound(tag: str) -> None:
    clips = load_clips(tag)
    some = {text_id: clips[text_id] for text_id in sorted(clips)[::60]}
    assert check_sounds(tag, some, PACK / "voices" / tag) == []


@pytest.mark.long("clips", one_in=20)  # decoding 13,698 clips takes two minutes of a processor
@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_clip_is_sound(tag: str) -> None:
    assert check_voices(PACK, only=[tag]) == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_spoken_text_has_a_clip(tag: str) -> None:
    assert set(load_clips(tag)) == set(list_spoken(load_wording(PACK / "locales" / f"{tag}.yaml")))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_synthetic_clips_say_so_and_are_drafts(tag: str) -> None:
    clips = load_clips(tag).values()
    assert {(clip.source, clip.state) for clip in clips} == {("neural", "draft")}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_clips_say_the_pronunciation_that_can_be_corrected(tag: str) -> None:
    pronunciation = load_said(tag)
    assert {text_id: clip.ipa for text_id, clip in load_clips(tag).items()} == {
        text_id: said.ipa for text_id, said in pronunciation.texts.items()
    }


@pytest.mark.parametrize("tag", SAID)
def test_voice_knows_every_sound_that_is_written_for_it(tag: str) -> None:
    """Also where no clip has been rendered yet: a lost sound would otherwise show after an hour of rendering."""
    pronunciation = load_said(tag)
    assert pronunciation.texts
    texts = {text_id: said.ipa for text_id, said in pronunciation.texts.items()}
    for name, ipa in (texts | pronunciation.words).items():
        check_ipa(name, ipa)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_language_keeps_to_its_budget(tag: str) -> None:
    sizes = [clip.stat().st_size for clip in (PACK / "voices" / tag).glob("*.opus")]
    assert 0 < sum(sizes) <= LARGEST_BYTES


@pytest.mark.parametrize("tag", LANGUAGES)
def test_question_is_heard_in_one_breath(tag: str) -> None:
    longest = LONGEST_QUESTION_SECONDS * (1 if tag in WRITTEN_IN else LONGER)
    clips = load_clips(tag)
    put = {text_id: clip.seconds for text_id, clip in clips.items() if text_id.startswith(("item.", "module."))}
    assert put
    assert {text_id: seconds for text_id, seconds in put.items() if seconds > longest} == {}


def test_english_of_the_first_minute_is_spoken_slowly() -> None:
    texts = load_wording(PACK / "locales" / "en.yaml").texts
    begin = ("talk.for_", "consent.first_", "consent.more_", "assent.first_")
    clips = {text_id: clip for text_id, clip in load_clips("en").items() if text_id.startswith(begin)}
    words = sum(len(texts[text_id].text.split()) for text_id in clips)
    assert 120 <= 60 * words / sum(clip.seconds for clip in clips.values()) <= 140


def test_vocabulary_of_the_voice_is_whole() -> None:
    file = Path(__file__).parents[1] / "kokoro_vocabulary.json"
    vocabulary = json.loads(file.read_text(encoding="utf-8"))["vocab"]
    assert len(vocabulary) == len(set(vocabulary.values()))
    assert {" ", ".", ",", "?", "ə", "ŋ", "ˈ", "A"} <= set(vocabulary)
