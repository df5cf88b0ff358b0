"""YAML as every room reads it: safely, and in C where PyYAML was built with it.

A pack has a file of a thousand texts a language; in Python alone reading one takes six times as long.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)
from yaml.nodes import ScalarNode

_SafeLoader: Final[type[yaml.SafeLoader]] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BaseLoader: Final[type[yaml.BaseLoader]] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# What a value means by how it looks.
_TEXT: Final = "tag:yaml.org,2002:str"
_NEITHER: Final = frozenset({"tag:yaml.org,2002:merge", "tag:yaml.org,2002:value"})


class _Unusual(Exception):
    """An anchor, a tag, a merge, several documents: PyYAML's own way is taken."""


class _Directly:
    """Builds mappings, lists and plain values out of the events of a loader, in less than half the time: PyYAML makes a
    node of each first and asks for its tag, though hardly a file of ours has any. What is unusual or wrong its own way
    reads again, and says what it has always said.
    """

    def __init__(self, stream: str) -> None:
        self._content = stream
        super().__init__(stream)  # type: ignore[call-arg]  # the loader beside it

    def get_single_data(self: Any) -> Any:  # Any: a loader of PyYAML, and what it gives
        try:
            return self._build()
        except Exception:  # its own way raises what there is to raise
            own = self.own(self._content)
            try:
                return own.get_single_data()
            finally:
                own.dispose()

    def _build(self: Any) -> Any:
        get, known = self.get_event, dict[str, Any]()
        found: list[Any] = []  # of the document, and of what stands in it: a mapping is its keys and values in turn
        held: list[list[Any]] = []
        if type(get()) is not StreamStartEvent or type(get()) is not DocumentStartEvent:
            raise _Unusual
        while True:
            event = get()
            kind = type(event)
            if kind is ScalarEvent:
                value = event.value
                if event.anchor or event.tag:
                    raise _Unusual
                if event.implicit[0]:
                    if value not in known:
                        known[value] = self._read_plain(value)
                    value = known[value]
                found.append(value)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor or event.tag:
                    raise _Unusual
                held.append(found)
                found = []
            elif kind is MappingEndEvent:
                value, found = dict(zip(found[::2], found[1::2], strict=True)), held.pop()
                found.append(value)
            elif kind is SequenceEndEvent:
                value, found = found, held.pop()
                found.append(value)
            elif kind is DocumentEndEvent and self.check_event(StreamEndEvent):
                return found[0]
            else:
                raise _Unusual

    def _read_plain(self: Any, text: str) -> Any:
        """What a value without quotation marks means to the loader."""
        tag = self.resolve(ScalarNode, text, (True, False))
        if tag == _TEXT:
            return text
        if tag in _NEITHER:
            raise _Unusual
        return self.construct_object(ScalarNode(tag, text))


class Values(_Directly, _SafeLoader):  # type: ignore[misc,valid-type]  # whichever PyYAML has
    own = _SafeLoader


class Strings(_Directly, _BaseLoader):  # type: ignore[misc,valid-type]
    own = _BaseLoader

    def _read_plain(self, text: str) -> str:
        return text


def read_yaml(path: Path) -> object:
    """What a file holds; its readers say what it must be. Raises OSError, UnicodeDecodeError and YAMLError."""
    return parse_yaml(path.read_text(encoding="utf-8"))


def parse_yaml(content: str) -> object:
    """The same of what was read already. Raises YAMLError."""
    found: object = yaml.load(content, Values)  # noqa: S506  # a safe loader, see above
    return found


def read_yaml_as_text(path: Path) -> object:
    """The same with every value as it is written: yes, 12 and a day are text. Raises as `read_yaml` does."""
    found: object = yaml.load(path.read_text(encoding="utf-8"), Strings)  # noqa: S506  # makes text alone
    return found
