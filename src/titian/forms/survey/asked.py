"""The questions a tree reads by name, so that one nobody answered stands in the form and is blank, as in ODK.

`${x} = ''` holds of a question that is there and unanswered; of no node at all it does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from .tree import Call, Field, Path, Step, Tree, children

_OVER_NODES = frozenset({"count", "count-non-empty", "position", "sum", "min", "max", "concat", "join", "name"})
"""Functions that say something of how many nodes there are: a name they read may be a repeat without a round."""


def names_asked(tree: Tree) -> frozenset[str]:
    """The names read as `${x}`, `x`, `../x` or `/data/x` where an answer is meant."""
    return frozenset(_names(tree, in_predicate=False))


def _names(tree: Tree, *, in_predicate: bool) -> Iterator[str]:
    match tree:
        case Field(name=name, last_saved=False):
            yield name
        case Path(start="root", steps=(first, last), where=()) if _is_plain(first) and _is_plain(last):
            yield last.name
        case Path(start="here", steps=(*up, last)) if not in_predicate and _is_plain(last):
            if all(step.axis in {"self", "parent"} and not step.where for step in up):
                yield last.name
        case _:
            pass
    counts = isinstance(tree, Call) and tree.name in _OVER_NODES
    # What stands in brackets is read of other nodes, but a name in them is still a question of the form.
    inside = in_predicate or isinstance(tree, Path)
    for part in children(tree):
        if not (counts and isinstance(part, Field | Path)):
            yield from _names(part, in_predicate=inside)


def _is_plain(step: Step) -> bool:
    return step.axis == "child" and not step.where and step.name not in {"*", "node()"}
