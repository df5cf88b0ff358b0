"""The typed tree of a `survey` expression, and its JSON, which web/engine evaluates.

    {"op": "number"|"text", "value": …}
    {"op": "and"|"or", "of": […]}   {"op": "="|"+"|"div"|"|"|…, "of": [a, b]}   {"op": "negate", "of": [a]}
    {"op": "call", "name": …, "of": […]}
    {"op": "field", "name": …}      and `"last_saved": true` for `${last-saved#name}`
    {"op": "path", "from": "root"|"here"|tree, "steps": [{"axis": …, "name": …, "where": […]}]}

A path from a tree may have a `where` of its own, which filters its nodes as one list, as in `(//x)[1]`; a step's
`where` filters what each node leads to. `name` is an element's name, `*`, or `node()`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from titian.instrument.errors import ExpressionError, Problem

from .vocabulary import AXES, FUNCTIONS, OPERATIONS

DEEPEST_TREE = 200
BINARY = frozenset(OPERATIONS)


def _at() -> int:
    return field(default=0, compare=False, repr=False)


@dataclass(frozen=True)
class Number:
    """A number as written: finite, never negative. `at` is the character it stands at, here and below."""

    value: float
    at: int = _at()


@dataclass(frozen=True)
class Text:
    """A quoted text."""

    value: str
    at: int = _at()


@dataclass(frozen=True)
class Field:
    """`${name}`, or `${last-saved#name}`."""

    name: str
    last_saved: bool = False
    at: int = _at()


@dataclass(frozen=True)
class Operation:
    """`and`, `or`, a sign between two parts, or `negate`."""

    op: str
    of: tuple[Tree, ...]
    at: int = _at()


@dataclass(frozen=True)
class Call:
    """A function of `vocabulary.FUNCTIONS`."""

    name: str
    of: tuple[Tree, ...] = ()
    at: int = _at()


@dataclass(frozen=True)
class Step:
    """One step of a path: where it goes, what it keeps."""

    axis: str
    name: str
    where: tuple[Tree, ...] = ()


@dataclass(frozen=True)
class Path:
    """Steps from the root, from here, or from the nodes of another tree, those first filtered by `where`."""

    start: Literal["root", "here"] | Tree
    steps: tuple[Step, ...] = ()
    where: tuple[Tree, ...] = ()
    at: int = _at()


Tree = Number | Text | Field | Operation | Call | Path


def children(tree: Tree) -> Iterator[Tree]:
    """The parts directly below a tree."""
    match tree:
        case Operation(of=of) | Call(of=of):
            yield from of
        case Path():
            if not isinstance(tree.start, str):
                yield tree.start
            yield from tree.where
            for step in tree.steps:
                yield from step.where
        case _:
            return


def walk(tree: Tree) -> Iterator[Tree]:
    """This tree and all below it, without recursion: sums may be long."""
    waiting = [tree]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(reversed(list(children(found))))


def depth(tree: Tree) -> int:
    """How deep the tree is."""
    deepest, waiting = 0, [(tree, 1)]
    while waiting:
        found, level = waiting.pop()
        deepest = max(deepest, level)
        waiting.extend((part, level + 1) for part in children(found))
    return deepest


def tree_to_json(tree: Tree) -> dict[str, object]:
    """The JSON of a tree."""
    match tree:
        case Number(value=value) | Text(value=value):
            shown = int(value) if isinstance(value, float) and value.is_integer() and value < 2**53 else value
            return {"op": "number" if isinstance(tree, Number) else "text", "value": shown}
        case Field():
            return {"op": "field", "name": tree.name} | ({"last_saved": True} if tree.last_saved else {})
        case Operation():
            return {"op": tree.op, "of": [tree_to_json(part) for part in tree.of]}
        case Call():
            return {"op": "call", "name": tree.name, "of": [tree_to_json(part) for part in tree.of]}
        case Path():
            start = tree.start if isinstance(tree.start, str) else tree_to_json(tree.start)
            where = {"where": [tree_to_json(part) for part in tree.where]} if tree.where else {}
            steps = [
                {"axis": step.axis, "name": step.name, "where": [tree_to_json(part) for part in step.where]}
                for step in tree.steps
            ]
            return {"op": "path", "from": start, **where, "steps": steps}


def tree_from_json(value: object, level: int = 1) -> Tree:
    """The tree of its JSON. Raises ExpressionError on anything this engine does not know: it never guesses."""
    if level > DEEPEST_TREE:
        raise _malformed(f"A tree stands more than {DEEPEST_TREE} deep.")
    if not isinstance(value, Mapping):
        raise _malformed("A tree is not an object with an `op`.")
    op, keys = value.get("op"), set(value)
    if op == "number" and keys == {"op", "value"}:
        return _number(value["value"])
    if op == "text" and keys == {"op", "value"} and isinstance(value["value"], str):
        return Text(value["value"])
    if op == "field" and keys - {"last_saved"} == {"op", "name"} and _is_name(value["name"]):
        if value.get("last_saved", True) is not True:
            raise _malformed("`last_saved` is true or left out.")
        return Field(value["name"], last_saved="last_saved" in value)
    if op == "path":
        return _path(value, level)
    if op == "call" and keys == {"op", "name", "of"}:
        return _call(value["name"], _parts(value["of"], level))
    if isinstance(op, str) and keys == {"op", "of"} and (op in BINARY or op in ("and", "or", "negate")):
        of = _parts(value["of"], level)
        if len(of) == (1 if op == "negate" else 2) or (op in ("and", "or") and len(of) > 2):
            return Operation(op, of)
    raise _malformed(f"This engine does not know the tree `{op}` with the keys {', '.join(sorted(map(str, keys)))}.")


def _malformed(what: str) -> ExpressionError:
    problem = Problem(code="expression.tree", what=what, fixes=("make the tree with parse_survey.",))
    return ExpressionError(what, [problem])


def _number(value: object) -> Number:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value < 0:
        raise _malformed("A number in a tree is finite and not negative.")
    return Number(float(value))


def _is_name(value: object) -> bool:
    return isinstance(value, str) and value != "" and not value.isspace()


def _parts(value: object, level: int) -> tuple[Tree, ...]:
    if not isinstance(value, list):
        raise _malformed("`of` and `where` are lists.")
    return tuple(tree_from_json(part, level + 1) for part in value)


def _call(name: object, of: tuple[Tree, ...]) -> Call:
    function = FUNCTIONS.get(name) if isinstance(name, str) else None
    if function is None:
        raise _malformed(f"This engine has no function `{name}`.")
    if not function.accepts(len(of)):
        raise _malformed(f"{name}(…) cannot take {len(of)} arguments.")
    return Call(function.name, of)


def _path(value: Mapping[object, object], level: int) -> Path:
    if set(value) - {"where"} != {"op", "from", "steps"} or not isinstance(value["steps"], list):
        raise _malformed("A path holds `from` and `steps`.")
    steps = tuple(_step(step, level) for step in value["steps"])
    where = _parts(value.get("where", []), level)
    start = value["from"]
    if start in ("root", "here"):
        if where or (start == "here" and not steps):
            raise _malformed("A path from here has a step; only a path from a tree has its own `where`.")
        return Path("root" if start == "root" else "here", steps)
    if not steps and not where:
        raise _malformed("A path from a tree has a step or a filter.")
    return Path(tree_from_json(start, level + 1), steps, where)


def _step(value: object, level: int) -> Step:
    if not isinstance(value, Mapping) or set(value) != {"axis", "name", "where"}:
        raise _malformed("A step holds `axis`, `name` and `where`.")
    axis, name = value["axis"], value["name"]
    if axis not in AXES or not _is_name(name):
        raise _malformed(f"This engine does not know the step `{axis}::{name}`.")
    return Step(str(axis), str(name), _parts(value["where"], level))
