"""Expressions in cells: their trees, and the names they refer to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from titian.forms.survey.parsing import parse_survey
from titian.forms.survey.portability import portability_warnings
from titian.forms.survey.tree import Call, Field, Path, Text, Tree, walk
from titian.forms.survey.vocabulary import FUNCTIONS
from titian.instrument.errors import Problem
from titian.instrument.grammar import NAME

REFERENCE: Final = re.compile(rf"\$\{{(?P<saved>last-saved#)?(?P<name>{NAME})\}}")
SPACED: Final = re.compile(rf"\$\s*\{{\s*(?:last-saved#)?{NAME}\s*\}}")
_BEGUN: Final = re.compile(r"\$\{|\$\s+\{")
YES: Final = frozenset(["yes", "Yes", "YES", "true", "True", "TRUE", "true()"])
NO: Final = frozenset(["no", "No", "NO", "false", "False", "FALSE", "false()"])


@dataclass(frozen=True)
class Expression:
    """An expression as written, and its tree."""

    text: str
    tree: Tree

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names it refers to in this form, each once."""
        return tuple(dict.fromkeys(names_in(self.tree)))

    @cached_property
    def warnings(self) -> tuple[Problem, ...]:
        """What other programs read otherwise in it."""
        return tuple(portability_warnings(self.tree))


@lru_cache(maxsize=4096)
def read_expression(text: str) -> Expression:
    """The tree of an expression; raises ExpressionError with every problem of it."""
    return Expression(text, parse_survey(text))


def names_in_text(text: str) -> Iterator[tuple[str, bool]]:
    """The names of `${name}` in a label or a quoted text, and whether each means the last saved form."""
    for found in REFERENCE.finditer(text):
        yield found.group("name"), bool(found.group("saved"))


def broken_references(text: str) -> list[str]:
    """What begins like `${` in a text but is no reference, each cut to a few characters."""
    at = {found.start() for found in REFERENCE.finditer(text)}
    return [text[found.start() : found.start() + 24] for found in _BEGUN.finditer(text) if found.start() not in at]


def spaced_references(text: str) -> list[str]:
    """References with spaces in them, `${ name }`, which other programs do not read."""
    return [found.group() for found in SPACED.finditer(text) if not REFERENCE.fullmatch(found.group())]


def names_in(tree: Tree) -> Iterator[str]:
    """The names an expression refers to as `${name}`, also inside quotes; those of the last saved form left out."""
    for part in walk(tree):
        if isinstance(part, Field) and not part.last_saved:
            yield part.name
        elif isinstance(part, Text) and "${" in part.value:
            yield from (name for name, saved in names_in_text(part.value) if not saved)


# Functions that take a path as all it leads to; elsewhere a path means one value.
OF_MANY: Final = frozenset(
    name for name, function in FUNCTIONS.items() if function.nodes or name in {"concat", "join", "min", "max", "area"}
) | {"checklist", "weighted-checklist", "distance", "enclosed-area", "instance", "jr:choice-name"}


def single_names_in(tree: Tree) -> Iterator[str]:
    """The names whose one value an expression wants: `${age} > 3`, not `sum(${age})`."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Field) and not part.last_saved:
            yield part.name
        elif isinstance(part, Call) and part.name in OF_MANY:
            waiting.extend(of for of in part.of if not isinstance(of, Field))
        elif isinstance(part, Path):
            waiting.extend(where for step in part.steps for where in step.where)
        else:
            waiting.extend(_parts(part))


def saved_names_in(tree: Tree) -> Iterator[str]:
    """The names an expression refers to in the last saved form."""
    for part in walk(tree):
        if isinstance(part, Field) and part.last_saved:
            yield part.name


def bare_names(tree: Tree) -> Iterator[str]:
    """Names that stand alone, as in `age > 3`: children of the place itself. Those in `[…]` are left out."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Path):
            first = part.steps[0] if part.steps else None
            if part.start == "here" and first and first.axis == "child" and first.name not in {"*", "node()"}:
                yield first.name
            if not isinstance(part.start, str):
                waiting.append(part.start)
        else:
            waiting.extend(_parts(part))


def absolute_paths(tree: Tree) -> Iterator[tuple[str, ...]]:
    """The paths from the root that only go down by name: `/data/group/age` as its three names."""
    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Path):
            if part.start == "root" and part.steps and all(step.axis == "child" for step in part.steps):
                yield tuple(step.name for step in part.steps)
            elif not isinstance(part.start, str):
                waiting.append(part.start)
            waiting.extend(where for step in part.steps for where in step.where)
        else:
            waiting.extend(_parts(part))


def calls_of(tree: Tree, name: str) -> Iterator[Call]:
    """Every call of that function."""
    return (part for part in walk(tree) if isinstance(part, Call) and part.name == name)


def _parts(tree: Tree) -> tuple[Tree, ...]:
    return getattr(tree, "of", ())
