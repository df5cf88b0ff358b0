"""What an expression can read: directly, and through everything its truth stands on.

Used to refuse instruments that go round in circles, and to name what an open rule depends on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from .document import Document, Item
from .expressions import Tree

ITEM_WORDS = frozenset({"flagged", "observed", "at_least"})
WEIGHED_WORDS = frozenset({"positive", "positive_dimensions", "strong_any"})
SIGN_LISTS = ("trafficking_gates", "signs")

Fact = frozenset[str]
"""What is known to have happened: one indicator, or two of which one holds (it is not known when it was)."""

Node = tuple[str, str]
"""('item', id), ('module', id), or ('key', id) for an answer that is read without asking whether it counts."""


class Reads:
    """Who reads whom, of one document whose ids are known to name things."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.items = {item.id: item for item in document.items}
        self.indicators = {indicator.id: indicator for indicator in document.indicators}
        # A word reads the same wherever it stands: what it reads is worked out once for all rules.
        self._facts: dict[tuple[str, tuple[str, ...]], tuple[Fact, ...]] = {}
        self._words: dict[tuple[str, tuple[str, ...]], frozenset[Node]] = {}
        self._below: dict[Node, frozenset[Node]] = {}

    @cached_property
    def evidence(self) -> dict[Fact, list[Item]]:
        """Each fact that can be found, with the items it can come from, in asking order."""
        found: dict[Fact, list[Item]] = {}
        for item in self.document.items:
            for fact in _facts_of(item):
                found.setdefault(fact, []).append(item)
        return found

    def facts(self, tree: Tree) -> tuple[Fact, ...]:
        """Facts that make an indicator word true, or count for it."""
        word = (tree.op, tree.names)
        if word not in self._facts:
            self._facts[word] = tuple(fact for fact in self.evidence if self._counts(tree, fact))
        return self._facts[word]

    def _counts(self, tree: Tree, fact: Fact) -> bool:
        names = frozenset(tree.names)
        dimensions = {self.indicators[i].dimension for i in fact}
        tags = [set(self.indicators[i].tags) for i in fact]
        match tree.op:
            case "present":
                return fact <= names
            case "listed":
                return fact <= set(self.document.lists[tree.names[0]].indicators)
            case "any_indicator":
                return not names or dimensions <= names
            case "positive":
                return len(fact) == 1 and dimensions <= names
            case "positive_dimensions":
                return len(fact) == 1
            case "tagged":
                return all(tree.names[0] in own for own in tags)
            case "two_facts":
                return any(all(tag in own for own in tags) for tag in tree.names)
            case "strong_any" | "any_sign" | "gate_unexplored":
                return True
        return False

    def sign_items(self) -> list[str]:
        """Items that any_sign() reads beside the indicators."""
        return [i for name in SIGN_LISTS if name in self.document.lists for i in self.document.lists[name].items]

    def asked_in(self, module: str) -> list[Item]:
        """Items that must be clear before a gate counts as explored in this module."""
        return [i for i in self.document.items if i.module == module and i.role == "indicator"]

    def direct(self, tree: Tree) -> set[Node]:
        """Items, modules and bare answers an expression reads."""
        found: set[Node] = set()
        for node in tree.walk():
            word = (node.op, node.names)
            if word not in self._words:
                self._words[word] = frozenset(self._word_reads(node))
            found |= self._words[word]
        return found

    def _word_reads(self, tree: Tree) -> set[Node]:
        anchors = self.document.anchors
        facts = self.facts(tree)
        reads = {("item", item.id) for fact in facts for item in self.evidence[fact]}
        if tree.op in ITEM_WORDS:
            reads |= _nodes("item", tree.names)
        elif tree.op == "answered":
            reads |= _nodes("item", tree.names[:1])
        elif tree.op == "opened":
            reads |= _nodes("module", tree.names)
        elif tree.op == "child":
            reads |= _nodes("item", anchors.child)
        elif tree.op in ("understood", "agreed", "refused"):
            reads |= _nodes("key", [anchors.language] if tree.op != "refused" else [])
            reads |= _nodes("key", [anchors.consent, anchors.assent] if tree.op != "understood" else [])
        elif tree.op == "any_sign":
            reads |= _nodes("item", self.sign_items())
        elif tree.op == "gate_unexplored":
            reads |= self._gate_reads(tree.names)
        if tree.op in WEIGHED_WORDS and any(self._weighs_by_age(indicator) for fact in facts for indicator in fact):
            reads |= _nodes("item", anchors.child) | _nodes("key", [anchors.age])
        return reads

    def _weighs_by_age(self, indicator: str) -> bool:
        weights = self.indicators[indicator].weights
        return weights.adult_labour != weights.child_labour

    def _gate_reads(self, gates: Iterable[str]) -> set[Node]:
        reads = _nodes("item", gates)
        for module in {m for gate in gates for group in self.items[gate].explored_by for m in group}:
            reads.add(("module", module))
            for item in self.asked_in(module):
                reads |= _nodes("key", [item.id]) | _nodes("item", item.covered_by)
                for tree in (item.relevant, item.ask_when):
                    reads |= self.direct(tree) if tree else set()
        return reads

    def below(self, node: Node) -> frozenset[Node]:
        """What decides whether an item counts or a module is open."""
        if node not in self._below:
            self._below[node] = frozenset(self._decides(node))
        return self._below[node]

    def _decides(self, node: Node) -> set[Node]:
        kind, name = node
        if kind == "module":
            return self.direct(self.document.modules[name].opened_when)
        if kind == "item":
            item = self.items[name]
            return {("module", item.module)} | (self.direct(item.relevant) if item.relevant else set())
        return set()

    def keys(self, tree: Tree) -> frozenset[str]:
        """Ids of every item the expression depends on, through relevance and opened modules too."""
        seen: set[Node] = set()
        waiting = self.direct(tree)
        while waiting:
            node = waiting.pop()
            seen.add(node)
            waiting |= self.below(node) - seen
        return frozenset(name for kind, name in seen if kind != "module")

    def circle(self) -> list[str]:
        """Names that stand on one another in a circle; empty when there is none."""
        done: set[Node] = set()
        for start in [("module", m) for m in self.document.modules] + [("item", i) for i in self.items]:
            path: list[Node] = []
            stack: list[tuple[Node, Iterator[Node]]] = [(start, iter(sorted(self.below(start))))]
            path.append(start)
            while stack and start not in done:
                following = next(stack[-1][1], None)
                if following is None:
                    done.add(stack.pop()[0])
                    path.pop()
                elif following in path:
                    return [name for _, name in path[path.index(following) :]] + [following[1]]
                elif following not in done:
                    stack.append((following, iter(sorted(self.below(following)))))
                    path.append(following)
        return []


def _facts_of(item: Item) -> list[Fact]:
    phase = item.phase
    if phase is None:
        return [frozenset([indicator]) for indicator in item.maps]
    work, earlier = phase.work, phase.before_or_way
    return [frozenset([work]), frozenset([earlier]), frozenset([work, earlier])]


def _nodes(kind: str, names: Iterable[str | None]) -> set[Node]:
    return {(kind, name) for name in names if name}
