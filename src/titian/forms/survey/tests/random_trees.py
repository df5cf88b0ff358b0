"""Random trees: any shape the profile knows, over one small form.

Only functions whose results every language computes to the last digit take part; the others have written cases.
"""

from __future__ import annotations

import random

from titian.forms.survey.tree import Call, Field, Number, Operation, Path, Step, Text, Tree
from titian.forms.survey.vocabulary import AXES

NAMES = ("name", "count", "needs", "blank", "born", "seen", "group", "note", "weight", "child", "age", "toy", "price")
TEXTS = (
    "",
    "a",
    "food",
    "Dara Sok",
    " 7 ",
    "-3.25",
    "2024-02-29",
    "2024-02-30",
    "true",
    "1",
    "é",
    "😀z",
    "it's",
    "x y",
)
NUMBERS = (0.0, 1.0, 2.0, 3.0, 0.5, 2.5, 11.0, 100.0, 0.1, 1e21, 0.0000001, 12345.678)
CALLS: dict[str, tuple[int, ...]] = {
    "if": (3,),
    "coalesce": (2,),
    "once": (1,),
    "selected": (2,),
    "selected-at": (2,),
    "count-selected": (1,),
    "number": (0, 1),
    "int": (1,),
    "round": (1, 2),
    "floor": (1,),
    "ceiling": (1,),
    "abs": (1,),
    "min": (1, 2, 3),
    "max": (1, 2),
    "boolean": (1,),
    "boolean-from-string": (1,),
    "true": (0,),
    "false": (0,),
    "not": (1,),
    "checklist": (2, 4),
    "weighted-checklist": (4,),
    "string": (0, 1),
    "concat": (1, 2, 3),
    "join": (2, 3),
    "string-length": (1,),
    "substr": (2, 3),
    "substring": (2, 3),
    "substring-before": (2,),
    "substring-after": (2,),
    "contains": (2,),
    "starts-with": (2,),
    "ends-with": (2,),
    "translate": (3,),
    "normalize-space": (1,),
    "today": (0,),
    "now": (0,),
    "date": (1,),
    "date-time": (1,),
    "decimal-time": (1,),
    "position": (0,),
    "last": (0,),
}
NODE_CALLS = ("sum", "count", "count-non-empty", "position", "name", "local-name")
SIGNS = ("=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod")


def random_tree(rng: random.Random, depth: int = 4) -> Tree:
    """A tree of that depth or less."""
    if depth <= 1:
        return _leaf(rng)
    kind = rng.choices(("leaf", "sign", "joined", "negate", "call", "nodes", "path"), (2, 4, 2, 1, 6, 2, 3))[0]
    match kind:
        case "sign":
            return Operation(rng.choice(SIGNS), _several(rng, depth, 2))
        case "joined":
            return Operation(rng.choice(("and", "or")), _several(rng, depth, rng.choice((2, 2, 3))))
        case "negate":
            return Operation("negate", _several(rng, depth, 1))
        case "call":
            name = rng.choice(list(CALLS))
            return _without_bad_date(Call(name, _several(rng, depth, rng.choice(CALLS[name]))))
        case "nodes":
            return Call(rng.choice(NODE_CALLS), (_nodes(rng, depth - 1),))
        case "path":
            return _nodes(rng, depth)
    return _leaf(rng)


def _without_bad_date(call: Call) -> Call:
    """A quoted text that is no date would be refused by the parser, and rightly."""
    if call.name in ("date", "date-time") and isinstance(call.of[0], Text):
        return Call(call.name, (Text("2024-02-29"),))
    return call


def _several(rng: random.Random, depth: int, count: int) -> tuple[Tree, ...]:
    return tuple(random_tree(rng, depth - 1) for _ in range(count))


def _leaf(rng: random.Random) -> Tree:
    return rng.choice(
        (
            lambda: Number(rng.choice(NUMBERS)),
            lambda: Text(rng.choice(TEXTS)),
            lambda: Field(rng.choice(NAMES)),
            lambda: Path("here", (Step("self", "node()"),)),
        )
    )()


def _nodes(rng: random.Random, depth: int) -> Tree:
    """A tree that gives nodes."""
    if depth > 2 and rng.random() < 0.15:
        return Operation("|", (_nodes(rng, depth - 1), _nodes(rng, depth - 1)))
    start = rng.choice(("root", "here", "here", "field"))
    steps = tuple(_step(rng, depth) for _ in range(rng.choice((1, 1, 2))))
    if start == "root":
        return Path("root", (Step("child", "data"), *steps))
    if start == "here":
        return Path("here", (Step("parent", "node()"), *steps))
    field = Field(rng.choice(NAMES))
    if rng.random() < 0.4:
        return field
    return Path(field, steps if rng.random() < 0.5 else (), _where(rng, depth) or (Number(1.0),))


def _step(rng: random.Random, depth: int) -> Step:
    axis = rng.choice(AXES) if rng.random() < 0.35 else "child"
    name = rng.choice(("*", "node()", *NAMES))
    return Step(axis, name, _where(rng, depth) if rng.random() < 0.4 else ())


def _where(rng: random.Random, depth: int) -> tuple[Tree, ...]:
    if depth <= 1:
        return (rng.choice((Number(1.0), Number(2.0), Call("last"))),)
    return (random_tree(rng, depth - 2),)


def random_answers(rng: random.Random) -> dict[str, object]:
    """Answers to the form of the trees: any text anywhere, blanks, up to three rounds of a repeat."""

    def answer() -> object:
        return rng.choice((*TEXTS, None, 7, -2.5, True, "2026-03-14", "2026-03-13T23:30:00.000+07:00"))

    def some(*names: str) -> dict[str, object]:
        return {name: answer() for name in names if rng.random() < 0.8}

    return some("name", "count", "needs", "blank", "born", "seen") | {
        "group": some("note", "weight"),
        "child": [
            some("age") | {"toy": [some("price") for _ in range(rng.randrange(3))]} for _ in range(rng.randrange(1, 4))
        ],
    }
