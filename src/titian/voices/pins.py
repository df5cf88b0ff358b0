"""What a country says in its own words: `content/countries/<cc>/wording/<tag>.yaml`, over the words of the pack.

The file has the shape of the pack's `locales/<tag>.yaml` and holds only the texts the country changes, each with a
state, a reviewer and a date of its own, and `of`: the SHA-256 of the pack's text it stands for. When the pack changes
that text the pin is stale, because nobody has said that the country's words still fit. Clips of pinned texts lie in
`content/countries/<cc>/voices/<tag>/`, described as those of the pack are; a pinned text without one is silent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Final

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from titian.instrument.languages.silence import SILENT
from titian.instrument.yaml_files import read_yaml
from titian.voices.check import Problem
from titian.voices.errors import UnreadableFile, VoiceError
from titian.voices.manifest import load_manifest
from titian.voices.wording import Text, Wording, is_spoken, list_languages, load_wording, text_sha256

WORDING: Final = "wording"
VOICES: Final = "voices"


class Pin(Text):
    """One text as the country says it. `of` is the SHA-256 of the pack's text it stands for."""

    of: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    tag: str
    texts: dict[str, Pin]


@dataclass(frozen=True)
class Pins:
    """What a country pins in one language, and the folder its clips lie in."""

    tag: str
    texts: Mapping[str, Pin]
    voices: Path

    def apply(self, wording: Wording) -> Wording:
        """The wording with the country's texts in the places of the pack's; what the pack does not have stays out.

        Words for silence go with the text they stand for: where the country says that otherwise, the pack's go.
        """
        pinned = {text_id: self.texts[text_id] for text_id in wording.texts if text_id in self.texts}
        passed = {f"{text_id}{SILENT}" for text_id in pinned} - pinned.keys()
        kept = {text_id: text for text_id, text in wording.texts.items() if text_id not in passed}
        return replace(wording, texts={**kept, **pinned})

    def list_stale(self, wording: Wording) -> list[str]:
        """Pinned texts whose words in the pack have changed since; `wording` is the pack's own."""
        return [
            text_id
            for text_id, pin in self.texts.items()
            if text_id in wording.texts and pin.of != text_sha256(wording.texts[text_id].text)
        ]

    def list_unknown(self, wording: Wording) -> list[str]:
        """Pinned texts that the pack does not have in this language."""
        return [text_id for text_id in self.texts if text_id not in wording.texts]


def load_pins(country: Path, tag: str) -> Pins:
    """What the country folder pins in this language: nothing where there is no file. Raises `UnreadableFile`."""
    path = country / WORDING / f"{tag}.yaml"
    voices = country / VOICES / tag
    if not path.is_file():
        return Pins(tag, {}, voices)
    try:
        parsed = _File.model_validate(read_yaml(path))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        message = f"{_name(country, tag)} does not hold texts with text, state, reviewer, date and of: {error}"
        raise UnreadableFile(message) from error
    if parsed.tag != tag:
        message = f"{_name(country, tag)} says that it is {parsed.tag}."
        raise UnreadableFile(message)
    return Pins(tag, parsed.texts, voices)


def list_pinned(country: Path) -> list[str]:
    """Tags in which the country pins texts."""
    return sorted(path.stem for path in (country / WORDING).glob("*.yaml"))


def check_pins(pack: Path, country: Path) -> list[Problem]:
    """Every problem with what a country pins over a pack; an empty list when there is none, or nothing is pinned.

    A pinned text without a clip is no problem: it is silent, and `titian pack build` counts it.
    """
    problems = []
    languages = list_languages(pack)
    for tag in list_pinned(country):
        try:
            pins = load_pins(country, tag)
            wording = load_wording(pack / "locales" / f"{tag}.yaml") if tag in languages else None
        except VoiceError as error:
            problems.append(Problem("pin.unreadable", tag, None, str(error)))
            continue
        if wording is None:
            problems.append(Problem("pin.language", tag, None, f"{_name(country, tag)}: the pack has no {tag}."))
            continue
        problems += _check_texts(_name(country, tag), pins, wording)
        problems += _check_clips(pins)
    for folder in sorted((country / VOICES).glob("*/")):
        if folder.name not in list_pinned(country):
            message = f"{country.name}/{VOICES}/{folder.name} has clips, but no text is pinned in {folder.name}."
            problems.append(Problem("pin.language", folder.name, None, message))
    return problems


def _check_texts(name: str, pins: Pins, wording: Wording) -> Iterator[Problem]:
    for text_id in pins.list_unknown(wording):
        yield Problem("pin.unknown", pins.tag, text_id, f"{name}: the pack has no {text_id} in {pins.tag}.")
    for text_id in pins.list_stale(wording):
        message = f"{name}: the pack's {text_id} has changed since it was pinned. Read it, then write `of` anew."
        yield Problem("pin.stale", pins.tag, text_id, message)
    for text_id, pin in pins.texts.items():
        if text_id in wording.texts and pin.text == wording.texts[text_id].text:
            yield Problem("pin.same", pins.tag, text_id, f"{name}: {text_id} says what the pack says. Take it out.")


def _check_clips(pins: Pins) -> Iterator[Problem]:
    folder = pins.voices
    if not folder.is_dir():
        return
    try:
        manifest = load_manifest(folder / "manifest.json")
    except VoiceError as error:
        yield Problem("manifest.missing", pins.tag, None, str(error))
        return
    for text_id, clip in sorted(manifest.clips.items()):
        pin = pins.texts.get(text_id)
        if pin is None or not is_spoken(text_id):
            yield Problem(
                "clip.unknown", pins.tag, text_id, f"{text_id} has a clip, but is no pinned text that is said."
            )
        elif clip.text_sha256 != text_sha256(pin.text):
            yield Problem("clip.stale", pins.tag, text_id, f"{text_id} says other words than the pinned text has now.")
        elif not manifest.find_file(folder, text_id).is_file():
            yield Problem(
                "clip.no_file", pins.tag, text_id, f"{text_id} is in the manifest, but its file is not there."
            )


def _name(country: Path, tag: str) -> str:
    return f"{country.name}/{WORDING}/{tag}.yaml"
