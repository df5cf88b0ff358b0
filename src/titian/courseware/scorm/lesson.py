"""What stands in a package of one module: its steps and words, what it shows of the pack, and the files of these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from titian.courseware.modules import Courseware, Listen, Look, Module
from titian.instrument.languages.states import APPROVED, least_state
from titian.instrument.languages.table import SOURCE, Language
from titian.voices.manifest import load_manifest
from titian.voices.wording import Wording, list_languages, load_wording, text_sha256

SHEETS: Final = ("", "officer", "lesson")
"""Folders of `content/interface` in which the player's words lie."""
SAYS: Final = re.compile(r"^(?:learn-[a-z-]+|lesson-[a-z-]+|next|back) = .+$", re.MULTILINE)


@dataclass(frozen=True)
class Lesson:
    """A module in one language. `data` is what the player reads; `files` lie beside it, by their names there."""

    module: Module
    language: Language
    title: str
    data: Mapping[str, object]
    files: Mapping[str, Path]


def gather_lesson(
    module: Module, courseware: Courseware, *, folder: Path, pack: Path, table: Mapping[str, Language], tag: str
) -> Lesson:
    """The module in the words of `tag`, which has them all. Raises UnreadableFile."""
    wording = load_wording(folder / f"locales/{tag}.yaml")
    texts = [*module.list_texts()]
    words = {text_id: wording.texts[text_id] for text_id in texts}
    shown = _gather_shown(module, pack, table, tag)
    clips = _gather_clips(module, pack, table)
    pictures = {step.picture: f"pictures/{step.picture}.svg" for step in module.steps if isinstance(step, Look)}
    files = {name: pack / name for name in pictures.values()}
    files |= {clip["file"]: pack / clip["file"] for heard in clips.values() for clip in heard}
    named = {name for step in module.steps for name in step.sources}
    data: dict[str, object] = {
        "id": module.id,
        "version": module.version,
        "steps": [_describe(step.model_dump(mode="json", exclude={"own"})) for step in module.steps],
        "language": tag,
        "isDraft": least_state({text.state for text in words.values()}) != APPROVED,
        "words": {text_id: text.text for text_id, text in words.items()},
        "shown": shown,
        "clips": clips,
        "pictures": pictures,
        "sources": {name: one.model_dump(mode="json") for name, one in courseware.sources.items() if name in named},
        "sheets": [_read_sheet(folder, one) for one in dict.fromkeys((SOURCE, tag))],
    }
    return Lesson(module, table[tag], words[f"module.{module.id}.title"].text, data, files)


def _describe(step: dict[str, object]) -> dict[str, object]:
    """A step as the player reads it: what a kind does not use is empty."""
    return {"picture": None, "choices": [], "right": [], "needs": []} | step


def _gather_shown(module: Module, pack: Path, table: Mapping[str, Language], tag: str) -> dict[str, Mapping[str, str]]:
    """Texts of the pack in the lesson's language; in English where the pack lacks one."""
    wanted = dict.fromkeys(text_id for step in module.steps for text_id in step.shows)
    if not wanted:
        return {}
    english = load_wording(pack / f"locales/{SOURCE}.yaml")
    path = pack / f"locales/{tag}.yaml"
    own = load_wording(path) if path.is_file() else english
    return {text_id: _say(text_id, own, english, table) for text_id in wanted}


def _say(text_id: str, own: Wording, english: Wording, table: Mapping[str, Language]) -> Mapping[str, str]:
    wording = own if text_id in own.texts else english
    return {
        "text": wording.texts[text_id].text,
        "language": wording.tag,
        "direction": table[wording.tag].direction,
    }


def _gather_clips(module: Module, pack: Path, table: Mapping[str, Language]) -> dict[str, Sequence[Mapping[str, str]]]:
    """Where what is listened to is heard: every language that has a clip of the words as they stand now."""
    wanted = dict.fromkeys(text_id for step in module.steps if isinstance(step, Listen) for text_id in step.shows)
    if not wanted:
        return {}
    found: dict[str, list[Mapping[str, str]]] = {text_id: [] for text_id in wanted}
    for tag in list_languages(pack):
        for text_id in _list_spoken(pack, table[tag], wanted):
            row = {"language": tag, "english_name": table[tag].english_name, "file": f"voices/{tag}/{text_id}.opus"}
            found[text_id].append(row)
    return dict(found)


def _list_spoken(pack: Path, language: Language, wanted: Mapping[str, None]) -> Iterator[str]:
    folder = pack / "voices" / language.tag
    if not (language.may_speak and (folder / "manifest.json").is_file()):
        return
    clips = load_manifest(folder / "manifest.json").clips
    texts = load_wording(pack / f"locales/{language.tag}.yaml").texts
    for text_id in wanted:
        clip, text = clips.get(text_id), texts.get(text_id)
        if clip and text and clip.text_sha256 == text_sha256(text.text) and (folder / f"{text_id}.opus").is_file():
            yield text_id


def _read_sheet(folder: Path, tag: str) -> str:
    """The player's words in a language; what it lacks is said in English."""
    paths = [folder.parent / "interface" / sheet / f"{tag}.ftl" for sheet in SHEETS]
    return "\n".join(line for path in paths if path.is_file() for line in SAYS.findall(path.read_text("utf-8"))) + "\n"
