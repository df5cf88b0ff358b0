"""YAML that an author typed or sent: read safely, with the line of everything in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from titian.instrument.yaml_files import parse_yaml

MOST_BYTES: Final = 60_000
"""Of one field: three times the largest that ships."""
DEEPEST: Final = 12
_LOADER: Final[type[yaml.SafeLoader]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Fault:
    """Why it cannot be read: a stable code, a sentence, what to do, and the line, counted from 1."""

    code: str
    what: str
    fix: str
    line: int


@dataclass(frozen=True)
class Typed:
    """What was read, with the line of each name, key and value; `value` is None where there are faults."""

    value: object
    faults: tuple[Fault, ...] = ()
    lines: dict[tuple[str | int, ...], int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    """Every key and value → the first line it stands on; a key before a value."""
    ids: dict[str, int] = field(default_factory=dict)
    """The same of what something is named by."""

    def find_path(self, path: Sequence[str | int]) -> int:
        """The line of what a path leads to, as far as it leads; 1 where it leads nowhere."""
        found, here = 1, tuple[str | int, ...]()
        for part in path:
            if (*here, part) in self.lines:
                here = (*here, part)
                found = self.lines[here]
        return found


def read_typed(text: str) -> Typed:
    """Reads it. Nothing refers to anything else in it (`&`, `*`), nothing lies deeper than 12, no key stands twice."""
    if len(text.encode()) > MOST_BYTES:
        what = f"It has more than {MOST_BYTES // 1000} kB."
        return Typed(None, (Fault("draft.long", what, "make two of it", 1),))
    try:
        if fault := _find_trick(text):
            return Typed(None, (fault,))
        node = yaml.compose(text, _LOADER)
        value = parse_yaml(text)
    except yaml.YAMLError as error:
        return Typed(None, (_tell(error),))
    except ValueError as error:  # a day or a number that is none
        return Typed(None, (Fault("draft.unreadable", f"It cannot be read: {error}.", "put it in quotation marks", 1),))
    if node is None:
        return Typed(None)
    faults = tuple(_list_twice(node))
    typed = Typed(None if faults else value, faults)
    values: dict[str, int] = {}
    _note(node, (), typed, values)
    for name, line in values.items():
        typed.names.setdefault(name, line)
    return typed


def _find_trick(text: str) -> Fault | None:
    """Looked for in what the parser tells, before anything is built: what is nested or repeated has no bounds."""
    depth = 0
    for event in yaml.parse(text, _LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return Fault("draft.anchor", "It refers to another part of itself.", "write it out: no & and no *", line)
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            depth += 1
            if depth > DEEPEST:
                what = f"It lies more than {DEEPEST} levels deep."
                return Fault("draft.deep", what, "nothing here needs that: close a bracket", line)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            depth -= 1
    return None


def _tell(error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    why = getattr(error, "problem", None) or str(error).split("\n", maxsplit=1)[0]
    fix = "look at indentation, colons and quotation marks"
    return Fault("draft.unreadable", f"It cannot be read: {why}.", fix, mark.line + 1 if mark else 1)


def _list_twice(node: Node) -> Iterator[Fault]:
    if isinstance(node, MappingNode):
        seen = set[str]()
        for key, value in node.value:
            if key.value in seen if isinstance(key, ScalarNode) else False:
                what = f"{key.value} stands here twice; only one of them would be read."
                yield Fault("draft.twice", what, "take one out", key.start_mark.line + 1)
            seen.add(str(key.value))
            yield from _list_twice(value)
    elif isinstance(node, SequenceNode):
        for value in node.value:
            yield from _list_twice(value)


def _note(node: Node, path: tuple[str | int, ...], typed: Typed, values: dict[str, int]) -> None:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            typed.lines[(*path, name)] = line
            typed.names.setdefault(name, line)
            if name == "id" and isinstance(value, ScalarNode):
                typed.ids.setdefault(str(value.value), line)
            _note(value, (*path, name), typed, values)
    elif isinstance(node, SequenceNode):
        for number, value in enumerate(node.value):
            typed.lines[(*path, number)] = value.start_mark.line + 1
            _note(value, (*path, number), typed, values)
    else:
        values.setdefault(str(node.value), node.start_mark.line + 1)
