"""`concepts.yaml` of a pack: what it speaks of again and again, and the word each language has for it.

concepts:
  - id: papers
    meaning: "Passport, identity card or travel documents of the person."
    texts: [item.P10.label]
    terms:
      id: {term: "surat-surat", back_translation: "papers", state: draft}
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Final, Literal

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from titian.instrument.yaml_files import read_yaml
from titian.instrument.yaml_lines import quote
from titian.studio.errors import FolderRefused

FILE: Final = "concepts.yaml"
HEAD: Final = (
    "# One concept, one word: what this pack speaks of again and again, and the word each language has for it.\n"
    "# `texts` are the texts that speak of it. A term is a draft until a reviewer of the language agrees to it.\n"
)
_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
_Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]


class TermEntry(BaseModel):
    """The word of one language, and what it says literally."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    term: _Line
    back_translation: _Line
    state: Literal["draft", "agreed"]


class ConceptEntry(BaseModel):
    """One concept."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: _Id
    meaning: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
    texts: tuple[str, ...] = ()
    terms: dict[str, TermEntry] = {}


class ConceptFile(BaseModel):
    """All of a pack, in the order of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    concepts: tuple[ConceptEntry, ...] = ()


def read_concepts(folder: Path, text_ids: set[str], tags: set[str]) -> ConceptFile:
    """The concepts of a pack; none where it has no file.

    Raises FolderRefused that names what is wrong: a shape, a concept twice, a text or a language nobody knows.
    """
    path = folder / FILE
    if not path.is_file():
        return ConceptFile()
    try:
        found = ConceptFile.model_validate(read_yaml(path))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise FolderRefused(f"{FILE} cannot be read: {_first_of(error)}") from error
    seen: set[str] = set()
    for concept in found.concepts:
        if concept.id in seen:
            raise FolderRefused(f"{FILE}: there are two concepts named {concept.id}. Rename one.")
        seen.add(concept.id)
        for text_id in concept.texts:
            if text_id not in text_ids:
                raise FolderRefused(f"{FILE}: {concept.id} names the text {text_id}, which this pack does not have.")
        for tag in concept.terms:
            if tag not in tags:
                raise FolderRefused(f"{FILE}: {concept.id} has a term in {tag}, which no table of languages has.")
    return found


def write_concepts(concepts: Iterable[ConceptEntry]) -> str:
    """The file, the same for the same concepts."""
    lines = [HEAD + "concepts:"]
    for concept in concepts:
        lines.append(f"  - id: {concept.id}")
        lines.append(f"    meaning: {quote(concept.meaning)}")
        lines.append(f"    texts: [{', '.join(concept.texts)}]")
        if not concept.terms:
            lines.append("    terms: {}")
            continue
        lines.append("    terms:")
        for tag, term in sorted(concept.terms.items()):
            lines.append(
                f"      {quote_tag(tag)}: {{term: {quote(term.term)}, "
                f"back_translation: {quote(term.back_translation)}, state: {term.state}}}"
            )
    return "\n".join(lines) + "\n"


def quote_tag(tag: str) -> str:
    """A tag as a YAML key: `no` alone would be read as false."""
    return f'"{tag}"' if tag.lower() in {"no", "on", "off", "yes", "y", "n", "true", "false", "null"} else tag


def _first_of(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error).split("\n", maxsplit=1)[0]
