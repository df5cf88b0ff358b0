"""YAML as every room reads it: safely, and in C where PyYAML was built with it.

A pack has a file of a thousand texts a language. PyYAML makes a node of every value before it makes the value, and
looks at each word as if it had never seen it; what is plain is made here as the parser tells of it, in a quarter of the
time. All else, and whatever is wrong, is PyYAML's to read and to say.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml

_Values: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Strings: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_TEXT: Final = "tag:yaml.org,2002:str"
_PLAIN: Final = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("null", "bool", "int", "float", "timestamp"))


def read_yaml(path: Path) -> object:
    """What a file holds; its readers say what it must be. Raises OSError, UnicodeDecodeError and YAMLError."""
    return parse_yaml(path.read_text(encoding="utf-8"))


def parse_yaml(content: str) -> object:
    """The same of what was read already. Raises YAMLError."""
    return _load(content, _Values)


def read_yaml_as_text(path: Path) -> object:
    """The same with every value as it is written: yes, 12 and a day are text. Raises as `read_yaml` does."""
    return _load(path.read_text(encoding="utf-8"), _Strings)


def _load(content: str, loader: type[yaml.SafeLoader | yaml.BaseLoader]) -> object:
    try:
        return _Plain(content, loader).read()
    except (_NotPlain, yaml.YAMLError, ValueError, ArithmeticError, RecursionError):
        found: object = yaml.load(content, loader)  # noqa: S506  # both are safe, see above
        return found


class _NotPlain(Exception):
    """An anchor, a tag, a merged mapping, a key that is no scalar, or not just one document."""


class _Plain:
    """One document of mappings, lists and scalars without tags and anchors."""

    def __init__(self, content: str, loader: type[yaml.SafeLoader | yaml.BaseLoader]) -> None:
        self._loader = loader(content)
        self._next: Callable[[], Any] = self._loader.get_event  # Any: PyYAML's events, told apart by their class
        self._known: dict[str, object] = {}
        """What each unquoted word stands for: most come again and again."""

    def read(self) -> object:
        try:
            self._expect(yaml.StreamStartEvent, yaml.DocumentStartEvent)
            found = self._make(self._next())
            self._expect(yaml.DocumentEndEvent, yaml.StreamEndEvent)
        finally:
            self._loader.dispose()
        return found

    def _expect(self, *events: type[yaml.Event]) -> None:
        for event in events:
            if self._next().__class__ is not event:
                raise _NotPlain

    def _make(self, event: Any) -> object:
        kind = event.__class__
        if kind is yaml.ScalarEvent:
            return self._make_scalar(event)
        if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
            raise _NotPlain
        if kind is yaml.MappingStartEvent:
            mapping: dict[object, object] = {}
            while (key := self._next()).__class__ is not yaml.MappingEndEvent:
                name = self._make_scalar(key)
                mapping[name] = self._make(self._next())
            return mapping
        values: list[object] = []
        while (value := self._next()).__class__ is not yaml.SequenceEndEvent:
            values.append(self._make(value))
        return values

    def _make_scalar(self, event: Any) -> object:
        if event.__class__ is not yaml.ScalarEvent or event.anchor is not None or event.tag is not None:
            raise _NotPlain
        word: str = event.value
        if not event.implicit[0]:  # quoted
            return word
        if word not in self._known:
            self._known[word] = self._resolve(word)
        found = self._known[word]
        # One day in two places would be written with an anchor, by whoever writes what was read.
        return found.replace() if isinstance(found, date) else found

    def _resolve(self, word: str) -> object:
        tag = self._loader.resolve(yaml.ScalarNode, word, (True, False))  # type: ignore[no-untyped-call]  # not typed there
        if tag == _TEXT:
            return word
        if tag not in _PLAIN:
            raise _NotPlain
        found: object = self._loader.construct_object(yaml.ScalarNode(tag, word))
        return found
