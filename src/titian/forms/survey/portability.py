"""What reads otherwise, or not at all, in the other programs an XLSForm is filled in with.

Every finding is a warning: our own runtime evaluates the expression as `contracts/expressions/survey.md` says.
"""

from __future__ import annotations

from collections.abc import Iterator

from titian.instrument.errors import Problem

from .patterns import would_run_for_years
from .tree import Call, Number, Operation, Path, Step, Text, Tree, walk
from .vocabulary import FUNCTIONS

_COLLECT_AXES = ("child", "self", "parent")
_HERE_ONLY = {
    "is-selected": "write selected(…).",
    "enclosed-area": "write area(…).",
    "depend": "write its first argument.",
}
_TRUTHS = frozenset(["and", "or", "=", "!=", "<", "<=", ">", ">="])
_NOT_IN_PATTERNS = {"%A": "write %a.", "%B": "write %b.", "%w": "leave it out."}
_NOT_IN_COLLECT = {
    "substring": "write substr(value, start, end); it counts from 0.",
    "floor": "write int(…) of a number that is not negative.",
    "ceiling": "write int(x) + 1, or x when it is whole.",
    "lang": "write one form for all languages.",
    "id": "write the path of the question.",
    "name": "write the name itself.",
    "local-name": "write the name itself.",
    "namespace-uri": "write ''; the questions of a form stand in none.",
}
_UNKNOWN = {
    **{name: (f"{name}(…) is not known everywhere.", fix) for name, fix in _HERE_ONLY.items()},
    **{name: (f"Collect does not know {name}(…).", fix) for name, fix in _NOT_IN_COLLECT.items()},
}


def portability_warnings(tree: Tree) -> list[Problem]:
    """The warnings of an expression, in the order of its parts."""
    return list(_warnings(tree))


def gives_truth(tree: Tree) -> bool:
    """Whether what an expression gives is true or false, whatever the answers are."""
    match tree:
        case Operation(op=op):
            return op in _TRUTHS
        case Call(name="if", of=(_, *results)):
            return all(map(gives_truth, results))
        case Call(name=name):
            return FUNCTIONS[name].gives == "boolean"
    return False


def _warnings(tree: Tree) -> Iterator[Problem]:
    for part in walk(tree):
        match part:
            case Call(name="regex", of=(_, Text() as text)):
                yield from _pattern(text)
            case Call(name="format-date" | "format-date-time", of=(_, Text(value=pattern) as text)):
                if sign := next((sign for sign in _NOT_IN_PATTERNS if sign in pattern.replace("%%", "")), ""):
                    yield _warning(
                        f"Collect and Enketo refuse {sign} in a date pattern.", _NOT_IN_PATTERNS[sign], text.at
                    )
            case Call(name="last"):
                yield _warning("Collect does not know last().", "write count(…) of the same path.", part.at)
            case Call(name="selected" | "is-selected", of=(_, Text(value=value) as text)) if " " in value.strip():
                yield _warning(
                    "Collect finds a value with a space, Web Forms and Enketo do not.", f"write = '{value}'.", text.at
                )
            case Call(name=name) if name in _UNKNOWN:
                yield _warning(*_UNKNOWN[name], part.at)
            case Call(name="number" | "string" as name, of=()):
                yield _warning(f"Collect wants to be told of what {name}() is.", f"write {name}(.).", part.at)
            case Call(name="round", of=(Operation(op="negate", of=(Number(),)), *_)):
                yield _warning(
                    "Halves below zero are rounded otherwise elsewhere.", "round the positive number.", part.at
                )
            case Operation(op="|"):
                yield _warning("Collect does not join paths with |.", "use two expressions.", part.at)
            case Path():
                yield from _path(part)


def _pattern(text: Text) -> Iterator[Problem]:
    pattern = text.value
    if not (pattern.startswith("^") and pattern.endswith("$")) and pattern not in ("", ".*"):
        yield _warning(
            "In Collect the whole text must fit this pattern, in Web Forms and Enketo a part of it.",
            f"write '^({pattern})$'." if "|" in pattern else f"write '^{pattern.strip('^$')}$'.",
            text.at,
        )
    if would_run_for_years(pattern):
        yield _warning(
            "This pattern repeats a part that repeats: some texts would keep Collect and web forms busy for years.",
            "take one of the two repeats away, or put a sign between the rounds, as in ([a-z]+-)+.",
            text.at,
        )


def _path(path: Path) -> Iterator[Problem]:
    if path.where:
        yield _warning("Collect does not filter what stands in brackets.", "write the filter within the path.", path.at)
    for at, step in enumerate(path.steps):
        if step == Step("descendant-or-self", "node()") and at + 1 < len(path.steps):
            yield _warning("Collect does not follow //.", "write the whole path, or ${name}.", path.at)
        elif step.axis not in _COLLECT_AXES:
            yield _warning(f"Collect does not follow {step.axis}::.", "use child, parent and self alone.", path.at)


def _warning(what: str, fix: str, at: int) -> Problem:
    return Problem(code="expression.reads_otherwise", what=what, fixes=(fix,), character=at)
