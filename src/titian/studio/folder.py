"""A pack's folder as the studio reads it: texts with their place and notes, words of each language, concepts."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from titian.instrument.errors import InstrumentError
from titian.instrument.languages.table import Language, get_table
from titian.review.subject import Subject, read_subject
from titian.review.texts import CORE, TALK, Texts
from titian.studio.concept_file import ConceptFile, read_concepts
from titian.studio.errors import FolderRefused
from titian.studio.models import SOURCE
from titian.voices.errors import VoiceError
from titian.voices.manifest import Manifest, load_manifest
from titian.voices.wording import Text as Entry
from titian.voices.wording import Wording, is_spoken, list_languages, load_wording

_KEY: Final = re.compile(r"^  ([A-Za-z0-9_.\-]+):")
_FIELDS: Final = {"label": "child", "child": "label"}
_SIBLINGS: Final = {"consent": "assent", "assent": "consent"}


@dataclass(frozen=True)
class FolderText:
    """One text of the source file, in its order."""

    text_id: str
    module: str
    section: str
    notes: str
    is_spoken: bool
    is_first: bool
    sibling: str
    picture: str
    entry: Entry


@dataclass(frozen=True)
class Folder:
    """Everything the studio takes from a pack's folder."""

    slug: str
    version: str
    modules: list[tuple[str, str]]
    texts: list[FolderText]
    wordings: dict[str, Wording]
    heads: dict[str, str]
    table: Mapping[str, Language]
    concepts: ConceptFile
    pictures: dict[str, Path]
    voices: dict[str, Manifest]
    path: Path


def read_folder(path: Path) -> Folder:
    """The folder, checked. Raises FolderRefused with a sentence that names the file."""
    try:
        subject = read_subject(path)
        table = get_table(path)
        wordings = {tag: load_wording(path / "locales" / f"{tag}.yaml") for tag in list_languages(path)}
        voices = {
            tag: load_manifest(file) for tag in wordings if (file := path / "voices" / tag / "manifest.json").is_file()
        }
    except (InstrumentError, VoiceError) as problem:
        raise FolderRefused(str(problem)) from problem
    if subject.pack is None or SOURCE not in wordings:
        raise FolderRefused(f"{path.name} is no pack with words: it needs pack.yaml and locales/{SOURCE}.yaml.")
    for tag, wording in wordings.items():
        if wording.tag != tag:
            raise FolderRefused(f"locales/{tag}.yaml says it is {wording.tag}. Name the file after its language.")
        if tag not in table:
            raise FolderRefused(f"locales/{tag}.yaml: the table of languages has no {tag}.")
    files = {tag: (path / "locales" / f"{tag}.yaml").read_text(encoding="utf-8") for tag in wordings}
    pictures = {file.stem: file for file in sorted((path / "pictures").glob("*.svg"))}
    texts = list(_list_texts(subject, wordings[SOURCE], files[SOURCE], set(pictures)))
    return Folder(
        slug=subject.pack.id,
        version=subject.pack.about.version,
        modules=_list_modules(subject),
        texts=texts,
        wordings=wordings,
        heads={tag: _find_head(content) for tag, content in files.items()},
        table=table,
        concepts=read_concepts(path, {text.text_id for text in texts}, set(table)),
        pictures={name: file for name, file in pictures.items() if name in {text.picture for text in texts}},
        voices=voices,
        path=path,
    )


def digest_of(text: str, state: str, reviewer: str, on: date) -> str:
    """What tells whether a folder's entry is the one seen last."""
    content = json.dumps([text, state, reviewer, on.isoformat()], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


def _list_modules(subject: Subject) -> list[tuple[str, str]]:
    names = [CORE, *(name for stage in subject.logic.document.stages for name in stage.modules)]
    if subject.talk:
        names.append(TALK)
    return [(name, subject.words.get(f"module.{name}.title", "")) for name in dict.fromkeys(names)]


def _list_texts(subject: Subject, english: Wording, content: str, drawn: set[str]) -> Iterator[FolderText]:
    needed = Texts(subject.logic.document, subject.words, subject.talk).needed
    of_items = {item.id: item.module for item in subject.logic.document.items}
    pictograms = {item.id: item.pictogram or f"item.{item.id}" for item in subject.logic.document.items}
    sections = _find_sections(content)
    for text_id, entry in english.texts.items():
        kind, name, field = [*text_id.split("."), "", ""][:3]
        place = needed.get(text_id)
        module = place.module if place else of_items.get(name, CORE) if kind == "item" else CORE
        candidates = [text_id, pictograms.get(name, "") if kind == "item" else "", text_id.rpartition(".")[0]]
        other = f"{kind}.{name}.{_FIELDS[field]}" if field in _FIELDS else f"{_SIBLINGS.get(kind, '')}.{name}"
        yield FolderText(
            text_id=text_id,
            module=module,
            section=sections.get(text_id, ""),
            notes=subject.notes.get(({"item": "survey", "rule": "outcomes"}.get(kind, "indicators"), name), ""),
            is_spoken=is_spoken(text_id),
            is_first=subject.pack is not None and subject.pack.about.is_first_word(text_id),
            sibling=other if other in english.texts else "",
            picture=next((one for one in candidates if one in drawn), ""),
            entry=entry,
        )


def _find_head(content: str) -> str:
    lines = []
    for line in content.splitlines():
        if not line.startswith("#"):
            break
        lines.append(line)
    return "\n".join(lines)


def _find_sections(content: str) -> dict[str, str]:
    """Text id → the comment that stands above it; a new part begins there."""
    found: dict[str, str] = {}
    waiting: list[str] = []
    for line in content.splitlines():
        if line.startswith("  #"):
            waiting.append(line.strip().removeprefix("#").strip())
        elif match := _KEY.match(line):
            if waiting:
                found[match.group(1)] = "\n".join(waiting)
            waiting = []
    return found
