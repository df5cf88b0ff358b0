"""Tests before and after learning, and the cases of an agreement study: their form, their reader, how forms are drawn.

`content/learning/tests/bank.yaml` holds the questions, `content/learning/cases/cases.yaml` the cases, both without
words: these lie in `locales/` under `test.<question>.<field>` and `case.<case>.<field>`. Two forms are drawn from the
bank, so that whoever is asked again after learning does not meet the same questions; both have as many of each module
and kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, Self, TypeVar

import yaml
from pydantic import Field, ValidationError, model_validator

from titian.instrument.errors import Problem
from titian.instrument.yaml_files import read_yaml

from .modules import Name, Names, Strict, tell_form
from .names import CASE_PREFIX, TEST_PREFIX

BANK: Final = "tests/bank.yaml"
CASES: Final = "cases/cases.yaml"
FORMS: Final = ("a", "b")

Form = TypeVar("Form", bound=Strict)
Kind = Literal["knowledge", "attitude", "practice"]
KINDS: Final[tuple[Kind, ...]] = ("knowledge", "attitude", "practice")


class _Claims(Strict):
    """It names its `sources`, or is `own`: it follows from how this app works and claims nothing about the world."""

    sources: Names = ()
    own: bool = False


class Item(_Claims):
    """One question of a test. `right` is what the module of that name says, and `why` tells where it comes from."""

    id: Name
    module: Name
    kind: Kind
    choices: Names = Field(min_length=2, max_length=5)
    right: Name

    @model_validator(mode="after")
    def _has_right(self) -> Self:
        if self.right not in self.choices:
            message = f"right names what is no choice: {self.right}"
            raise ValueError(message)
        return self

    def list_texts(self) -> Iterator[str]:
        """The ids of its words."""
        yield from (f"{TEST_PREFIX}{self.id}.{field}" for field in self.fields)

    @property
    def fields(self) -> tuple[str, ...]:
        return ("ask", *(f"choice_{choice}" for choice in self.choices), "why")


class Bank(Strict):
    """All questions. `version` grows with each change that makes results hard to compare."""

    version: int = Field(ge=1)
    items: tuple[Item, ...] = Field(min_length=2)


class Case(_Claims):
    """A fictional person at a counter, and what those who wrote it would do first."""

    id: Name
    answer: Name

    def list_texts(self) -> Iterator[str]:
        """The ids of its words."""
        yield from (f"{CASE_PREFIX}{self.id}.{field}" for field in ("title", "text", "why"))


class Parallel(Strict):
    """Cases for a second time, each asking for what one of the first set asks for. `version` tells the sets apart."""

    version: int = Field(ge=1)
    cases: tuple[Case, ...] = Field(min_length=1)


class CaseSet(Strict):
    """Cases that many officers judge, each by one of `answers`; and others that are as many, for a second time."""

    version: int = Field(ge=1)
    answers: Names = Field(min_length=2, max_length=6)
    cases: tuple[Case, ...] = Field(min_length=1)
    parallel: Parallel | None = None

    @model_validator(mode="after")
    def _has_answers(self) -> Self:
        if strange := sorted({case.answer for case in self.list_cases()} - set(self.answers)):
            message = f"a case is answered by what is no answer: {', '.join(strange)}"
            raise ValueError(message)
        return self

    def list_cases(self) -> tuple[Case, ...]:
        """Those of both sets, the first set's before the others."""
        return (*self.cases, *(self.parallel.cases if self.parallel else ()))

    def list_texts(self) -> Iterator[str]:
        """The ids of all its words; those of the answers come first."""
        yield from (f"{CASE_PREFIX}answers.{answer}" for answer in self.answers)
        for case in self.list_cases():
            yield from case.list_texts()


@dataclass(frozen=True)
class Read:
    """What a folder holds of both; None where there is no such file, or where it cannot be read."""

    bank: Bank | None
    cases: CaseSet | None

    def list_texts(self) -> Iterator[str]:
        """The ids of all words that both need."""
        for item in self.bank.items if self.bank else ():
            yield from item.list_texts()
        yield from self.cases.list_texts() if self.cases else ()


def read_bank(folder: Path, problems: list[Problem]) -> Read:
    """What can be read; every fault of form is added to `problems`, all at once."""
    return Read(_read(folder, BANK, Bank, problems), _read(folder, CASES, CaseSet, problems))


def _read(folder: Path, name: str, form: type[Form], problems: list[Problem]) -> Form | None:
    path = folder / name
    if not path.exists():
        return None
    try:
        return form.model_validate(read_yaml(path))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        problems.extend(tell_form(name, error))
        return None


def draw_forms(bank: Bank, difficulty: Mapping[str, float] | None = None) -> Mapping[str, tuple[Item, ...]]:
    """The two forms, by their names, each with the same number of questions of every module and kind.

    `difficulty` is the share of right answers to a question, where it was measured (`titian.courseware.items`): then
    questions of a module and kind are dealt from hard to easy as A B B A, so that both forms are about as hard. Without
    it they are dealt in the order of the bank. A question that has nobody to be parallel to is in neither form.
    """
    together: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in bank.items:
        together[item.module, item.kind].append(item)
    forms: dict[str, list[Item]] = {name: [] for name in FORMS}
    for items in together.values():
        known = difficulty or {}
        ordered = sorted(items, key=lambda item: known.get(item.id, 0.5)) if known else items
        for place in range(0, len(ordered) - 1, len(FORMS)):
            pair = ordered[place : place + len(FORMS)]
            is_turned = bool(known) and place // len(FORMS) % 2 == 1
            for name, item in zip(FORMS, reversed(pair) if is_turned else pair, strict=True):
                forms[name].append(item)
    return {name: tuple(items) for name, items in forms.items()}
