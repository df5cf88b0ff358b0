"""A tree written as an expression again: what `parse_survey` reads as the same tree."""

from __future__ import annotations

from decimal import Decimal

from titian.instrument.grammar import one_problem

from .tree import Call, Field, Number, Operation, Path, Step, Text, Tree

_BINDS = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
    "negate": 7,
    "|": 8,
}
_TIGHTEST = 9


def tree_to_text(tree: Tree) -> str:
    """The expression of a tree, with no bracket it does not need.

    Raises ExpressionError for a text that holds both kinds of quotes: XPath 1.0 cannot write it.
    """
    return _written(tree, 0)


def _written(tree: Tree, least: int) -> str:
    """A tree where only what binds at least so tightly may stand without brackets."""
    match tree:
        case Number():
            return number_text(tree.value)
        case Text():
            return _quoted(tree.value)
        case Field():
            return f"${{{'last-saved#' if tree.last_saved else ''}{tree.name}}}"
        case Call():
            return f"{tree.name}({', '.join(_written(part, 0) for part in tree.of)})"
        case Path():
            return _path(tree)
        case Operation():
            binds = _BINDS[tree.op]
            text = _operation(tree, binds)
            return f"({text})" if binds < least else text


def number_text(number: float) -> str:
    """A number as XPath writes it: no exponent, no needless zero, shortest digits that mean the same number."""
    if number.is_integer() and abs(number) < 2**53:
        return str(int(number))
    shown = repr(number)
    return format(Decimal(shown), "f") if "e" in shown else shown.removesuffix(".0")


def _operation(tree: Operation, binds: int) -> str:
    if tree.op == "negate":
        return f"-{_written(tree.of[0], binds)}"
    if tree.op in ("and", "or"):
        return f" {tree.op} ".join(_written(part, binds + 1) for part in tree.of)
    left, right = tree.of
    return f"{_written(left, binds)} {tree.op} {_written(right, binds + 1)}"


def _quoted(text: str) -> str:
    if "'" not in text:
        return f"'{text}'"
    if '"' in text:
        raise one_problem(
            "expression.both_quotes", "A text holds both kinds of quotes.", "join two texts with concat(…)."
        )
    return f'"{text}"'


def _path(tree: Path) -> str:
    steps = _steps(tree.steps)
    if tree.start == "here":
        return steps
    if tree.start == "root":
        return steps if steps.startswith("//") else f"/{steps}"
    start = _written(tree.start, _TIGHTEST)
    if isinstance(tree.start, Path | Text | Number):
        start = f"({start})"
    filters = "".join(f"[{_written(test, 0)}]" for test in tree.where)
    joint = "" if not steps or steps.startswith("//") else "/"
    return f"{start}{filters}{joint}{steps}"


def _steps(steps: tuple[Step, ...]) -> str:
    text, after_double = "", False
    for at, step in enumerate(steps):
        if step == Step("descendant-or-self", "node()") and at + 1 < len(steps) and not after_double:
            text, after_double = f"{text}//", True
            continue
        text += _step(step) if not text or after_double else f"/{_step(step)}"
        after_double = False
    return text


def _step(step: Step) -> str:
    filters = "".join(f"[{_written(test, 0)}]" for test in step.where)
    short = {("self", "node()"): ".", ("parent", "node()"): ".."}.get((step.axis, step.name))
    if short is None:
        short = step.name if step.axis == "child" else f"{step.axis}::{step.name}"
    return f"{short}{filters}"
