"""Render the draft clips of one language: only those whose words, sounds or voice changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from titian.voices import sound
from titian.voices.errors import BadClip
from titian.voices.kokoro import ENGINE, SAMPLE_RATE, Kokoro
from titian.voices.manifest import Clip, Manifest, load_manifest, save_manifest
from titian.voices.pronunciation import (
    Pronunciation,
    SaidText,
    check_ipa,
    find_current,
    load_pronunciation,
    save_pronunciation,
    say,
)
from titian.voices.wording import Wording, list_spoken, load_wording, text_sha256


class Speaker(Protocol):
    """Whatever turns IPA into samples."""

    def speak(self, ipa: str, *, speed: float) -> bytes: ...


@dataclass(frozen=True)
class Report:
    """What a build did."""

    language: str
    rendered: list[str]
    kept: int
    removed: list[str]


def build_voices(
    pack: Path,
    language: str,
    *,
    voices: Path,
    load_speaker: Callable[[Pronunciation, Path], Speaker] | None = None,
    said: Callable[[str], None] = lambda _: None,
) -> Report:
    """Bring pronunciation, clips and manifest of `language` up to date; `voices` holds the `<voice>.bin` files.

    A recording by a person is never replaced; it only goes stale when its words change. Raises `LostSound`,
    `BadClip`, `MissingTool` or `UnreadableFile`; what was rendered before the fault is kept.
    """
    folder = pack / "voices" / language
    wording = load_wording(pack / "locales" / f"{language}.yaml")
    pronunciation = _bring_up_to_date(folder / "pronunciation.yaml", wording)
    manifest_file = folder / "manifest.json"
    manifest = load_manifest(manifest_file) if manifest_file.exists() else Manifest(tag=language, clips={})
    spoken = list_spoken(wording)
    due = [text_id for text_id in spoken if _is_due(text_id, wording, pronunciation, manifest, folder)]
    if due:
        speaker = (load_speaker or _load_kokoro)(pronunciation, voices)
        for text_id in due:
            text = wording.texts[text_id].text
            manifest.clips[text_id] = _render(text_id, text, pronunciation, speaker, folder)
            save_manifest(manifest_file, manifest)
            said(text_id)
    removed = sorted(set(manifest.clips) - set(spoken))
    for text_id in removed:
        del manifest.clips[text_id]
        (folder / f"{text_id}.opus").unlink(missing_ok=True)
    save_manifest(manifest_file, manifest)
    return Report(language, due, len(spoken) - len(due), removed)


def _bring_up_to_date(path: Path, wording: Wording) -> Pronunciation:
    pronunciation = load_pronunciation(path)
    texts = {}
    for text_id in list_spoken(wording):
        text = wording.texts[text_id].text
        ipa = find_current(text_id, text, pronunciation) or say(text, pronunciation)
        check_ipa(text_id, ipa)
        texts[text_id] = SaidText(text_sha256=text_sha256(text), ipa=ipa)
    changed = pronunciation.model_copy(update={"texts": texts})
    save_pronunciation(path, changed)
    return changed


def _is_due(text_id: str, wording: Wording, pronunciation: Pronunciation, manifest: Manifest, folder: Path) -> bool:
    clip = manifest.clips.get(text_id)
    if clip is None or not (folder / f"{text_id}.opus").exists():
        return True
    if clip.source == "recorded":
        return False
    wanted = (text_sha256(wording.texts[text_id].text), pronunciation.texts[text_id].ipa, _voice_name(pronunciation))
    return (clip.text_sha256, clip.ipa, clip.voice) != wanted


def _render(text_id: str, text: str, pronunciation: Pronunciation, speaker: Speaker, folder: Path) -> Clip:
    ipa = pronunciation.texts[text_id].ipa
    target = folder / f"{text_id}.opus"
    samples = speaker.speak(ipa, speed=pronunciation.speed)
    if not samples:
        message = f"{text_id} came out silent."
        raise BadClip(message)
    sound.encode(samples, SAMPLE_RATE, target)
    found = sound.measure(target)
    fault = sound.find_fault(found)
    if fault is not None:
        target.unlink()
        message = f"{text_id}: {fault}."
        raise BadClip(message)
    return Clip(
        source="neural",
        engine=pronunciation.engine,
        voice=_voice_name(pronunciation),
        text_sha256=text_sha256(text),
        seconds=round(found.seconds, 2),
        state="draft",
        ipa=ipa,
    )


def _voice_name(pronunciation: Pronunciation) -> str:
    return f"{pronunciation.voice}@{pronunciation.speed:g}"


def _load_kokoro(pronunciation: Pronunciation, voices: Path) -> Speaker:
    if pronunciation.engine != ENGINE:
        message = f"The pronunciation file asks for the engine {pronunciation.engine}; this build has {ENGINE}."
        raise BadClip(message)
    return Kokoro(voices / f"{pronunciation.voice}.bin", pronunciation.voice_sha256)
