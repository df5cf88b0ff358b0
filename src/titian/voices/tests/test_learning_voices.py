"""The clips of what is learnt: lines of personas, and first sentences of steps."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from titian.instrument.languages.hearing import holds_key_words
from titian.voices import check_voices
from titian.voices.manifest import load_manifest
from titian.voices.pronunciation import load_pronunciation
from titian.voices.sound import LONGEST_LEARNT, has_tools
from titian.voices.wording import MOST_WORDS, find_first_sentence, load_said

LEARNING: Final = Path(__file__).resolve().parents[4] / "content/learning"
VOICES: Final = LEARNING / "voices/en"
MOST_BYTES: Final = 5_000_000
CHANGED: Final = frozenset({"clip.missing", "clip.stale"})
"""A text whose words are new is read and not heard until its clip is made; the release leaves it out and says so."""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One thing. Another.", "One thing."),
        ("“Why did you not leave?” Ask that never.", "“Why did you not leave?”"),
        ("In 2.5 hours it ends. Then rest.", "In 2.5 hours it ends."),
        ("No mark at the end", "No mark at the end"),
        ("ลองดูภาพ", "ลองดูภาพ"),
        (f"What they say: {'word ' * MOST_WORDS}end. More.", "What they say."),
        (f"{'word ' * MOST_WORDS}end. More.", f"{'word ' * MOST_WORDS}end."),
    ],
)
def test_first_sentence(text: str, said: str) -> None:
    assert find_first_sentence(text) == said


def test_lines_of_personas_and_steps_are_said_and_nothing_else() -> None:
    said = load_said(LEARNING, "en").texts
    assert said["persona.fisher.agree.label"].text == "Ask, friend."
    assert said["module.fear.q_first.ask"].text == "A woman comes off a small boat at dusk."
    assert {text_id.rpartition(".")[2] for text_id in said} == {"label", "text", "ask"}


def test_no_clip_is_lost_broken_or_of_other_words_than_it_says() -> None:
    found = check_voices(LEARNING, decode=False)
    assert [problem for problem in found if problem.code not in CHANGED] == []
    assert len(load_manifest(VOICES / "manifest.json").clips) > 200


@pytest.mark.skipif(not has_tools(), reason="ffmpeg is not installed")
@pytest.mark.long("clips", one_in=20)
def test_every_clip_is_sound() -> None:
    assert [problem for problem in check_voices(LEARNING) if problem.code not in CHANGED] == []


def test_they_are_short_and_few() -> None:
    clips = load_manifest(VOICES / "manifest.json").clips
    assert max(clip.seconds for clip in clips.values()) <= LONGEST_LEARNT
    assert sum(path.stat().st_size for path in VOICES.glob("*.opus")) < MOST_BYTES


def test_they_say_the_pronunciation_that_can_be_corrected() -> None:
    texts: Mapping[str, str] = {
        text_id: said.ipa for text_id, said in load_pronunciation(VOICES / "pronunciation.yaml").texts.items()
    }
    assert {text_id: clip.ipa for text_id, clip in load_manifest(VOICES / "manifest.json").clips.items()} == texts


def test_each_that_holds_a_key_word_was_heard_by_a_recogniser() -> None:
    said = load_said(LEARNING, "en").texts
    manifest = load_manifest(VOICES / "manifest.json")
    heard = {text_id for text_id, clip in manifest.clips.items() if clip.heard}
    assert {name for name in manifest.clips if name in said and holds_key_words(said[name].text, "en")} <= heard


def test_a_language_without_clips_is_asked_for_none() -> None:
    assert {problem.language for problem in check_voices(LEARNING, decode=False)} <= {"en"}
