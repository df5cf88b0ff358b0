"""The shape of compiled logic: the exact JSON both engines read. Words and voices are not part of it."""

from __future__ import annotations

import json
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from .errors import LogicError
from .expressions import Tree, tree_from_json, tree_to_json


def _read_tree(value: object) -> Tree:
    try:
        return value if isinstance(value, Tree) else tree_from_json(value)
    except LogicError as error:
        raise ValueError(error.sentence) from None


Expression = Annotated[Tree, BeforeValidator(_read_tree), PlainSerializer(tree_to_json)]
Id = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=60)]
Weight = Literal["S", "M", "W", "-", "?"]
AskedOf = Literal["person", "officer_observes", "legal_aid"]
Role = Literal["gate", "indicator", "need", "effect", "context"]
Kind = Literal["default", "care", "finding", "consent", "choice", "closing"]


class Part(BaseModel):
    """A part of the logic: nothing unknown, nothing changed later."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Anchors(Part):
    """The items on which child(), understood(), agreed() and refused() stand."""

    child: tuple[Id, ...]
    age: Id | None
    language: Id | None
    consent: Id | None
    assent: Id | None


class Stage(Part):
    """A step of the talk, with its modules in order."""

    id: Id
    needs_consent: bool
    recorded: bool
    modules: tuple[Id, ...]


class Module(Part):
    """Questions that are opened, offered and declined together."""

    stage: Id
    opened_when: Expression
    ask_when: Expression
    counts_for_completeness: bool


class Scale(Part):
    """The answers a question can have, and what a missing answer means. `iso` stands for any ISO 3166 alpha-2 code."""

    values: tuple[str, ...]
    multiple: bool
    blank: Literal["unknown", "clear"]


class Phase(Part):
    """The question "when was that?" of an item, and the indicator each answer means."""

    answer_key: Id
    scale: Id
    work: Id
    before_or_way: Id


class Item(Part):
    """One question, or one thing the officer sees.

    `block` is its place among the questions put to every adult who agreed, whatever was answered; None outside them.
    What is asked of `legal_aid` is put by a lawyer alone and counts in that mode alone.
    """

    id: Id
    module: Id
    stage: Id
    scale: Id
    asked_of: AskedOf
    role: Role
    flag_when: tuple[str, ...]
    maps: tuple[Id, ...]
    phase: Phase | None
    private: bool
    sensitive: bool
    self_incriminating: bool
    specialist_only: bool
    explored_by: tuple[tuple[Id, ...], ...]
    covered_by: tuple[Id, ...]
    relevant: Expression | None
    ask_when: Expression | None
    block: int | None
    recorded: bool
    pictogram: str
    has_before: bool


class Weights(Part):
    """Strength of an indicator for an adult and for a child; `-` and `?` count nothing."""

    adult_labour: Weight
    child_labour: Weight


class Indicator(Part):
    """A published indicator. `provisional` = the weight was not read at its primary source."""

    id: Id
    dimension: Id
    weights: Weights
    tags: tuple[str, ...]
    provisional: bool
    source: str


class Rule(Part):
    """When an outcome holds and what follows from it.

    With `classes`, none of them included, the rule itself is shown to no officer: its classes are.
    """

    id: Id
    kind: Kind
    when: Expression
    level: Id | None
    effects: tuple[Id, ...]
    needs: tuple[Id, ...]
    classes: tuple[Id, ...] | None
    confidential_reason: bool
    source: str


class ActionClass(Part):
    """What an officer is shown in place of the rules that name it: one action, with its needs and effects.

    `shown_with`: classes beside which it always stands, so that none of them stands for one subject alone.
    """

    id: Id
    needs: tuple[Id, ...]
    effects: tuple[Id, ...]
    shown_with: tuple[Id, ...] = ()


class Level(Part):
    """An urgency. The higher rank is more urgent; of one rank, the level listed first is shown.

    `effects` stand at this level whatever led to it; every rule of the level carries them.
    """

    id: Id
    rank: int
    effects: tuple[Id, ...] = ()


class Triage(Part):
    """What the first look leads to."""

    outcome: Id
    when: Expression


class NameList(Part):
    """A named list of indicators or items."""

    indicators: tuple[Id, ...] = ()
    items: tuple[Id, ...] = ()


class Document(Part):
    """Everything that is published, without the release id that follows from it."""

    id: Id
    version: str
    maturity: Literal["demo", "pilot", "live"]
    anchors: Anchors
    stages: tuple[Stage, ...]
    modules: dict[Id, Module]
    scales: dict[Id, Scale]
    items: tuple[Item, ...]
    dimensions: tuple[Id, ...]
    indicators: tuple[Indicator, ...]
    lists: dict[Id, NameList]
    levels: tuple[Level, ...]
    classes: tuple[ActionClass, ...]
    minimum: tuple[Id, ...]
    rules: tuple[Rule, ...]
    triage: tuple[Triage, ...]
    limits: dict[Id, int]
    overrides: dict[str, object]


def canonical_json(value: object) -> bytes:
    """UTF-8, keys sorted, no spaces, no ASCII escapes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def document_bytes(document: Document) -> bytes:
    """The bytes that are published and hashed."""
    return canonical_json(document.model_dump(mode="json"))
