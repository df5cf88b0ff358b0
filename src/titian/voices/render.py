"""Render the draft clips of one language: only those whose words, sounds or voice changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from titian.voices import sound
from titian.voices.errors import BadClip
from titian.voices.kokoro import ENGINE, SAMPLE_RATE, Kokoro
from titian.voices.manifest import Clip, Manifest, join_clips, load_manifest, part_clips, save_manifest
from titian.voices.pronunciation import (
    Pronunciation,
    SaidText,
    check_ipa,
    find_current,
    load_pronunciation,
    save_pronunciation,
    say,
)
from titian.voices.wording import Wording, find_longest, load_said, text_sha256

_CEILINGS = (sound.CEILING, sound.CEILING - 2, sound.CEILING - 4)
"""The codec may overshoot a sharp sound of a short clip: then it is held lower."""


_Sound = tuple[str, str, str]
"""What is heard in a clip: the engine, the voice at its speed, the IPA. Where they are the same, so is the sound."""


@dataclass(frozen=True)
class _Heard:
    """A clip that stands, and its file."""

    clip: Clip
    file: Path

    def copy(self, text: str, target: Path) -> Clip:
        """The same sound as the draft clip of another text."""
        if target != self.file:
            target.write_bytes(self.file.read_bytes())
        said = {
            "text_sha256": text_sha256(text),
            "state": "draft",
            "reviewer": None,
            "date": None,
            "heard": None,
            "same_as": None,
        }
        return self.clip.model_copy(update=said)


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

    A recording by a person is never replaced; it only goes stale when its words change. A sound the pack has already is
    copied. Raises `LostSound`, `MissingTool` or `UnreadableFile`, and at the end `BadClip` with every clip that failed;
    the others are kept.
    """
    folder = pack / "voices" / language
    wording = load_said(pack, language)
    pronunciation = _bring_up_to_date(folder / "pronunciation.yaml", wording)
    manifest_file = folder / "manifest.json"
    manifest = load_manifest(manifest_file) if manifest_file.exists() else Manifest(tag=language, clips={})
    part_clips(folder, manifest)
    spoken = list(wording.texts)
    due = [text_id for text_id in spoken if _is_due(text_id, wording, pronunciation, manifest, folder)]
    faults: list[str] = []
    if due:
        speaker = (load_speaker or _load_kokoro)(pronunciation, voices)
        heard = _find_heard(pack, language, manifest, due)
        for text_id in due:
            try:
                clip = _make_clip(text_id, wording.texts[text_id].text, pronunciation, speaker, heard, folder)
            except BadClip as error:
                faults.append(str(error))
                continue
            manifest.clips[text_id] = clip
            save_manifest(manifest_file, manifest)
            said(text_id)
    removed = sorted(set(manifest.clips) - set(spoken))
    for text_id in removed:
        del manifest.clips[text_id]
        (folder / f"{text_id}.opus").unlink(missing_ok=True)
    join_clips(folder, manifest)
    if faults:
        raise BadClip("\n".join(faults))
    return Report(language, due, len(spoken) - len(due), removed)


def _find_heard(pack: Path, language: str, manifest: Manifest, due: list[str]) -> dict[_Sound, _Heard]:
    """The sound clips of the pack, by what is heard in them; without those of `language` that are about to change.

    The same words stand at several places of a language, and Mandarin is one voice in two scripts.
    """
    heard: dict[_Sound, _Heard] = {}
    manifests = {path.parent.name: load_manifest(path) for path in (pack / "voices").glob("*/manifest.json")}
    for tag, known in (manifests | {language: manifest}).items():
        for text_id, clip in known.clips.items():
            file = known.find_file(pack / "voices" / tag, text_id)
            changes = tag == language and text_id in due
            if clip.source == "neural" and clip.engine and clip.voice and clip.ipa and not changes and file.exists():
                heard[clip.engine, clip.voice, clip.ipa] = _Heard(clip, file)
    return heard


def _bring_up_to_date(path: Path, wording: Wording) -> Pronunciation:
    pronunciation = load_pronunciation(path)
    texts = {}
    for text_id, said in wording.texts.items():
        text = said.text
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


def _make_clip(
    text_id: str,
    text: str,
    pronunciation: Pronunciation,
    speaker: Speaker,
    heard: dict[_Sound, _Heard],
    folder: Path,
) -> Clip:
    target = folder / f"{text_id}.opus"
    key = (pronunciation.engine, _voice_name(pronunciation), pronunciation.texts[text_id].ipa)
    if key not in heard:
        heard[key] = _Heard(_render(text_id, text, pronunciation, speaker, target), target)
    return heard[key].copy(text, target)


def _render(text_id: str, text: str, pronunciation: Pronunciation, speaker: Speaker, target: Path) -> Clip:
    ipa = pronunciation.texts[text_id].ipa
    samples = speaker.speak(ipa, speed=pronunciation.speed)
    if not samples:
        message = f"{text_id} came out silent."
        raise BadClip(message)
    for ceiling in _CEILINGS:
        sound.encode(samples, SAMPLE_RATE, target, ceiling=ceiling)
        found = sound.measure(target)
        fault = sound.find_fault(found, longest=find_longest(text_id))
        if fault is None:
            break
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
