"""Check the clips of a pack without any model: complete, current, decodable, sane in length and level."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from titian.voices import sound
from titian.voices.errors import LostSound, VoiceError
from titian.voices.manifest import Clip, load_manifest
from titian.voices.pronunciation import check_ipa
from titian.voices.wording import Wording, list_languages, list_spoken, load_wording, text_sha256

_OGG_OPUS = b"OpusHead"
_LENGTH_TOLERANCE = 0.1  # seconds


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one clip or manifest."""

    code: str
    language: str
    text_id: str | None
    message: str


def check_voices(pack: Path, *, decode: bool = True) -> list[Problem]:
    """Every problem with the clips of every language of the pack; an empty list when there is none.

    `decode` also decodes each clip where ffmpeg is installed, and compares its length with the manifest.
    """
    problems: list[Problem] = []
    for language in list_languages(pack):
        folder = pack / "voices" / language
        wording = load_wording(pack / "locales" / f"{language}.yaml")
        try:
            manifest = load_manifest(folder / "manifest.json")
        except VoiceError as error:
            problems.append(Problem("manifest.missing", language, None, str(error)))
            continue
        problems += _check_completeness(language, wording, set(manifest.clips), folder)
        for text_id, clip in manifest.clips.items():
            if text_id in wording.texts:
                problems += _check_clip(language, text_id, clip, wording, folder)
                if decode and sound.has_tools():
                    problems += _check_sound(language, text_id, clip, folder)
    return problems


def _check_completeness(language: str, wording: Wording, listed: set[str], folder: Path) -> list[Problem]:
    spoken = set(list_spoken(wording))
    files = {path.stem for path in folder.glob("*.opus")}
    named = [
        ("clip.missing", spoken - listed, "has no clip in the manifest"),
        ("clip.unknown", listed - spoken, "is in the manifest, but no such text is spoken"),
        ("clip.no_file", listed - files, "is in the manifest, but its file is not there"),
        ("clip.not_listed", files - listed, "has a file that the manifest does not list"),
    ]
    return [
        Problem(code, language, text_id, f"{text_id} {why}.") for code, ids, why in named for text_id in sorted(ids)
    ]


def _check_clip(language: str, text_id: str, clip: Clip, wording: Wording, folder: Path) -> list[Problem]:
    problems = []
    if clip.text_sha256 != text_sha256(wording.texts[text_id].text):
        problems.append(Problem("clip.stale", language, text_id, f"{text_id} says other words than the text has now."))
    if clip.source != "recorded":
        try:
            check_ipa(text_id, clip.ipa or "")
        except LostSound as error:
            problems.append(Problem("clip.lost_sound", language, text_id, str(error)))
    if clip.state == "approved" and wording.texts[text_id].state != "approved":
        problems.append(
            Problem("clip.approved_early", language, text_id, f"{text_id} is approved, but its text is not.")
        )
    file = folder / f"{text_id}.opus"
    if file.exists() and _OGG_OPUS not in file.read_bytes()[:64]:
        problems.append(Problem("clip.not_opus", language, text_id, f"{file.name} is not Ogg Opus."))
    return problems


def _check_sound(language: str, text_id: str, clip: Clip, folder: Path) -> list[Problem]:
    file = folder / f"{text_id}.opus"
    if not file.exists():
        return []
    try:
        found = sound.measure(file)
    except VoiceError as error:
        return [Problem("clip.broken", language, text_id, str(error))]
    fault = sound.find_fault(found)
    if fault is not None:
        return [Problem("clip.bad_sound", language, text_id, f"{text_id}: {fault}.")]
    if abs(found.seconds - clip.seconds) > _LENGTH_TOLERANCE:
        message = f"{text_id} lasts {found.seconds:.2f} s; the manifest says {clip.seconds:.2f} s."
        return [Problem("clip.other_length", language, text_id, message)]
    return []
