"""Play the clips of one language to a recogniser and write down, clip by clip, what it understood.

In a language that is gated every clip with a key word is heard, in another one that the recogniser knows a sample. Only
what changed since is played again: a clip is heard once, and a sound that stands under several texts once in all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from titian.instrument.languages.hearing import (
    HeardClip,
    Verdict,
    compare,
    holds_key_words,
    is_gated,
    judge,
    read_hearing,
)
from titian.voices.errors import VoiceError
from titian.voices.manifest import Clip, Hearing, Manifest, load_manifest, save_manifest
from titian.voices.recogniser import NAME, Recogniser, Whisper
from titian.voices.wording import Wording, load_said, text_sha256

SAMPLE: Final = 24
"""Clips that are heard of a language that nothing gates: enough to see that a voice is followed or not, and no more."""


class UnknownLanguage(VoiceError):
    """The recogniser does not know the language."""

    def __init__(self, tag: str) -> None:
        message = f"The recogniser does not know {tag}: people must listen."
        super().__init__("language.unheard", message)


@dataclass(frozen=True)
class HearingReport:
    """What a recogniser made of a language. `units` and `errors` are those of all its heard clips."""

    language: str
    heard: int
    kept: int
    units: int
    errors: int
    verdict: Verdict | None


def hear_voices(
    pack: Path,
    language: str,
    *,
    load_recogniser: Callable[[], Recogniser] = Whisper,
    said: Callable[[str], None] = lambda _: None,
) -> HearingReport:
    """Hear what is due in a language and write it into `voices/<tag>/manifest.json`.

    What a person recorded is never played. The manifest is written after each clip, so it can be stopped and started
    again. Raises `UnknownLanguage`, `MissingTool` or `UnreadableFile`.
    """
    row = read_hearing().get(language)
    if row is None or row.recogniser is None:
        raise UnknownLanguage(language)
    path = pack / "voices" / language / "manifest.json"
    wording, manifest = load_said(pack, language), load_manifest(path)
    chosen = choose_clips(wording, manifest)
    digests = {text_id: _digest(manifest.find_file(path.parent, text_id)) for text_id in chosen}
    due = [text_id for text_id in chosen if _is_due(manifest.clips[text_id], digests[text_id])]
    for text_id in manifest.clips.keys() - set(chosen):
        manifest.clips[text_id].heard = None
    wrote = _find_written(pack, row.recogniser)
    recogniser = load_recogniser() if any(digests[text_id] not in wrote for text_id in due) else None
    for text_id in chosen:
        digest = digests[text_id]
        if digest not in wrote and recogniser is not None:
            wrote[digest] = recogniser.write(manifest.find_file(path.parent, text_id), row.recogniser)
        manifest.clips[text_id].heard = _describe(wording.texts[text_id].text, wrote[digest], digest, language)
        if text_id in due:
            save_manifest(path, manifest)
            said(text_id)
    save_manifest(path, manifest)
    heard = [clip.heard for clip in manifest.clips.values() if clip.heard]
    return HearingReport(
        language,
        len(due),
        len(chosen) - len(due),
        sum(one.units for one in heard),
        sum(one.errors for one in heard),
        judge_voice(wording, manifest, path.parent),
    )


def _describe(text: str, wrote: str, digest: str, language: str) -> Hearing:
    """The figures follow from what was written, so they are those of today's key words also where nothing is played."""
    found = compare(text, wrote, language)
    return Hearing(
        by=NAME,
        clip_sha256=digest,
        wrote=wrote,
        units=found.units,
        errors=found.errors,
        key_words=found.key_words,
        understood=found.understood,
    )


def choose_clips(wording: Wording, manifest: Manifest) -> list[str]:
    """The clips to hear: they say the words of now, and no person spoke them."""
    current = [
        text_id
        for text_id in wording.texts
        if (clip := manifest.clips.get(text_id))
        and clip.source != "recorded"
        and clip.text_sha256 == text_sha256(wording.texts[text_id].text)
    ]
    if is_gated(wording.tag):
        return [text_id for text_id in current if holds_key_words(wording.texts[text_id].text, wording.tag)]
    return sorted(current, key=text_sha256)[:SAMPLE]


def judge_voice(wording: Wording, manifest: Manifest, folder: Path) -> Verdict | None:
    """What a recogniser makes of the clips of a language as they are now; None where no machine may silence it."""
    clips = [(text_id, manifest.clips[text_id]) for text_id in choose_clips(wording, manifest)]
    return judge(
        wording.tag,
        [
            describe(text_id, wording.texts[text_id].text, clip, _digest(manifest.find_file(folder, text_id)))
            for text_id, clip in clips
        ],
    )


def is_heard(clip: Clip, digest: str) -> bool:
    """Whether a recogniser was played the clip as it is now."""
    return clip.heard is not None and clip.heard.clip_sha256 == digest


def describe(text_id: str, text: str, clip: Clip, digest: str) -> HeardClip:
    """A clip as the gate sees it; one that was spoken anew is not heard."""
    if clip.heard is None or not is_heard(clip, digest):
        return HeardClip(text_id, text)
    return HeardClip(text_id, text, clip.heard.key_words, clip.heard.understood)


def _is_due(clip: Clip, digest: str) -> bool:
    return not is_heard(clip, digest) or clip.heard is None or clip.heard.by != NAME


def _find_written(pack: Path, recogniser: str) -> dict[str, str]:
    """Digest of a clip → what this recogniser wrote of it; in every language that it calls the same."""
    same = [tag for tag, row in read_hearing().items() if row.recogniser == recogniser]
    paths = [path for tag in same if (path := pack / "voices" / tag / "manifest.json").exists()]
    heard = [clip.heard for path in paths for clip in load_manifest(path).clips.values() if clip.heard]
    return {one.clip_sha256: one.wrote for one in heard if one.by == NAME}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
