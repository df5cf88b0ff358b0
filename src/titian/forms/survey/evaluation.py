"""Evaluating a tree: compiled once to nested functions, then run for any context.

evaluate_text("${age} >= 18 and selected(${needs}, 'shelter')", {"age": 20, "needs": "food shelter"})
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import assert_never

from titian.instrument.errors import ExpressionError, Problem

from .asked import names_asked
from .context import Context, EvaluationContext, clock_of
from .dates import Day, Moment, date_text
from .functions import DOES
from .instance import HERE, Answers, Instance
from .parsing import parse_survey
from .paths import base_of, compile_path, document_order
from .scope import Run, Scope, fail
from .tree import Call, Field, Number, Operation, Path, Text, Tree, walk
from .values import Nodes, Value, divide, equal, is_blank, multiply, ordered, remainder, to_boolean, to_number, to_text

MOST_COMPILED = 4096
_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": multiply,
    "div": divide,
    "mod": remainder,
}
_ORDER: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_compiled: dict[int, tuple[Tree, Run]] = {}


def evaluate_tree(tree: Tree, context: EvaluationContext) -> Value:
    """The value of a tree for the question `context.here`. Raises ExpressionError when it cannot be evaluated."""
    known = _compiled.get(id(tree))
    if known is None or known[0] is not tree:
        if len(_compiled) >= MOST_COMPILED:
            _compiled.clear()
        known = _compiled[id(tree)] = (tree, compile_tree(tree))
    return run_compiled(known[1], context)


def run_compiled(run: Run, context: EvaluationContext) -> Value:
    """The value of a compiled tree for a context."""
    try:
        return run(Scope(context))
    except RecursionError:
        what = "The expression is nested too deep to be evaluated."
        problem = Problem(code="expression.too_deep", what=what, fixes=("calculate parts of it in questions.",))
        raise ExpressionError(what, [problem]) from None


def evaluate_text(
    expression: str, answers: Answers | None = None, now: datetime | str | None = None
) -> str | float | bool:
    """The value of an expression over answers: text, a number, or true or false; dates as ISO text.

    `answers` maps names to text, numbers, true, false or None; a list of mappings is a repeat, a mapping a group, and
    the key "." what the expression's own question holds. A name nobody answered is blank. Questions are read as
    `${age}`, `age`, `../age` or `/data/age`. Of several nodes the first counts. `now` is a datetime, or ISO text with
    its offset; None is this machine's clock, here and nowhere else in the engine.

    Raises ExpressionError with every problem.
    """
    given = answers or {}
    run, form, asked = _compile_text(expression)
    try:
        instance = Instance.of(given, form)
        if blank := asked - instance.by_name.keys():
            instance = Instance.of({**given, **dict.fromkeys(sorted(blank))}, form)
    except RecursionError:
        fail("too_deep", "The answers are nested too deep.", "hand over fewer groups within groups.")
    here = instance.question(given.get(HERE))
    return plain(run_compiled(run, Context(instance, here, clock_of(_moment(now)))))


def _moment(now: datetime | str | None) -> datetime:
    if not isinstance(now, str):
        return now or datetime.now().astimezone()
    try:
        return datetime.fromisoformat(now)
    except ValueError:
        fail("bad_date", f"`{now}` is no moment.", "write it as in 2026-03-09T14:05:00+07:00.")


@lru_cache(maxsize=1024)
def _compile_text(expression: str) -> tuple[Run, str, frozenset[str]]:
    tree = parse_survey(expression)
    absolute = (
        part.steps[0].name
        for part in walk(tree)
        if isinstance(part, Path) and part.start == "root" and part.steps and part.steps[0].axis == "child"
    )
    form = next((name for name in absolute if name not in ("*", "node()")), "data")
    return compile_tree(tree), form, names_asked(tree)


def plain(value: Value) -> str | float | bool:
    """A value as text, number or truth: of nodes the first one's text, of dates their ISO text."""
    if isinstance(value, Nodes):
        return to_text(value)
    return date_text(value) if isinstance(value, Day | Moment) else value


def compile_tree(tree: Tree) -> Run:
    """The function that gives the value of a tree in a scope."""
    match tree:
        case Number(value=value) | Text(value=value):
            return lambda scope: value
        case Field():
            return _field(tree)
        case Path():
            return compile_path(tree, compile_tree)
        case Operation():
            return _operation(tree)
        case Call():
            return _call(tree)
    assert_never(tree)


def _field(tree: Field) -> Run:
    name = tree.name
    if tree.last_saved:
        return lambda scope: Nodes(scope.context.last_saved(name))

    def run(scope: Scope) -> Value:
        found = scope.context.field(name, scope.here if scope.here is scope.origin else base_of(scope))
        return found if isinstance(found, Nodes) else Nodes(found)

    return run


def _operation(tree: Operation) -> Run:
    runs = [compile_tree(part) for part in tree.of]
    op = tree.op
    if op in ("and", "or"):
        return _joined(runs, until=op == "or")
    if op == "negate":
        inside = runs[0]
        return lambda scope: -to_number(inside(scope), scope.zone)
    left, right = runs
    if op in ("=", "!="):
        opposite = op == "!="
        return lambda scope: equal(left(scope), right(scope), scope.zone, opposite=opposite)
    if op in _ORDER:
        compare = _ORDER[op]
        return lambda scope: ordered(left(scope), right(scope), scope.zone, compare)
    if op == "|":
        return _union(left, right)
    compute = _ARITHMETIC[op]

    def run(scope: Scope) -> Value:
        zone = scope.zone
        return compute(to_number(left(scope), zone), to_number(right(scope), zone))

    return run


def _joined(runs: Sequence[Run], *, until: bool) -> Run:
    """`or` (until one is true) or `and` (until one is false); what comes after is not evaluated."""

    def run(scope: Scope) -> Value:
        for part in runs:
            if to_boolean(part(scope)) is until:
                return until
        return not until

    return run


def _union(left: Run, right: Run) -> Run:
    def run(scope: Scope) -> Value:
        one, other = left(scope), right(scope)
        both = [*one, *other] if isinstance(one, Nodes) and isinstance(other, Nodes) else []
        return document_order(both)

    return run


def _call(tree: Call) -> Run:
    runs = [compile_tree(part) for part in tree.of]
    match tree.name:
        case "if":
            test, yes, no = runs
            return lambda scope: yes(scope) if to_boolean(test(scope)) else no(scope)
        case "coalesce":
            return _coalesce(*runs)
        case "once":
            return _coalesce(lambda scope: Nodes((scope.origin,)), *runs)
    does = DOES[tree.name]
    match runs:
        case []:
            return does
        case [only]:
            return lambda scope: does(scope, only(scope))
        case [first, second]:
            return lambda scope: does(scope, first(scope), second(scope))
    return lambda scope: does(scope, *[run(scope) for run in runs])


def _coalesce(first: Run, second: Run) -> Run:
    def run(scope: Scope) -> Value:
        value = first(scope)
        return second(scope) if is_blank(value) else value

    return run
