"""The words, clips and pictures of a pack, as cells of a workbook in each of its languages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from titian.forms.xlsform.languages import workbook_languages
from titian.instrument.errors import Problem
from titian.instrument.yaml_files import read_yaml_as_text

from .calculates import ExportError

SOURCE = "en"
Texts = Mapping[str, Mapping[str, str]]
"""Language tag → text id → words."""


def read_texts(folder: Path) -> dict[str, dict[str, str]]:
    """The words of every language of a pack, the source language first; none for a pack without `locales`.

    Raises ExportError when a file cannot be read.
    """
    paths = sorted((folder / "locales").glob("*.yaml"), key=lambda path: (path.stem != SOURCE, path.stem))
    return {path.stem: _read(path) for path in paths}


def _read(path: Path) -> dict[str, str]:
    try:
        raw: Any = read_yaml_as_text(path)  # what is not a mapping of texts is refused below
        return {name: str(entry["text"]) for name, entry in raw["texts"].items()}
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, AttributeError):
        what = f"locales/{path.name} cannot be read as words of a language."
        problem = Problem(code="export.words", what=what, fixes=("give each text id a text.",), sheet=path.name)
        raise ExportError("The pack cannot be written as a form.", [problem]) from None


def _read_shared(manifest: Path) -> dict[str, str]:
    """Text id → the text in whose file its clip lies."""
    try:
        clips: dict[str, dict[str, Any]] = json.loads(manifest.read_bytes())["clips"]  # a manifest of the pack
    except OSError:
        return {}
    return {text_id: str(clip["same_as"]) for text_id, clip in clips.items() if clip.get("same_as")}


@dataclass
class Wording:
    """Cells of texts. A text that a language lacks stands there in the source language: a form has no empty labels.

    `folder` is the pack, for its clips and pictures; without it a form names none.
    """

    texts: Texts
    folder: Path | None = None
    media: dict[str, Path] = field(default_factory=dict)
    shared: dict[Path, Mapping[str, str]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        table = workbook_languages()
        unknown = [tag for tag in self.texts if tag not in table]
        if unknown:
            what = f"The table of workbook languages has no {', '.join(unknown)}."
            fix = "add the language to contracts/codes/workbook-languages.json."
            raise ExportError(
                "The pack cannot be written as a form.", [Problem(code="export.language", what=what, fixes=(fix,))]
            )
        self.columns = {tag: table[tag] for tag in self.texts} or {SOURCE: table[SOURCE]}

    @property
    def default_language(self) -> str:
        """The name of the source language's column."""
        return next(iter(self.columns.values()))

    def find(self, text_id: str, tag: str = "") -> str:
        """The words in this language, else in the source language, else nothing."""
        source = next(iter(self.texts.values()), {})
        return self.texts.get(tag, {}).get(text_id) or source.get(text_id, "")

    def said(self, column: str, text_id: str, otherwise: str = "") -> dict[str, str]:
        """Cells of one translated column; without any words, `otherwise` in every language."""
        return {f"{column}::{name}": self.find(text_id, tag) or otherwise for tag, name in self.columns.items()}

    def written(self, column: str, sentence: str) -> dict[str, str]:
        """The same officer's sentence in every language: officers' words of a form are English."""
        return {f"{column}::{name}": sentence for name in self.columns.values()}

    def heard(self, text_id: str) -> dict[str, str]:
        """The clip and the picture of a text, in each language that has them."""
        return dict([*self._clips(text_id), *self._picture(text_id)])

    def _clips(self, text_id: str) -> Iterator[tuple[str, str]]:
        for tag, name in self.columns.items():
            path = self.folder and self._find_clip(self.folder / "voices" / tag, text_id)
            if path and path.exists():
                yield f"media::audio::{name}", self._named(f"{text_id}.{tag}.opus", path)

    def _find_clip(self, voices: Path, text_id: str) -> Path:
        """Where the clip of a text lies: of texts that are said alike one has a file."""
        if voices not in self.shared:
            self.shared[voices] = _read_shared(voices / "manifest.json")
        return voices / f"{self.shared[voices].get(text_id, text_id)}.opus"

    def _picture(self, text_id: str) -> Iterator[tuple[str, str]]:
        path = self.folder and self.folder / "pictures" / f"{text_id}.svg"
        if path and path.exists():
            for name in self.columns.values():
                yield f"media::image::{name}", self._named(f"{text_id}.svg", path)

    def _named(self, name: str, path: Path) -> str:
        """A file name of letters, digits, `_`, `-` and `.` only: what every form server takes."""
        self.media[name] = path
        return name
