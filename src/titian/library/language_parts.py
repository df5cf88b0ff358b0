"""The parts of one language: its words and its clips by bundle, and its row in the list a phone offers. No Django.

The words of a language are one part of 0.1 MB, which every phone fetches; what officers read is a part of its own,
fetched for the language the officer chose. Clips come by bundle, so that a change in one module fetches little. The
list of languages is one small part: a phone offers a voice from it before a clip was fetched.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from titian.instrument.languages.hearing import HeardClip, Verdict, judge
from titian.instrument.languages.states import APPROVED, CLIP_STATES, ClipState, least_state
from titian.instrument.languages.table import SOURCE, Language
from titian.library.bundles import CORE, FIRST, OFFICER, Bundles
from titian.library.errors import BuildRefused
from titian.library.parts import Part
from titian.sealing import canonical_json, sha256_hex
from titian.voices.errors import VoiceError
from titian.voices.manifest import Clip, Manifest, load_manifest
from titian.voices.pins import Pins
from titian.voices.wording import Wording, is_shown, load_said, text_sha256

GREETING: Final = "talk.greeting"
VOICE: Final = "voice"
"""The bundle of clips of what is learnt."""
MOST_CORE: Final = 1_000_000
MOST_WHOLE: Final = 8_000_000
"""Bytes a voiced language may take to fetch: what is needed to begin, and all of it."""


@dataclass(frozen=True)
class Left:
    """Clips that were left out of a language: they say other words, are not there, live may not play them, or a machine
    spoke them and another did not understand it.
    """

    language: str
    stale: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unapproved: tuple[str, ...] = ()
    not_understood: tuple[str, ...] = ()


@dataclass(frozen=True)
class LanguageParts:
    """One language of a release. `wording` is what is said in this country, pins included.

    `verdict` is what a recogniser made of its voice, where one is asked.
    """

    language: Language
    wording: Wording
    parts: tuple[Part, ...]
    clip_states: frozenset[ClipState]
    left: Left
    verdict: Verdict | None = None

    @property
    def is_voiced(self) -> bool:
        """Whether anything of it is heard."""
        return any(part.kind == "voice" for part in self.parts)

    @property
    def has_first_words_only(self) -> bool:
        """Whether nothing but its first words went in."""
        return any(part.kind == "wording" and part.module == FIRST for part in self.parts)

    def count_bytes(self) -> dict[str, int]:
        """`core` (the clips with which a talk begins: the words are on every phone) and `whole` as a person's language,
        `officer` as the officer's own on top of it."""
        heard = [part for part in self.parts if part.module != OFFICER]
        return {
            "core": _sum(part for part in heard if part.kind == "voice" and part.module == CORE),
            "whole": _sum(heard),
            "officer": _sum(part for part in self.parts if part.module == OFFICER),
        }

    def list_warnings(self) -> list[str]:
        """A sentence where the voice was not understood, and for each budget that a voiced language passes."""
        size = self.count_bytes()
        budgets = (("core", MOST_CORE, "its core"), ("whole", MOST_WHOLE, "all of it"))
        silent = [self.verdict.tell(self.language.tag)] if self.verdict and not self.verdict.may_speak else []
        return silent + [
            f"{self.language.tag}: {what} takes {size[name]:,} bytes to fetch; a voiced language may take {most:,}."
            for name, most, what in budgets
            if self.is_voiced and size[name] > most
        ]


def build_language(
    language: Language,
    wording: Wording,
    pins: Pins,
    spoken: Sequence[str],
    *,
    pack: Path,
    places: Bundles,
    approved_only: bool,
    understood_only: bool,
    words_in: str = CORE,
) -> LanguageParts:
    """The parts of a language. `wording` has its pins already; `spoken` are the ids that are said in this country.
    `words_in` is the bundle of its words: FIRST where `wording` holds its first words alone.

    Only a language that claims a voice, or some of one, has clips: of the pack for the pack's words, of the country for
    its own. Clips whose words have changed are left out and named, and with `approved_only` those nobody approved: the
    text is then read and not heard. With `understood_only` so is all that a machine speaks in a language whose key
    words a recogniser did not understand; what a person recorded stays. Raises BuildRefused where the table of
    languages says another thing than the folders.
    """
    folders = (pack / "voices" / wording.tag, pins.voices)
    if language.audio == "awaiting_recording":
        raise BuildRefused(
            f"locales/{wording.tag}.yaml has words, but {language.english_name} awaits a recording in the table of "
            "languages. Set its audio to none or claimed."
        )
    parts = _wording_parts(wording, places, words_in)
    if language.may_speak:
        clips, left = _find_clips(wording, pins, spoken, pack_voices=folders[0])
        clips, left, verdict = _choose_clips(
            wording, clips, left, approved_only=approved_only, understood_only=understood_only
        )
        parts += _voice_parts(wording.tag, clips, places)
        states = frozenset(clip.state for clip, _ in clips.values())
        return LanguageParts(language, wording, tuple(parts), states, left, verdict)
    for folder in folders:
        if any(folder.glob("*.opus")):
            raise BuildRefused(
                f"voices/{wording.tag} has clips, but {language.english_name} claims no voice in the languages' table. "
                "Set its audio to partial there, or to claimed when every clip is there."
            )
    return LanguageParts(language, wording, tuple(parts), frozenset(), Left(wording.tag))


def build_learning_voice(
    folder: Path, language: str, *, approved_only: bool, understood_only: bool
) -> tuple[list[Part], Left, Verdict | None]:
    """The clips of what is learnt in one language, in one bundle; none where there are none, or none may be heard."""
    wording = load_said(folder, language)
    voices = folder / "voices" / language
    if not voices.is_dir():
        return [], Left(language), None
    clips, left = _find_clips(wording, Pins(language, {}, voices), tuple(wording.texts), pack_voices=voices)
    clips, left, verdict = _choose_clips(
        wording, clips, left, approved_only=approved_only, understood_only=understood_only
    )
    part = Part("learning", _bundle(language, VOICE, clips), module=VOICE, language=language)
    return ([part] if clips else []), left, verdict


def _choose_clips(
    wording: Wording, clips: _Found, left: Left, *, approved_only: bool, understood_only: bool
) -> tuple[_Found, Left, Verdict | None]:
    """What may be heard of the clips that were found, and what a recogniser makes of them."""
    if approved_only:
        early = tuple(text_id for text_id, (clip, _) in clips.items() if clip.state != APPROVED)
        clips = {text_id: found for text_id, found in clips.items() if text_id not in early}
        left = replace(left, unapproved=early)
    verdict = judge(wording.tag, _list_heard(wording, clips))
    if understood_only and verdict and not verdict.may_speak:
        lost = tuple(text_id for text_id, (clip, _) in clips.items() if clip.source != "recorded")
        clips = {text_id: found for text_id, found in clips.items() if text_id not in lost}
        left = replace(left, not_understood=lost)
    return clips, left, verdict


def describe_languages(table: Mapping[str, Language], built: Iterable[LanguageParts]) -> Part:
    """The list a phone offers: every language with words, and those that await a recording, in the table's order."""
    found = {one.language.tag: one for one in built}
    officer = _officer_texts(found[SOURCE].wording) if SOURCE in found else set()
    rows = [
        _describe(language, found.get(tag), officer)
        for tag, language in table.items()
        if tag in found or language.audio == "awaiting_recording"
    ]
    return Part("languages", canonical_json({"languages": rows}))


def _describe(language: Language, built: LanguageParts | None, officer: set[str]) -> dict[str, object]:
    row: dict[str, object] = {
        name: getattr(language, name)
        for name in ("tag", "autonym", "english_name", "direction", "script", "font", "line_height", "line_breaking")
    }
    row["where_likely"] = list(language.where_likely)
    if built is None:
        return {
            **row,
            "greeting": None,
            "audio": language.audio,
            "state": None,
            "voice_state": None,
            "is_officer_language": False,
            "bytes": {"core": 0, "whole": 0, "officer": 0},
        }
    texts = built.wording.texts
    return {
        **row,
        "greeting": texts[GREETING].text if GREETING in texts else None,
        # A language that claims a voice and was built without one clip is silent, and the phone must say so.
        "audio": "claimed" if built.is_voiced else "none",
        "state": least_state({text.state for text_id, text in texts.items() if is_shown(text_id)}),
        "voice_state": min(built.clip_states, key=CLIP_STATES.index, default=None),
        "is_officer_language": bool(officer) and officer <= _officer_texts(built.wording),
        "bytes": built.count_bytes(),
    }


def _officer_texts(wording: Wording) -> set[str]:
    return {text_id for text_id in wording.texts if not is_shown(text_id)}


def _sum(parts: Iterable[Part]) -> int:
    return sum(len(part.data) for part in parts)


def _in_order(bundles: Iterable[str]) -> list[str]:
    """Core first, then the modules by name."""
    return sorted(bundles, key=lambda bundle: (bundle != CORE, bundle))


def _wording_parts(wording: Wording, places: Bundles, words_in: str) -> list[Part]:
    """What a person reads and what only officers read. Raises BuildRefused for a text that belongs nowhere."""
    said, read = {}, {}
    for text_id, text in wording.texts.items():
        if is_shown(text_id):
            places.find(text_id)
            said[text_id] = text
        else:
            read[text_id] = text
    parts = []
    for bundle, texts in ((words_in, said), (OFFICER, read)):
        if not texts:
            continue
        content = {
            "language": wording.tag,
            "module": bundle,
            "state": least_state({text.state for text in texts.values()}),
            "texts": {text_id: text.text for text_id, text in texts.items()},
        }
        parts.append(Part("wording", canonical_json(content), module=bundle, language=wording.tag))
    return parts


_Found = Mapping[str, tuple[Clip, bytes]]


def _find_clips(wording: Wording, pins: Pins, spoken: Sequence[str], *, pack_voices: Path) -> tuple[_Found, Left]:
    """The clips that say the words of now, each from the folder of whoever wrote them."""
    folders = (pack_voices, pins.voices)
    manifests = {folder: _read_manifest(folder) for folder in folders}
    there = {folder: _list_files(folder) for folder in folders}
    stale, missing = [], []
    found: dict[str, tuple[Clip, bytes]] = {}
    for text_id in sorted(spoken):
        folder = pins.voices if text_id in pins.texts else pack_voices
        manifest = manifests[folder]
        clip, file = manifest.clips.get(text_id), manifest.find_file(folder, text_id)
        if clip is None or file.name not in there[folder]:
            missing.append(text_id)
        elif clip.text_sha256 != text_sha256(wording.texts[text_id].text):
            stale.append(text_id)
        else:
            found[text_id] = (clip, read_clip(file))
    return found, replace(Left(wording.tag), stale=tuple(stale), missing=tuple(missing))


def _list_heard(wording: Wording, clips: _Found) -> Iterator[HeardClip]:
    """The clips that a machine spoke, with what another understood of them as they are now."""
    for text_id, (clip, data) in clips.items():
        if clip.source != "recorded":
            text = wording.texts[text_id].text
            heard = clip.heard if clip.heard and clip.heard.clip_sha256 == sha256_hex(data) else None
            figures = (heard.key_words, heard.understood) if heard else (None, None)
            yield HeardClip(text_id, text, *figures)


def read_clip(path: Path) -> bytes:
    """One of thousands: whole, with nothing between."""
    with path.open("rb", buffering=0) as file:
        return file.readall()


def _list_files(folder: Path) -> set[str]:
    if not folder.is_dir():
        return set()
    with os.scandir(folder) as found:
        return {entry.name for entry in found if entry.is_file()}


def _read_manifest(folder: Path) -> Manifest:
    path = folder / "manifest.json"
    if not path.is_file():
        return Manifest(tag=folder.name, clips={})
    try:
        return load_manifest(path)
    except VoiceError as problem:
        raise BuildRefused(str(problem)) from problem


def _voice_parts(tag: str, clips: _Found, places: Bundles) -> list[Part]:
    bundles: dict[str, dict[str, tuple[Clip, bytes]]] = defaultdict(dict)
    for text_id, clip in clips.items():
        bundles[places.find(text_id)][text_id] = clip
    return [
        Part("voice", _bundle(tag, bundle, bundles[bundle]), module=bundle, language=tag)
        for bundle in _in_order(bundles)
    ]


def _bundle(language: str, module: str, clips: _Found) -> bytes:
    """Length of the header in four bytes, most significant first; the header; the clips one after the other."""
    ordered = sorted(clips.items())
    places, offset = {}, 0
    for text_id, (clip, data) in ordered:
        places[text_id] = {
            "offset": offset,
            "bytes": len(data),
            "seconds": clip.seconds,
            "source": clip.source,
            "state": clip.state,
        }
        offset += len(data)
    header = canonical_json({"language": language, "module": module, "clips": places})
    return b"".join((len(header).to_bytes(4, "big"), header, *(data for _, (_, data) in ordered)))
