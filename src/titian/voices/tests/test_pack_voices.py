"""The clips that ship with the pack."""

# ruff: noqa: RUF001 (IPA letters are meant)

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from titian.voices import check_voices, list_spoken, load_wording
from titian.voices.manifest import load_manifest
from titian.voices.pronunciation import load_pronunciation

PACK = Path(__file__).parents[4] / "content" / "packs" / "first-contact"
LANGUAGES = ["en", "id"]
LARGEST_CORE_BYTES = 1_000_000  # the field app's budget for what a language needs before the first question
LARGEST_BYTES = 8_000_000
QUESTION_MODULES = {"PRIM", "TL"}  # fetched apart; everything else is core


def test_every_clip_is_there_current_and_sound() -> None:
    assert check_voices(PACK) == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_spoken_text_has_a_clip(tag: str) -> None:
    manifest = load_manifest(PACK / "voices" / tag / "manifest.json")
    assert set(manifest.clips) == set(list_spoken(load_wording(PACK / "locales" / f"{tag}.yaml")))


@pytest.mark.parametrize("tag", LANGUAGES)
def test_synthetic_clips_say_so_and_are_drafts(tag: str) -> None:
    clips = load_manifest(PACK / "voices" / tag / "manifest.json").clips.values()
    assert {(clip.source, clip.state) for clip in clips} == {("neural", "draft")}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_clips_say_the_pronunciation_that_can_be_corrected(tag: str) -> None:
    manifest = load_manifest(PACK / "voices" / tag / "manifest.json")
    pronunciation = load_pronunciation(PACK / "voices" / tag / "pronunciation.yaml")
    assert {text_id: clip.ipa for text_id, clip in manifest.clips.items()} == {
        text_id: said.ipa for text_id, said in pronunciation.texts.items()
    }


def modules() -> dict[str, str]:
    """The module of each item, from the groups of the survey sheet."""
    module, found = "", {}
    with (PACK / "sheets" / "survey.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["type"] == "begin_group":
                module = row["name"]
            elif row["name"]:
                found[row["name"]] = module
    return found


@pytest.mark.parametrize("tag", LANGUAGES)
def test_language_keeps_to_its_budget(tag: str) -> None:
    sizes = {clip.stem: clip.stat().st_size for clip in (PACK / "voices" / tag).glob("*.opus")}
    later = {f"item.{item}" for item, module in modules().items() if module in QUESTION_MODULES}
    core = sum(size for text_id, size in sizes.items() if text_id.rpartition(".")[0] not in later)
    assert 0 < core <= LARGEST_CORE_BYTES
    assert sum(sizes.values()) <= LARGEST_BYTES


def test_vocabulary_of_the_voice_is_whole() -> None:
    file = Path(__file__).parents[1] / "kokoro_vocabulary.json"
    vocabulary = json.loads(file.read_text(encoding="utf-8"))["vocab"]
    assert len(vocabulary) == len(set(vocabulary.values()))
    assert {" ", ".", ",", "?", "ə", "ŋ", "ˈ", "A"} <= set(vocabulary)
