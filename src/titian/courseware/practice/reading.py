"""Personas read from their folder, with everything that cannot be read told at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from titian.instrument.document import Document, Item
from titian.instrument.errors import Problem
from titian.instrument.expressions import Tree
from titian.instrument.logic import Logic
from titian.instrument.screen import load_logic
from titian.instrument.source import Source
from titian.instrument.vocabulary import UNKNOWN
from titian.instrument.yaml_files import read_yaml

from .codes import problem
from .model import Ask, Course, Move, Moves, Persona

Kind = TypeVar("Kind", bound=BaseModel)
MOVES = "moves.yaml"
PERSONAS = "personas"


def find_pack(folder: Path) -> Path:
    """The pack that practice is about, where it lies beside: content/packs/first-contact."""
    return folder.resolve().parent / "packs" / "first-contact"


def read_course(folder: Path, pack: Path) -> tuple[Course, Logic, list[Problem]]:
    """All that could be read of a folder of learning, the logic of its pack, and what could not.

    Raises PackError where the pack cannot be read.
    """
    logic = load_logic(pack.resolve())
    problems: list[Problem] = []
    place = folder / PERSONAS
    moves = _read(place / MOVES, Moves, problems)
    personas = []
    for path in sorted(place.glob("*.yaml")):
        if path.name == MOVES:
            continue
        persona = _read(path, Persona, problems)
        if persona is not None:
            if persona.id != path.stem:
                problems.append(problem("persona.name", f"{path.name} holds the persona {persona.id}.", path.stem))
            personas.append(persona)
    subjects = _read_subjects(pack.resolve())
    return make_course(logic, subjects, moves.moves if moves else (), tuple(personas)), logic, problems


def make_course(
    logic: Logic, subjects: Mapping[str, str], moves: tuple[Move, ...], personas: tuple[Persona, ...]
) -> Course:
    """Moves and personas with what the pack says of subjects, privacy and answers that raise nothing."""
    document = logic.document
    asked = [item for item in document.items if _is_put(item) and subjects.get(item.id)]
    return Course(
        pack=document.id,
        moves=moves,
        adult=_asks((item, subjects[item.id]) for item in asked if _is_for_adults(document, item)),
        children=_asks((item, subjects[item.id]) for item in asked if _is_for_children(document, item)),
        private=tuple(item.id for item in asked if item.private),
        clear={item.id: value for item in asked if (value := _clear(document, item))},
        personas=personas,
    )


def _read(path: Path, kind: type[Kind], problems: list[Problem]) -> Kind | None:
    try:
        return kind.model_validate(read_yaml(path))
    except OSError:
        problems.append(problem("learning.no_file", f"{path.parent.name}/{path.name} is not there."))
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        problems.append(problem("learning.unreadable", f"{path.name} is not YAML: {' '.join(str(error).split())}"))
    except ValidationError as error:
        for fault in error.errors():
            where = ".".join(map(str, fault["loc"]))
            problems.append(problem("learning.shape", f"{path.name}: {where}: {fault['msg']}.", path.stem))
    return None


@lru_cache(maxsize=8)
def _read_subjects(pack: Path) -> dict[str, str]:
    """What each question of a pack is about, as its sheet says: compiled logic leaves that out."""
    return {row.text("name"): row.text("subject") for row in Source(pack / "sheets", []).survey}


def _is_put(item: Item) -> bool:
    """What an officer's phone may put to a person: never a specialist's or a lawyer's question."""
    return item.asked_of == "person" and not item.specialist_only and not item.self_incriminating


def _asks_adults_alone(tree: Tree | None) -> bool:
    return tree is not None and any(node.op == "not" and node.of[0].op == "child" for node in tree.walk())


def _is_for_children(document: Document, item: Item) -> bool:
    return not (_asks_adults_alone(document.modules[item.module].ask_when) or _asks_adults_alone(item.ask_when))


def _is_for_adults(document: Document, item: Item) -> bool:
    opened = document.modules[item.module].opened_when
    return not any(node.op == "child" for tree in (opened, item.ask_when) if tree for node in tree.walk()) or (
        _asks_adults_alone(item.ask_when)
    )


def _asks(items: Iterable[tuple[Item, str]]) -> dict[str, Ask]:
    found: dict[str, list[Item]] = {}
    for item, subject in items:
        found.setdefault(subject, []).append(item)
    return {subject: Ask(private=of[0].private, items=tuple(item.id for item in of)) for subject, of in found.items()}


def _clear(document: Document, item: Item) -> str | None:
    """The first answer of a question that says something and raises nothing."""
    values = document.scales[item.scale].values
    return next((value for value in values if value not in (*UNKNOWN, *item.flag_when)), None)
