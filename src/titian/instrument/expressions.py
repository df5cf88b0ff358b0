"""From an author's expression to a small typed tree, and between trees and JSON.

    parse_expression("flagged('P07') or observed('V01')")

gives `or(flagged P07, observed V01)`. A tree in JSON is `{"op": …}` with the keys of `vocabulary.WORDS`; `and`, `or`
and `not` hold their parts in `of`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from lark import Lark, Token
from lark import Tree as Parsed
from lark.exceptions import UnexpectedInput

from .errors import ExpressionError, LogicError, Problem
from .vocabulary import WORDS, Home

MOST_CHARACTERS = 4000
DEEPEST = 40
_LARK = Lark((Path(__file__).parent / "grammar.lark").read_text(encoding="utf-8"), parser="lalr")


@dataclass(frozen=True)
class Tree:
    """One node. `names` holds the quoted texts in order (for `answered`: the item, then its values)."""

    op: str
    of: tuple[Tree, ...] = ()
    names: tuple[str, ...] = ()
    count: int = 0

    def walk(self) -> Iterator[Tree]:
        """This node and all below it."""
        yield self
        for part in self.of:
            yield from part.walk()


ALWAYS = Tree("always")


def parse_expression(text: str, home: Home = "rule") -> Tree:
    """The tree of an expression in the `rules` profile, `home` saying where it stands.

    Raises ExpressionError with every problem found; columns are left to the caller, who knows the sheet.
    """
    if len(text) > MOST_CHARACTERS:
        raise _error(
            "expression.too_long",
            f"This expression has {len(text)} characters; {MOST_CHARACTERS} are allowed.",
            "split the rule in two.",
        )
    depth = deepest = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise _error(
            "expression.too_deep", f"Brackets stand {deepest} deep; {DEEPEST} are allowed.", "write it flatter."
        )
    try:
        parsed = _LARK.parse(text)
    except UnexpectedInput as error:
        raise _unreadable(text, error) from None
    problems: list[Problem] = []
    tree = _boolean(parsed, home, problems)
    if problems or tree is None:
        raise ExpressionError(f"The expression `{text}` cannot be used.", problems)
    return tree


def _error(code: str, what: str, *fixes: str) -> ExpressionError:
    return ExpressionError(what, [Problem(code=code, what=what, fixes=fixes)])


def _unreadable(text: str, error: UnexpectedInput) -> ExpressionError:
    at: int | None = getattr(error, "pos_in_stream", None)  # None or -1 at the end of the text
    if not text.strip():
        return _error("expression.empty", "There is no expression here.", "write `always()` if it always holds.")
    token = getattr(error, "token", None)
    if at is None or not 0 <= at < len(text) or (isinstance(token, Token) and token.type == "$END"):
        return _error(
            "expression.unfinished",
            f"The expression `{text}` ends too early.",
            "close every bracket.",
            "finish the part after and/or.",
        )
    rest = text[at : at + 20]
    fixes = ["write `not(…)` with brackets."] if text[:at].rstrip().endswith("not") else []
    if rest[0] in "=!<>+-*/|":
        fixes.append("use a word such as answered('P16', 'not_yet') in place of signs.")
    fixes.append("use only and, or, not(…), words with brackets, 'quoted text' and whole numbers.")
    return _error("expression.unreadable", f"At character {at + 1}, `{rest}` cannot be read here.", *fixes)


def _parts(node: Parsed[Token]) -> list[Parsed[Token]]:
    """What stands inside a node; the grammar makes nodes of everything but names and literals."""
    return [child for child in node.children if isinstance(child, Parsed)]


def _boolean(node: Parsed[Token], home: Home, problems: list[Problem]) -> Tree | None:
    """A node where true or false is wanted."""
    kind = str(node.data)
    if kind in ("disjunction", "conjunction"):
        parts = [_boolean(child, home, problems) for child in _parts(node)]
        return Tree("or" if kind == "disjunction" else "and", of=tuple(p for p in parts if p is not None))
    if kind != "call":
        shown = str(node.children[0])
        problems.append(
            Problem(
                code="expression.not_a_test",
                what=f"{shown} stands alone, but only a word is true or false.",
                fixes=(f"put it into a word, for example flagged({shown}).",),
            )
        )
        return None
    name, arguments = str(node.children[0]), _parts(node)
    if name == "not":
        if len(arguments) != 1:
            problems.append(
                Problem(
                    code="expression.arguments",
                    what=f"not(…) takes one expression, not {len(arguments)}.",
                    fixes=("join the parts with and, or.",),
                )
            )
            return None
        if home != "ask":
            problems.append(
                Problem(
                    code="expression.not_allowed_here",
                    what="not(…) may stand only in ask_when: elsewhere more evidence could then lower the result.",
                    fixes=("say it with words that are true when something was said or seen.", "move it to ask_when."),
                )
            )
        inside = _boolean(arguments[0], home, problems)
        return inside and Tree("not", of=(inside,))
    return _word(name, arguments, home, problems)


def _word(name: str, arguments: list[Parsed[Token]], home: Home, problems: list[Problem]) -> Tree | None:
    word = WORDS.get(name)
    if word is None:
        near = get_close_matches(name, [*WORDS, "not"], n=1)
        fix = f"did you mean {near[0]}(…)?" if near else f"the words are: {', '.join(WORDS)}."
        problems.append(
            Problem(code="expression.unknown_word", what=f"{name}(…) is not a word of the rules.", fixes=(fix,))
        )
        return None
    if home not in word.homes:
        where = " or ".join(sorted(word.homes))
        problems.append(
            Problem(
                code="expression.not_allowed_here",
                what=f"{name}(…) may stand only in {where} expressions.",
                fixes=("use another word here.",),
            )
        )
    values: list[str | int] = []
    for argument in arguments:
        if argument.data == "text":
            values.append(str(argument.children[0])[1:-1])
        elif argument.data == "number":
            values.append(int(str(argument.children[0])))
        else:
            problems.append(
                Problem(
                    code="expression.arguments",
                    what=f"{name}(…) takes quoted text and whole numbers, not another expression.",
                    fixes=("put quotes round the name.", "use and, or outside the brackets."),
                )
            )
            return None
    return _filled(name, values, problems)


def _filled(name: str, values: list[str | int], problems: list[Problem]) -> Tree | None:
    word = WORDS[name]
    count, names = 0, values
    if word.counted:
        if not values or not isinstance(values[0], int) or values[0] < 1:
            problems.append(
                Problem(
                    code="expression.arguments",
                    what=f"{name}(…) begins with a whole number of at least 1.",
                    fixes=(f"write for example {_example(name)}.",),
                )
            )
            return None
        count, names = values[0], values[1:]
    texts = tuple(v for v in names if isinstance(v, str))
    least = sum(slot.least for slot in word.slots)
    most = None if any(slot.many and slot.key != "tags" for slot in word.slots) else least
    if len(texts) != len(names) or len(texts) < least or (most is not None and len(texts) > most) or "" in texts:
        problems.append(
            Problem(
                code="expression.arguments",
                what=f"{name}(…) was given {len(values)} arguments it cannot use.",
                fixes=(f"write for example {_example(name)}.",),
            )
        )
        return None
    return Tree(name, names=texts, count=count)


def _example(name: str) -> str:
    """How a word is written, for messages."""
    word = WORDS[name]
    parts = ["2"] if word.counted else []
    parts += [f"'{slot.kind}'" for slot in word.slots for _ in range(2 if slot.key == "tags" else 1)]
    return f"{name}({', '.join(parts)})"


def tree_to_json(tree: Tree) -> dict[str, object]:
    """The JSON of a tree, as contracts/schemas/logic.schema.json describes it."""
    if tree.op in ("and", "or", "not"):
        return {"op": tree.op, "of": [tree_to_json(part) for part in tree.of]}
    word, found = WORDS[tree.op], {"op": tree.op} | ({"count": tree.count} if WORDS[tree.op].counted else {})
    names = list(tree.names)
    result: dict[str, object] = dict(found)
    for slot in word.slots:
        result[slot.key] = names if slot.many else names.pop(0)
    return result


def tree_from_json(value: object, depth: int = 0) -> Tree:
    """The tree of its JSON. Raises LogicError on anything this engine does not know: it never guesses."""
    if depth > DEEPEST:
        raise LogicError(f"An expression stands more than {DEEPEST} deep.")
    if not isinstance(value, Mapping):
        raise LogicError("An expression is not an object with an `op`.")
    op = value.get("op")
    if op in ("and", "or", "not"):
        parts = value.get("of")
        if (
            value.keys() != {"op", "of"}
            or not isinstance(parts, list)
            or (len(parts) != 1 if op == "not" else len(parts) < 2)
        ):
            raise LogicError(f"The expression `{op}` has the wrong parts.")
        return Tree(str(op), of=tuple(tree_from_json(part, depth + 1) for part in parts))
    if not isinstance(op, str) or op not in WORDS:
        raise LogicError(f"This engine does not know the expression `{op}`.")
    return _word_from_json(op, value)


def _word_from_json(op: str, value: Mapping[object, object]) -> Tree:
    word, names = WORDS[op], []
    if value.keys() != {"op", *(slot.key for slot in word.slots), *(["count"] if word.counted else [])}:
        raise LogicError(f"The expression `{op}` has the wrong keys.")
    for slot in word.slots:
        given = value[slot.key]
        texts = given if slot.many else [given]
        if not isinstance(texts, list) or len(texts) < slot.least or not all(isinstance(t, str) and t for t in texts):
            raise LogicError(f"The expression `{op}` has a wrong `{slot.key}`.")
        if slot.key == "tags" and len(texts) != slot.least:
            raise LogicError(f"The expression `{op}` has a wrong `{slot.key}`.")
        names += texts
    count = value.get("count", 0)
    if isinstance(count, bool) or not isinstance(count, int) or (word.counted and count < 1):
        raise LogicError(f"The expression `{op}` has a wrong `count`.")
    return Tree(op, names=tuple(names), count=count)
