"""From an expression to what grammar.lark read, for both profiles; and where in the text a part stands.

Refuses what has no measure: more than 4,000 characters, brackets more than 40 deep.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lark import Lark, Token
from lark import Tree as Parsed
from lark.exceptions import UnexpectedInput

from .errors import ExpressionError, Problem

MOST_CHARACTERS = 4000
DEEPEST = 40

NAME = (
    "[A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd]"
    "[A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u00b7.0-9-]*"
)
"""What a name may be, as a pattern: XML 1.0 without its colon, the same as LOCAL_NAME in grammar.lark."""
Node = Parsed[Token]


@cache
def _parser() -> Lark:
    return Lark((Path(__file__).parent / "grammar.lark").read_text(encoding="utf-8"), parser="lalr")


def read(text: str) -> Node:
    """What the grammar makes of the text. Raises UnexpectedInput; call `check_measure` first."""
    return _parser().parse(text)


def check_measure(text: str) -> None:
    """Raises ExpressionError when the text is too long or its brackets stand too deep."""
    if len(text) > MOST_CHARACTERS:
        raise one_problem(
            "expression.too_long",
            f"This expression has {len(text)} characters; {MOST_CHARACTERS} are allowed.",
            "split it in two.",
        )
    depth = deepest = 0
    for character in text:
        depth += (character in "([") - (character in ")]")
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise one_problem(
            "expression.too_deep", f"Brackets stand {deepest} deep; {DEEPEST} are allowed.", "write it flatter."
        )


def one_problem(code: str, what: str, *fixes: str, character: int = 0) -> ExpressionError:
    """An ExpressionError with a single problem."""
    return ExpressionError(what, [Problem(code=code, what=what, fixes=fixes, character=character)])


def parts(node: Node) -> list[Node]:
    """What stands inside a node, names and signs left out."""
    return [child for child in node.children if isinstance(child, Parsed)]


def tokens(node: Node) -> Iterator[Token]:
    """Every name, literal and sign of a node, in the order of the text; without recursion, sums may be long."""
    waiting: list[Node | Token | None] = [node]
    while waiting:
        found = waiting.pop()
        if isinstance(found, Parsed):
            waiting.extend(reversed(found.children))
        elif found is not None:
            yield found


def place(node: Node) -> int:
    """The character at which a node begins, counting from 1; an empty node stands at 0."""
    first = next(tokens(node), None)
    return 0 if first is None or first.start_pos is None else first.start_pos + 1


def failed_at(text: str, error: UnexpectedInput) -> int | None:
    """Where reading stopped, counting from 0; None at the end of the text."""
    at: int | None = getattr(error, "pos_in_stream", None)
    token = getattr(error, "token", None)
    if at is None or not 0 <= at < len(text) or (isinstance(token, Token) and token.type == "$END"):
        return None
    return at
