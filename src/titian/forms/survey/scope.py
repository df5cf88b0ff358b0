"""Where an expression stands while it is evaluated, and how it fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from titian.instrument.errors import ExpressionError, Problem

from .context import EvaluationContext
from .values import Node, Value

MOST_VISITS = 2_000_000


class Scope:
    """The node an expression is evaluated for; within a predicate also its place and how many there are, else 0."""

    __slots__ = ("context", "here", "origin", "place", "size", "visits", "zone")

    def __init__(self, context: EvaluationContext) -> None:
        self.context = context
        self.here: Node = context.here
        self.origin: Node = context.here
        self.place = self.size = 0
        self.zone = context.clock.zone
        self.visits = [0]

    def within(self, node: Node, place: int, size: int) -> Scope:
        """The scope of a predicate for one node."""
        inner = Scope.__new__(Scope)
        inner.context, inner.origin, inner.zone, inner.visits = self.context, self.origin, self.zone, self.visits
        inner.here, inner.place, inner.size = node, place, size
        return inner

    def count_visits(self, number: int) -> None:
        """Raises ExpressionError when an expression looks at more nodes than any form holds."""
        self.visits[0] += number
        if self.visits[0] > MOST_VISITS:
            fail("too_much_work", "The expression looks at too many nodes.", "name questions directly, without //.")


Run = Callable[[Scope], Value]


def fail(code: str, what: str, *fixes: str, at: int = 0) -> NoReturn:
    """Raises an ExpressionError with one problem."""
    raise ExpressionError(what, [Problem(code=f"expression.{code}", what=what, fixes=fixes, character=at)])
