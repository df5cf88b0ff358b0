"""YAML as every room reads it: safely, and in C where PyYAML was built with it.

A pack has a file of a thousand texts a language; in Python alone reading one takes six times as long.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import yaml
from yaml import MappingNode, Node, ScalarNode, SequenceNode

_TEXT, _MAPPING, _SEQUENCE = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "map", "seq"))
_CSafe: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CBase: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class _Values(_CSafe):  # type: ignore[valid-type,misc]  # which of two it is, is known when this runs
    """Values as PyYAML makes them, with its own loops left out: in half the time.

    What a plain word means (`draft`, `null`, a day) is found out once a file.
    """

    def __init__(self, content: str) -> None:
        super().__init__(content)
        self._tags: dict[str, str] = {}

    def resolve(self, kind: type[Node], value: str, implicit: tuple[bool, bool]) -> str:
        if kind is not ScalarNode or not implicit[0]:
            return str(super().resolve(kind, value, implicit))
        tag = self._tags.get(value)
        if tag is None:
            tag = self._tags[value] = str(super().resolve(kind, value, implicit))
        return tag

    def construct_document(self, node: Node) -> object:
        return _make(node, lambda other: self.construct_object(other, deep=True))


class _Strings(_CBase):  # type: ignore[valid-type,misc]
    """The same with text alone."""

    def construct_document(self, node: Node) -> object:
        return _make(node, lambda other: self.construct_object(other, deep=True))


def _make(node: Node, make_other: Callable[[Node], object]) -> object:
    """Texts, lists and mappings by text are made here; all else by PyYAML (`make_other`), a word of it once.

    A part that a file names twice (`&`, `*`) is one object, as with PyYAML.
    """
    made: dict[int, object] = {}
    words: dict[tuple[str, str], object] = {}

    def make(node: Node) -> object:
        tag = node.tag
        if type(node) is ScalarNode:
            if tag == _TEXT:
                return node.value
            word = (tag, node.value)
            if word not in words:
                words[word] = make_other(node)
            return words[word]
        if id(node) in made:
            return made[id(node)]
        if tag == _MAPPING and type(node) is MappingNode and all(_is_text(key) for key, _ in node.value):
            mapping: dict[object, object] = {}
            made[id(node)] = mapping
            for key, value in node.value:
                mapping[key.value] = make(value)
            return mapping
        if tag == _SEQUENCE and type(node) is SequenceNode:
            sequence: list[object] = []
            made[id(node)] = sequence
            sequence.extend(make(one) for one in node.value)
            return sequence
        return make_other(node)

    return make(node)


def _is_text(node: Node) -> bool:
    return type(node) is ScalarNode and node.tag == _TEXT


def read_yaml(path: Path) -> object:
    """What a file holds; its readers say what it must be. Raises OSError, UnicodeDecodeError and YAMLError."""
    return parse_yaml(path.read_text(encoding="utf-8"))


def parse_yaml(content: str) -> object:
    """The same of what was read already. Raises YAMLError."""
    found: object = yaml.load(content, _Values)  # noqa: S506  # a safe loader, see above
    return found


def read_yaml_as_text(path: Path) -> object:
    """The same with every value as it is written: yes, 12 and a day are text. Raises as `read_yaml` does."""
    found: object = yaml.load(path.read_text(encoding="utf-8"), _Strings)  # noqa: S506  # makes text alone
    return found
