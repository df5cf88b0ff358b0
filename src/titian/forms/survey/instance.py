"""A small instance made of nested answers, for `evaluate_text`, vectors and tests.

    Instance.of({"name": "Dara", "child": [{"age": 3}, {"age": 5}]})

A mapping is a group, a list of mappings a repeat, a list of anything else a question answered several times; None is
blank. What one round of a repeat answers and another does not is blank in the other.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeGuard

from .values import Node, Nodes, number_text

Answer = str | float | bool | date | None | Mapping[str, "Answer"] | Sequence["Answer"]
Answers = Mapping[str, Answer]
HERE = "."


class Element:
    """A node of an instance. `order` and `last` are the places, in document order, of itself and of its last part."""

    __slots__ = ("children", "last", "name", "order", "parent", "value")

    def __init__(self, name: str, parent: Element | None, value: str = "") -> None:
        self.name = name
        self.parent = parent
        self.value = value
        self.children: list[Element] = []
        self.order = self.last = 0
        if parent is not None:
            parent.children.append(self)

    @property
    def text(self) -> str:
        """What it holds; of a group, of all within it."""
        return "".join(child.text for child in self.children) if self.children else self.value


class AnyQuestion(Element):
    """A question that belongs to no place: `age` and `../age` are both the question `age` of the form."""

    __slots__ = ()

    def __init__(self, form: Element, value: str) -> None:
        super().__init__("", None, value)
        self.parent = form
        self.children = form.children
        self.order = self.last = form.order

    @property
    def text(self) -> str:
        """What `.` holds."""
        return self.value


def answer_text(answer: Answer) -> str:
    """A single answer as a form stores it."""
    if answer is None:
        return ""
    if isinstance(answer, bool):
        return "true" if answer else "false"
    if isinstance(answer, float):
        return number_text(answer)
    return answer.isoformat() if isinstance(answer, date) else str(answer)


@dataclass(frozen=True)
class Instance:
    """A document, and its nodes by name."""

    root: Element
    by_name: Mapping[str, Nodes]
    orders: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, answers: Answers, form: str = "data") -> Instance:
        """The instance of nested answers; `form` is the name of the node above all questions."""
        root, shape = Element("", None), _Shape()
        shape.learn(answers)
        _fill(Element(form, root), answers, shape)
        return cls.of_document(root)

    @classmethod
    def of_document(cls, root: Element) -> Instance:
        """The instance of a document that is complete."""
        names: dict[str, list[Element]] = {}
        for number, element in enumerate(_walk(root)):
            element.order = element.last = number
            names.setdefault(element.name, []).append(element)
        for element in reversed(list(_walk(root))):
            if element.parent is not None:
                element.parent.last = max(element.parent.last, element.last)
        del names[""]
        orders = {name: [element.order for element in found] for name, found in names.items()}
        return cls(root, {name: Nodes(found) for name, found in names.items()}, orders)

    def field(self, name: str, near: Node) -> Nodes:
        """The nodes of that name within the same repeats as a node; all of them when none is nearer."""
        found = self.by_name.get(name)
        if found is None:
            return Nodes()
        if len(found) == 1:
            return found
        orders = self.orders[name]
        node: Node | None = near
        while isinstance(node, Element):
            first, past = bisect_right(orders, node.order), bisect_right(orders, node.last)
            if first < past:
                return Nodes(found[first:past])
            node = node.parent
        return found

    def question(self, value: Answer = None) -> Element:
        """A question of no place, holding a value: for expressions whose own question is not known."""
        return AnyQuestion(self.root.children[0], answer_text(value))

    def find(self, path: str) -> Element | None:
        """The node at an absolute path such as /data/child[2]/age, or None."""
        found: Element | None = self.root
        for name, number in re.findall(r"/([^/\[\]]+)(?:\[(\d+)\])?", path):
            same = [child for child in found.children if child.name == name] if found is not None else []
            found = same[int(number or 1) - 1] if len(same) >= int(number or 1) else None
        return found


def _walk(element: Element) -> Iterator[Element]:
    waiting = [element]
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(reversed(found.children))


@dataclass
class _Shape:
    """What can be answered within a group: names to what stands within them, and which of them repeat."""

    within: dict[str, _Shape] = dataclasses.field(default_factory=dict)
    repeats: set[str] = dataclasses.field(default_factory=set)

    def learn(self, answers: Answers) -> None:
        for name, answer in answers.items():
            if name != HERE:
                if _is_several(answer):
                    self.repeats.add(name)
                shape = self.within.setdefault(name, _Shape())
                for one in _several(answer):
                    if isinstance(one, Mapping):
                        shape.learn(one)


def _fill(element: Element, answers: Answers, shape: _Shape) -> None:
    """Gives an element a part for each answer, then blank ones for what else it could hold; a repeat may have none."""
    for name in dict.fromkeys((*answers, *shape.within)):
        inside = shape.within.get(name)
        if inside is None or (name in shape.repeats and answers.get(name) is None):
            continue
        for answer in _several(answers.get(name)):
            if inside.within:
                _fill(Element(name, element), answer if isinstance(answer, Mapping) else {}, inside)
            else:
                Element(name, element, "" if isinstance(answer, Mapping) else answer_text(answer))


def _is_several(answer: Answer) -> TypeGuard[Sequence[Answer]]:
    return isinstance(answer, Sequence) and not isinstance(answer, str)


def _several(answer: Answer) -> Iterable[Answer]:
    return answer if _is_several(answer) else (answer,)


def make_list(rows: Iterable[Mapping[str, Answer]]) -> Element:
    """The document of a list: `root`, and an `item` for each row."""
    document = Element("", None)
    root = Element("root", document)
    for row in rows:
        item = Element("item", root)
        for name, answer in row.items():
            Element(name, item, answer_text(answer))
    Instance.of_document(document)
    return document
