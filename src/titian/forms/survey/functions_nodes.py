"""Functions of nodes: counting, places, names, lists, repeats, shuffling."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Sequence

from . import numbers
from .calling import does, nodes_of, own_or
from .paths import ancestors, base_of, everywhere, place_of, siblings
from .scope import Scope, fail
from .values import NAN, Node, Nodes, Value, to_number, to_text


@does("count")
def _count(scope: Scope, nodes: Value) -> Value:
    return float(len(nodes_of(nodes, "count")))


@does("count-non-empty")
def _count_non_empty(scope: Scope, nodes: Value) -> Value:
    return float(sum(node.text != "" for node in nodes_of(nodes, "count-non-empty")))


@does("position")
def _position(scope: Scope, *nodes: Value) -> Value:
    if nodes:
        found = nodes_of(nodes[0], "position")
        return float(place_of(found[0])) if found else NAN
    return float(scope.place or place_of(scope.here))


@does("last")
def _last(scope: Scope) -> Value:
    if scope.size:
        return float(scope.size)
    return float(max(1, sum(other.name == scope.here.name for other in siblings(scope.here))))


def _name_of(scope: Scope, nodes: Sequence[Value]) -> str:
    found = nodes_of(own_or(scope, nodes), "name")
    return found[0].name if found else ""


@does("name")
def _name_function(scope: Scope, *nodes: Value) -> Value:
    return _name_of(scope, nodes)


@does("local-name")
def _local_name(scope: Scope, *nodes: Value) -> Value:
    return _name_of(scope, nodes).rpartition(":")[2]


@does("namespace-uri")
def _namespace_uri(scope: Scope, *nodes: Value) -> Value:
    return ""


@does("id")
def _id(scope: Scope, value: Value) -> Value:
    return Nodes()


@does("current")
def _current(scope: Scope) -> Value:
    return Nodes((scope.origin,))


def _list(scope: Scope, name: str) -> Node:
    found = scope.context.instance(name)
    if found is None:
        fail("unknown_list", f"There is no list called {name}.", "add it to the form, or correct its name.")
    return found


@does("instance")
def _instance(scope: Scope, name: Value) -> Value:
    return Nodes((_list(scope, to_text(name)),))


@does("pulldata")
def _pulldata(scope: Scope, name: Value, wanted: Value, key: Value, value: Value) -> Value:
    column, by, sought = to_text(wanted), to_text(key), to_text(value)
    for root in _list(scope, to_text(name)).children:
        for item in root.children:
            if any(cell.name == by and cell.text == sought for cell in item.children):
                return next((cell.text for cell in item.children if cell.name == column), "")
    return ""


@does("jr:choice-name")
def _choice_name(scope: Scope, value: Value, reference: Value) -> Value:
    return scope.context.choice_label(to_text(value), to_text(reference), base_of(scope))


@does("indexed-repeat")
def _indexed_repeat(scope: Scope, target: Value, *pairs: Value) -> Value:
    rounds: list[tuple[Nodes, float]] = []
    for repeat, at in zip(pairs[::2], pairs[1::2], strict=True):
        rounds.append((everywhere(nodes_of(repeat, "indexed-repeat")), numbers.cut(to_number(at, scope.zone))))
    if not all(repeats for repeats, _ in rounds):
        return Nodes()
    rounds.sort(key=lambda pair: len(list(ancestors(pair[0][0]))))
    chosen: Node | None = None
    for repeats, at in rounds:
        within = _nearest(repeats, base_of(scope)) if chosen is None else _below(repeats, chosen)
        if not 1 <= at <= len(within):
            return Nodes()
        chosen = within[int(at) - 1]
    return Nodes(_below(everywhere(nodes_of(target, "indexed-repeat")), chosen))


def _below(nodes: Sequence[Node], above: Node | None) -> list[Node]:
    return [node for node in nodes if any(other is above for other in ancestors(node))]


def _nearest(nodes: Nodes, here: Node) -> Sequence[Node]:
    """The rounds within the innermost round of an outer repeat that `here` stands in; all, when it stands in none."""
    for above in (here, *ancestors(here)):
        within = _below(nodes, above)
        if within:
            return within
    return nodes


@does("randomize")
def _randomize(scope: Scope, nodes: Value, *seed: Value) -> Value:
    random = _park_miller(_seed(seed[0], scope.zone)) if seed else scope.context.random
    shuffled: list[Node] = []
    for at, node in enumerate(nodes_of(nodes, "randomize")):
        to = math.floor(random() * (at + 1))
        shuffled.append(node)
        if to != at:
            shuffled[at] = shuffled[to]
            shuffled[to] = node
    return Nodes(shuffled)


def _seed(value: Value, zone: int) -> int:
    """A whole seed as JavaRosa takes it: numbers are cut, blank is 0; other text gives 64 bits of its SHA-256."""
    number = to_number(value, zone)
    if math.isinf(number):
        return 2**63 - 1 if number > 0 else -(2**63)
    if not math.isnan(number):
        return math.trunc(number)
    text = to_text(value) if not isinstance(value, float) else ""
    if not text:
        return 0
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big", signed=True)


def _park_miller(seed: int) -> Callable[[], float]:
    """The generator both of ODK's clients shuffle with."""
    most = 2_147_483_647
    state = int(math.copysign(abs(seed) % most, seed)) if seed else 0
    state = state + most - 1 if state <= 0 else state

    def random() -> float:
        nonlocal state
        state = state * 16_807 % most
        return (state - 1) / (most - 1)

    return random
