"""What an expression can ask of the world around it: the form it stands in, the clock, chance, lists.

The same tree with the same context gives the same value: `today()` and `now()` come from its clock; `random()`,
`uuid()` and a shuffle without a seed from its `random`.
"""

from __future__ import annotations

import dataclasses
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from .dates import ENGLISH, DateNames, Moment
from .values import Node


class EvaluationContext(Protocol):
    """What evaluation asks for. `Context` below answers from plain Python values; a form instance has its own."""

    @property
    def here(self) -> Node:
        """The question the expression belongs to: `.` and `current()`."""
        ...

    @property
    def root(self) -> Node:
        """The document: the node above the form's own, so that `/data` is its child."""
        ...

    @property
    def clock(self) -> Moment:
        """The moment `now()` gives; its zone is the zone of the form."""
        ...

    @property
    def names(self) -> DateNames:
        """How months and days are called in format-date."""
        ...

    @property
    def language(self) -> str:
        """BCP 47 tag of the language shown, for lang()."""
        ...

    @property
    def version(self) -> str:
        """The version of the form."""
        ...

    def field(self, name: str, near: Node) -> Sequence[Node]:
        """The nodes `${name}` means near a node: within the same repeats as it, where they hold such a node."""
        ...

    def last_saved(self, name: str) -> Sequence[Node]:
        """The nodes of that name in the record saved before this one."""
        ...

    def instance(self, name: str) -> Node | None:
        """The document of a list, whose child is `root`; None when there is no such list."""
        ...

    def choice_label(self, value: str, reference: str, near: Node) -> str:
        """The label of a choice of the question a reference such as `${x}` or `/data/x` names; blank when unknown."""
        ...

    def property(self, name: str) -> str:
        """What the device says of itself; blank when it does not."""
        ...

    def random(self) -> float:
        """A new number, at least 0 and less than 1."""
        ...


def draw() -> float:
    """A random number nobody can foretell, with 53 bits."""
    return secrets.randbits(53) / 2**53


def clock_of(now: datetime) -> Moment:
    """The moment of a datetime. One without a zone is taken in the zone of this machine."""
    aware = now if now.tzinfo else now.astimezone()
    offset = aware.utcoffset() or timedelta()
    milliseconds = (aware - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    return Moment(milliseconds, offset // timedelta(minutes=1))


@dataclass(frozen=True)
class Context:
    """An EvaluationContext of plain values over an instance of `instance.Instance`."""

    instance_model: InstanceModel
    here: Node
    clock: Moment
    lists: Mapping[str, Node] = dataclasses.field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = dataclasses.field(default_factory=dict)
    saved: InstanceModel | None = None
    properties: Mapping[str, str] = dataclasses.field(default_factory=dict)
    names: DateNames = ENGLISH
    language: str = "en"
    version: str = ""
    draw: Callable[[], float] = draw

    @property
    def root(self) -> Node:
        """The document."""
        return self.instance_model.root

    def field(self, name: str, near: Node) -> Sequence[Node]:
        """The nodes of that name nearest to a node."""
        return self.instance_model.field(name, near)

    def last_saved(self, name: str) -> Sequence[Node]:
        """The nodes of that name in the record saved before, if there is one."""
        return self.saved.field(name, self.saved.root) if self.saved else ()

    def instance(self, name: str) -> Node | None:
        """The document of a list."""
        return self.lists.get(name)

    def choice_label(self, value: str, reference: str, near: Node) -> str:
        """The label of a choice, by the last name in the reference."""
        question = reference.strip().removeprefix("${").removesuffix("}").strip().rpartition("/")[2]
        return self.labels.get(question, {}).get(value, "")

    def property(self, name: str) -> str:
        """What the device says of itself."""
        return self.properties.get(name, "")

    def random(self) -> float:
        """The next number of `draw`."""
        return self.draw()


class InstanceModel(Protocol):
    """What `Context` asks of an instance."""

    @property
    def root(self) -> Node: ...
    def field(self, name: str, near: Node) -> Sequence[Node]: ...
