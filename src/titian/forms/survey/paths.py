"""Following paths from node to node (XPath 1.0 section 2), with two readings of ODK.

An absolute path that leads through a repeat the expression stands in stays within its own round, as JavaRosa reads
`/data/child/age` within a child; the last step never does, so `count(/data/child)` counts all rounds. `${name}` means
the same, by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from .scope import Run, Scope, fail
from .tree import Number, Path, Step
from .values import Node, Nodes, to_boolean

Follow = Callable[[Node], Iterable[Node]]


def ancestors(node: Node) -> Iterator[Node]:
    """The nodes above a node, from its parent up."""
    above = node.parent
    while above is not None:
        yield above
        above = above.parent


def descendants(node: Node) -> Iterator[Node]:
    """The nodes below a node, in document order."""
    waiting = list(reversed(node.children))
    while waiting:
        found = waiting.pop()
        yield found
        waiting.extend(reversed(found.children))


def siblings(node: Node) -> Sequence[Node]:
    """A node and its siblings."""
    return (node,) if node.parent is None else node.parent.children


def place_of(node: Node) -> int:
    """Where a node stands among siblings of the same name, from 1; a node of no place is the first."""
    place = 0
    for other in siblings(node):
        place += other.name == node.name
        if other is node:
            return place
    return 1


def _index(node: Node) -> int:
    return next((at for at, other in enumerate(siblings(node)) if other is node), -1)


def _following(node: Node) -> Iterator[Node]:
    for above in (node, *ancestors(node)):
        for sibling in siblings(above)[_index(above) + 1 :]:
            yield sibling
            yield from descendants(sibling)


def _preceding(node: Node) -> Iterator[Node]:
    for above in (node, *ancestors(node)):
        for sibling in reversed(siblings(above)[: max(_index(above), 0)]):
            yield from reversed(list(descendants(sibling)))
            yield sibling


FORWARD: dict[str, Follow] = {
    "child": lambda node: node.children,
    "self": lambda node: (node,),
    "descendant": descendants,
    "descendant-or-self": lambda node: (node, *descendants(node)),
    "following-sibling": lambda node: siblings(node)[_index(node) + 1 :],
    "following": _following,
}
BACKWARD: dict[str, Follow] = {
    "parent": lambda node: () if node.parent is None else (node.parent,),
    "ancestor": ancestors,
    "ancestor-or-self": lambda node: (node, *ancestors(node)),
    "preceding-sibling": lambda node: siblings(node)[: max(_index(node), 0)][::-1],
    "preceding": _preceding,
}
AXES = FORWARD | BACKWARD
_ORDERED = ("child", "self")
"""Axes that keep document order when they begin at nodes none of which stands within another."""


def document_order(nodes: Iterable[Node]) -> Nodes:
    """Nodes in document order, none twice."""
    unique = list({id(node): node for node in nodes}.values())
    if len(unique) < 2:
        return Nodes(unique)
    places: dict[int, tuple[int, ...]] = {}

    def place(node: Node) -> tuple[int, ...]:
        known = places.get(id(node))
        if known is None:
            if node.parent is None:
                return ()
            for at, child in enumerate(node.parent.children):
                places[id(child)] = (*place(node.parent), at)
            known = places.setdefault(id(node), (*place(node.parent), -1))
        return known

    return Nodes(sorted(unique, key=place))


def document_of(node: Node) -> Node:
    """The node above all."""
    while node.parent is not None:
        node = node.parent
    return node


def base_of(scope: Scope) -> Node:
    """The node whose repeats count: the one a predicate looks at, or the question itself when that is in a list."""
    if scope.here is scope.origin or document_of(scope.here) is scope.context.root:
        return scope.here
    return scope.origin


def compile_path(path: Path, compile_part: Callable[..., Run]) -> Callable[[Scope], Nodes]:
    """A function that gives the nodes of a path."""
    start = path.start
    begin = None if isinstance(start, str) else compile_part(start)
    own = _keeper([compile_part(part) for part in path.where], path.where)
    last = len(path.steps) - 1
    narrows = start == "root"
    steps = [
        _compile_step(step, compile_part, narrows=narrows and at < last and not step.where and step.axis == "child")
        for at, step in enumerate(path.steps)
    ]
    if start == "here" and len(steps) == 1 and path.steps[0] == Step("self", "node()"):
        return lambda scope: Nodes((scope.here,))

    def run(scope: Scope) -> Nodes:
        flat = True
        if begin is not None:
            value = begin(scope)
            nodes: Sequence[Node] = value if isinstance(value, Nodes) else _not_nodes(path)
            flat = len(nodes) < 2
            if own is not None:
                nodes = own(nodes, scope)
        else:
            nodes = (scope.context.root,) if narrows else (scope.here,)
        for step in steps:
            nodes, flat = step(nodes, scope, flat)
        return Nodes(nodes)

    return run


def _not_nodes(path: Path) -> Nodes:
    fail("not_nodes", "Only a path can be followed by / or [.", "name a question or repeat.", at=path.at)


Keeper = Callable[[Sequence[Node], Scope], Sequence[Node]]
StepRun = Callable[[Sequence[Node], Scope, bool], tuple[Sequence[Node], bool]]


def _compile_step(step: Step, compile_part: Callable[..., Run], *, narrows: bool) -> StepRun:
    keep = _keeper([compile_part(part) for part in step.where], step.where)
    follow, name = AXES[step.axis], step.name
    every, star = name == "node()", name == "*"
    ordered, backward = step.axis in _ORDERED, step.axis in BACKWARD

    def lead(node: Node) -> Sequence[Node]:
        if every:
            return list(follow(node))
        if star:
            return [other for other in follow(node) if other.parent is not None]
        return [other for other in follow(node) if other.name == name and other.parent is not None]

    def run(nodes: Sequence[Node], scope: Scope, flat: bool) -> tuple[Sequence[Node], bool]:
        found: list[Node] = []
        for node in nodes:
            led = lead(node)
            scope.count_visits(len(led) + 1)
            found += keep(led, scope) if keep else led
        if narrows and len(found) > 1:
            above = {id(node) for node in ancestors(base_of(scope))}
            found = [node for node in found if id(node) in above] or found
        if ordered and flat:
            return found, True
        if len(nodes) == 1:
            return (found[::-1] if backward else found), len(found) < 2
        return document_order(found), len(found) < 2

    return run


def _keeper(tests: Sequence[Run], trees: Sequence[object]) -> Keeper | None:
    """A function that keeps the nodes all predicates hold for, counting places in the order given."""
    if not tests:
        return None

    def keep(nodes: Sequence[Node], scope: Scope) -> Sequence[Node]:
        for test, tree in zip(tests, trees, strict=True):
            if isinstance(tree, Number):
                at = tree.value
                nodes = nodes[int(at) - 1 : int(at)] if at.is_integer() and 1 <= at <= len(nodes) else ()
                continue
            size, kept = len(nodes), []
            for place, node in enumerate(nodes, start=1):
                value = test(scope.within(node, place, size))
                if value == place if isinstance(value, float) else to_boolean(value):
                    kept.append(node)
            nodes = kept
        return nodes

    return keep


def everywhere(nodes: Nodes) -> Nodes:
    """All nodes with the same names above them as the first, in every round of every repeat."""
    if not nodes:
        return nodes
    chain = [nodes[0], *ancestors(nodes[0])]
    found: list[Node] = [chain[-1]]
    for node in reversed(chain[:-1]):
        found = [child for other in found for child in other.children if child.name == node.name]
    return Nodes(found)
