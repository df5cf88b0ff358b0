"""How functions are kept: by name, each given the scope and its arguments already evaluated."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .scope import Scope, fail
from .values import Nodes, Value, to_number, to_text

Does = Callable[..., Value]
DOES: dict[str, Does] = {}


def does(*names: str) -> Callable[[Does], Does]:
    """Keeps the function below it under these names."""

    def keep(function: Does) -> Does:
        DOES.update(dict.fromkeys(names, function))
        return function

    return keep


def text_function(name: str, function: Callable[..., Value]) -> None:
    """Keeps a function whose arguments are all turned into text."""
    DOES[name] = lambda scope, *values: function(*map(to_text, values))


def number_function(name: str, function: Callable[..., float]) -> None:
    """Keeps a function whose arguments are all turned into numbers."""
    DOES[name] = lambda scope, *values: function(*(to_number(value, scope.zone) for value in values))


def own_or(scope: Scope, values: Sequence[Value]) -> Value:
    """The only argument, or the question itself when there is none."""
    return values[0] if values else Nodes((scope.here,))


def nodes_of(value: Value, name: str) -> Nodes:
    """The nodes of an argument. Raises ExpressionError when it is a value."""
    if not isinstance(value, Nodes):
        fail("not_nodes", f"{name}(…) takes a path, and was given a value.", "name a question or repeat.")
    return value
