"""A pack's folder as the studio reads it: texts with their place and notes, words of each language, concepts.

`content/learning` is read as a pack named `learning`: its parts are the modules and the personas. `content/offer` is
read as one named `offer-page`, in one part.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from titian.courseware.bank import Item, read_bank
from titian.courseware.modules import Look, Question, Step, read_courseware
from titian.courseware.names import PREFIX, TEST_PREFIX
from titian.courseware.practice.reading import find_pack
from titian.courseware.practice.words import OURS
from titian.instrument.errors import InstrumentError, Problem
from titian.instrument.languages.table import Language, get_table
from titian.review.subject import Subject, read_subject
from titian.review.texts import CORE, TALK, Texts
from titian.studio.concept_file import ConceptFile, read_concepts
from titian.studio.errors import FolderRefused
from titian.studio.models import LEARNING, OFFER, SOURCE
from titian.voices.errors import VoiceError
from titian.voices.manifest import Manifest, load_manifest
from titian.voices.wording import Text as Entry
from titian.voices.wording import Wording, is_learning, is_page, is_spoken, list_heard, list_languages, load_wording

PERSONA: Final = "persona-"
PRACTICE: Final = "practice"
"""The part of words that every practice interview shares."""
PAGE: Final = "page"
"""The one part of a public page."""
_ONCE_CHOSEN: Final = "Stands below all answers once one was chosen."
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

    @property
    def needs_every_text(self) -> bool:
        """Whether a language must have what nobody hears, too: of what is learnt, and of a public page."""
        return self.slug in {LEARNING, OFFER}


def read_folder(path: Path) -> Folder:
    """The folder, checked. Raises FolderRefused with a sentence that names the file."""
    if is_learning(path):
        return _read_learning(path)
    if is_page(path):
        return _read_page(path)
    try:
        subject = read_subject(path)
    except InstrumentError as problem:
        raise FolderRefused(str(problem)) from problem
    words = _read_words(path)
    if subject.pack is None:
        raise FolderRefused(f"{path.name} is no pack with words: it needs pack.yaml and locales/{SOURCE}.yaml.")
    if subject.pack.id == LEARNING:
        raise FolderRefused(f"{LEARNING} is the name of what officers learn with. Give the pack another id.")
    if subject.pack.id == OFFER:
        raise FolderRefused(f"{OFFER} is the name of what a public page says. Give the pack another id.")
    pictures = {file.stem: file for file in sorted((path / "pictures").glob("*.svg"))}
    texts = list(_list_texts(subject, words.wordings[SOURCE], words.files[SOURCE], set(pictures)))
    return Folder(
        slug=subject.pack.id,
        version=subject.pack.about.version,
        modules=_list_modules(subject),
        texts=texts,
        wordings=words.wordings,
        heads=words.heads,
        table=words.table,
        concepts=read_concepts(path, {text.text_id for text in texts}, set(words.table)),
        pictures={name: file for name, file in pictures.items() if name in {text.picture for text in texts}},
        voices=words.voices,
        path=path,
    )


@dataclass(frozen=True)
class _Words:
    """The words of a folder, and the clips of what a person or a machine says of them."""

    wordings: dict[str, Wording]
    files: dict[str, str]
    table: Mapping[str, Language]
    voices: dict[str, Manifest]

    @property
    def heads(self) -> dict[str, str]:
        return {tag: _find_head(content) for tag, content in self.files.items()}


def _read_words(path: Path) -> _Words:
    try:
        table = get_table(path)
        wordings = {tag: load_wording(path / "locales" / f"{tag}.yaml") for tag in list_languages(path)}
        voices = {
            tag: load_manifest(file) for tag in wordings if (file := path / "voices" / tag / "manifest.json").is_file()
        }
    except (InstrumentError, VoiceError) as problem:
        raise FolderRefused(str(problem)) from problem
    if SOURCE not in wordings:
        raise FolderRefused(f"{path.name} is no pack with words: it needs pack.yaml and locales/{SOURCE}.yaml.")
    for tag, wording in wordings.items():
        if wording.tag != tag:
            raise FolderRefused(f"locales/{tag}.yaml says it is {wording.tag}. Name the file after its language.")
        if tag not in table:
            raise FolderRefused(f"locales/{tag}.yaml: the table of languages has no {tag}.")
    files = {tag: (path / "locales" / f"{tag}.yaml").read_text(encoding="utf-8") for tag in wordings}
    return _Words(wordings, files, table, voices)


def _read_learning(path: Path) -> Folder:
    words = _read_words(path)
    english = words.wordings[SOURCE]
    drawn = {file.stem: file for file in sorted((find_pack(path) / "pictures").glob("*.svg"))}
    texts = place_texts(path)
    parts = dict.fromkeys(text.module for text in texts)
    return Folder(
        slug=LEARNING,
        version=f"{len(list((path / 'modules').glob('*.yaml')))} modules",
        modules=[(part, _find_title(part, english)) for part in parts],
        texts=texts,
        wordings=words.wordings,
        heads=words.heads,
        table=words.table,
        concepts=read_concepts(path, {text.text_id for text in texts}, set(words.table)),
        pictures={text.picture: drawn[text.picture] for text in texts if text.picture in drawn},
        voices=words.voices,
        path=path,
    )


def _read_page(path: Path) -> Folder:
    words = _read_words(path)
    english = words.wordings[SOURCE]
    try:
        heard = set(list_heard(path))
    except VoiceError as problem:
        raise FolderRefused(str(problem)) from problem
    if unknown := sorted(heard - english.texts.keys()):
        raise FolderRefused(f"heard.yaml names {', '.join(unknown)}, which locales/{SOURCE}.yaml does not have.")
    sections = _find_sections(words.files[SOURCE])
    title = english.texts.get("offer.title")
    return Folder(
        slug=OFFER,
        version=f"{len(english.texts)} texts",
        modules=[(PAGE, title.text if title else "")],
        texts=[
            FolderText(
                text_id=text_id,
                module=PAGE,
                section=sections.get(text_id, ""),
                notes="",
                is_spoken=text_id in heard,
                is_first=False,
                sibling="",
                picture="",
                entry=entry,
            )
            for text_id, entry in english.texts.items()
        ],
        wordings=words.wordings,
        heads=words.heads,
        table=words.table,
        concepts=read_concepts(path, set(english.texts), set(words.table)),
        pictures={},
        voices=words.voices,
        path=path,
    )


def place_texts(path: Path) -> list[FolderText]:
    """The English texts of a folder of learning, in its order, each with its part. Raises FolderRefused."""
    problems: list[Problem] = []
    courseware = read_courseware(path, problems)
    if problems:
        raise FolderRefused("\n".join(map(str, problems)))
    steps: dict[str, Step | Item] = {
        f"{PREFIX}{module.id}.{step.id}": step for module in courseware.modules for step in module.steps
    }
    # Notes alone rest on the questions of the tests: what cannot be read has none, and `learning check` tells it.
    bank = read_bank(path, []).bank
    steps |= {f"{TEST_PREFIX}{item.id}": item for item in (bank.items if bank else ())}
    file = path / "locales" / f"{SOURCE}.yaml"
    sections = _find_sections(file.read_text(encoding="utf-8"))
    return [_place(text_id, entry, steps, sections) for text_id, entry in load_wording(file).texts.items()]


def _find_title(part: str, english: Wording) -> str:
    if part == PRACTICE:
        return "All practice interviews"
    named = part.replace("-", ".", 1) if part.startswith(PERSONA) else f"{PREFIX}{part}"
    title = english.texts.get(f"{named}.title")
    return title.text if title else ""


def _place(text_id: str, entry: Entry, steps: Mapping[str, Step | Item], sections: Mapping[str, str]) -> FolderText:
    """Where a text of what is learnt stands: in a module, with a persona, in all practice interviews, or by kind."""
    kind, name, *rest = text_id.split(".")
    step = steps.get(f"{kind}.{name}") if kind == "test" else steps.get(".".join((kind, name, *rest[:1])))
    part = {"module": name, "persona": f"{PERSONA}{name}"}.get(kind, PRACTICE if f"{kind}." in OURS else kind)
    return FolderText(
        text_id=text_id,
        module=part,
        section=sections.get(text_id, ""),
        notes=_describe(step, rest[-1]) if step else "",
        is_spoken=kind == "persona" and is_spoken(text_id),
        is_first=False,
        sibling="",
        picture=step.picture if isinstance(step, Look) else "",
        entry=entry,
    )


def _describe(step: Step | Item, field: str) -> str:
    """What a translator must know of a text of a step or a test, in English as all notes are."""
    kind, _, choice = field.partition("_")
    if isinstance(step, Question | Item) and choice:
        right = (step.right,) if isinstance(step, Item) else step.right
        which = "which is right" if choice in right else "which is not right"
        return f"One answer, {which}." if kind == "choice" else f"Said to whoever chose this answer, {which}."
    after = "Stands below the answers at the end of the test." if isinstance(step, Item) else _ONCE_CHOSEN
    return {"ask": "The question.", "why": after}.get(field, "")


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
