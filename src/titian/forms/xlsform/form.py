"""A form: what a workbook says, checked and typed. Everything in it is frozen.

Texts are kept per language: language → text, where the language is the workbook's own column name, such as
`Dari (prs)`, or empty for a column without a language. A language without a text has no entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from titian.instrument.errors import Problem

from .expressions import Expression
from .sheets import Workbook

Texts = Mapping[str, str]
Media = Mapping[str, Mapping[str, str]]  # language → image, audio, video or big-image → name of a file
Bearing = Literal["group", "repeat"]


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One answer of a list. `cells` holds the columns that are neither name, label nor media."""

    name: str
    label: Texts
    media: Media
    cells: Mapping[str, str]
    row: int


@dataclass(frozen=True, kw_only=True)
class Question:
    """One row that holds an answer, a computed value or a note.

    `list_name` is a list of choices, the name of a file, or `${repeat}`; None where the type has none. `default` is the
    cell as written; `dynamic_default` its expression when it has to be computed.
    """

    type: str
    name: str
    path: str
    row: int
    list_name: str | None = None
    has_other: bool = False
    appearance: str = ""
    label: Texts = field(default_factory=dict)
    hint: Texts = field(default_factory=dict)
    guidance: Texts = field(default_factory=dict)
    media: Media = field(default_factory=dict)
    relevant: Expression | None = None
    constraint: Expression | None = None
    constraint_message: Texts = field(default_factory=dict)
    required: Expression | None = None
    required_message: Texts = field(default_factory=dict)
    read_only: Expression | None = None
    calculation: Expression | None = None
    trigger: tuple[str, ...] = ()
    default: str | None = None
    dynamic_default: Expression | None = None
    choice_filter: Expression | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Group:
    """Rows that stand together; a repeat is asked as often as `count` says, or as the person adds to it."""

    kind: Bearing
    name: str
    path: str
    row: int
    label: Texts = field(default_factory=dict)
    media: Media = field(default_factory=dict)
    appearance: str = ""
    relevant: Expression | None = None
    count: Expression | None = None
    nodes: tuple[Node, ...] = ()


Node = Question | Group


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form that can be asked, with the workbook it came from and what was noticed in it."""

    id: str
    version: str
    title: str
    languages: tuple[str, ...]
    default_language: str
    settings: Mapping[str, str]
    nodes: tuple[Node, ...]
    lists: Mapping[str, tuple[Choice, ...]]
    warnings: tuple[Problem, ...]
    workbook: Workbook

    def walk(self) -> Iterator[Node]:
        """Every node, a group before what it holds."""
        yield from walk(self.nodes)

    def find(self, name: str) -> Node | None:
        """The first node of that name; None when there is none."""
        return next((node for node in self.walk() if node.name == name), None)


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Every node and what it holds, in the order of rows."""
    for node in nodes:
        yield node
        if isinstance(node, Group):
            yield from walk(node.nodes)
