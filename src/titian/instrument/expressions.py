"""From an author's expression to a small typed tree, and between trees and JSON.

    parse_expression("flagged('P07') or observed('V01')")

gives `or(flagged P07, observed V01)`. A tree in JSON is `{"op": …}` with the keys of `vocabulary.WORDS`; `and`, `or`
and `not` hold their parts in `of`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from lark import Token
from lark.exceptions import UnexpectedInput

from .errors import ExpressionError, LogicError, Problem
from .grammar import DEEPEST, MOST_CHARACTERS, Node, check_measure, failed_at, one_problem, parts, place, read, tokens
from .vocabulary import WORDS, Home

__all__ = ["ALWAYS", "DEEPEST", "MOST_CHARACTERS", "Tree", "parse_expression", "tree_from_json", "tree_to_json"]


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
NO_SIGNS = "use a word such as answered('P16', 'not_yet') in place of signs."
ONLY_WORDS = "use only and, or, not(…), words with brackets, 'quoted text' and whole numbers."


def parse_expression(text: str, home: Home = "rule") -> Tree:
    """The tree of an expression in the `rules` profile, `home` saying where it stands; of the same text the same tree.

    Raises ExpressionError with every problem found; columns are left to the caller, who knows the sheet.
    """
    return _parse_once(text, home)


@lru_cache(maxsize=2_000)
def _parse_once(text: str, home: Home) -> Tree:
    check_measure(text)
    try:
        parsed = read(text)
    except UnexpectedInput as error:
        raise _unreadable(text, error) from None
    problems: list[Problem] = []
    tree = _boolean(parsed, home, problems)
    if problems or tree is None:
        raise ExpressionError(f"The expression `{text}` cannot be used.", problems)
    return tree


def _unreadable(text: str, error: UnexpectedInput) -> ExpressionError:
    if not text.strip():
        return one_problem("expression.empty", "There is no expression here.", "write `always()` if it always holds.")
    at = failed_at(text, error)
    if at is None:
        return one_problem(
            "expression.unfinished",
            f"The expression `{text}` ends too early.",
            "close every bracket.",
            "finish the part after and/or.",
        )
    rest = text[at : at + 20]
    fixes = ["write `not(…)` with brackets."] if text[:at].rstrip().endswith("not") else []
    if rest[0] in "=!<>+-*/|":
        fixes.append(NO_SIGNS)
    return one_problem("expression.unreadable", f"`{rest}` cannot be read here.", *fixes, ONLY_WORDS, character=at + 1)


def _not_of_rules(node: Node) -> Problem:
    """Something the grammar knows and the `rules` profile does not: signs, paths, fractions, `${names}`."""
    sign = next((child for child in node.children if isinstance(child, Token)), None) or next(tokens(node))
    fixes: tuple[str, ...] = (ONLY_WORDS,)
    if node.data == "field":
        fixes = ("write for example answered('P16', 'not_yet'): rules name items in quotes.", ONLY_WORDS)
    elif node.data != "number":
        fixes = (NO_SIGNS, ONLY_WORDS)
    return Problem(
        code="expression.unreadable",
        what=f"`{sign}` cannot stand in a rule.",
        fixes=fixes,
        character=(sign.start_pos or 0) + 1,
    )


def _boolean(node: Node, home: Home, problems: list[Problem]) -> Tree | None:
    """A node where true or false is wanted."""
    kind = str(node.data)
    if kind == "group":
        return _boolean(parts(node)[0], home, problems)
    if kind in ("disjunction", "conjunction"):
        inside = [_boolean(child, home, problems) for child in parts(node)]
        return Tree("or" if kind == "disjunction" else "and", of=tuple(p for p in inside if p is not None))
    if kind == "call":
        return _call(node, home, problems)
    if not (kind == "text" or _is_whole(node) or _bare_name(node)):
        problems.append(_not_of_rules(node))
        return None
    shown = str(next(tokens(node)))
    problems.append(
        Problem(
            code="expression.not_a_test",
            what=f"{shown} stands alone, but only a word is true or false.",
            fixes=(f"put it into a word, for example flagged({shown}).",),
            character=place(node),
        )
    )
    return None


def _is_whole(node: Node) -> bool:
    return node.data == "number" and str(node.children[0]).isdigit()


def _bare_name(node: Node) -> str:
    """The name, when the node is a name and nothing else."""
    found = list(tokens(node))
    is_name = node.data == "location" and len(found) == 1 and found[0].type == "NAME"
    return str(found[0]) if is_name else ""


def _call(node: Node, home: Home, problems: list[Problem]) -> Tree | None:
    name, arguments = str(node.children[0]), parts(node)
    if name != "not":
        return _word(node, home, problems)
    if len(arguments) != 1:
        problems.append(
            Problem(
                code="expression.arguments",
                what=f"not(…) takes one expression, not {len(arguments)}.",
                fixes=("join the parts with and, or.",),
                character=place(node),
            )
        )
        return None
    if home != "ask":
        problems.append(
            Problem(
                code="expression.not_allowed_here",
                what="not(…) may stand only in ask_when: elsewhere more evidence could then lower the result.",
                fixes=("say it with words that are true when something was said or seen.", "move it to ask_when."),
                character=place(node),
            )
        )
    inside = _boolean(arguments[0], home, problems)
    return inside and Tree("not", of=(inside,))


def _word(node: Node, home: Home, problems: list[Problem]) -> Tree | None:
    name = str(node.children[0])
    word = WORDS.get(name)
    if word is None:
        near = get_close_matches(name, [*WORDS, "not"], n=1)
        fix = f"did you mean {near[0]}(…)?" if near else f"the words are: {', '.join(WORDS)}."
        problems.append(
            Problem(
                code="expression.unknown_word",
                what=f"{name}(…) is not a word of the rules.",
                fixes=(fix,),
                character=place(node),
            )
        )
        return None
    if home not in word.homes:
        where = " or ".join(sorted(word.homes))
        problems.append(
            Problem(
                code="expression.not_allowed_here",
                what=f"{name}(…) may stand only in {where} expressions.",
                fixes=("use another word here.",),
                character=place(node),
            )
        )
    values = _values(node, problems)
    return None if values is None else _filled(node, values, problems)


def _values(node: Node, problems: list[Problem]) -> list[str | int] | None:
    """The quoted texts and whole numbers of a word; None when something else stands among them."""
    values: list[str | int] = []
    for argument in parts(node):
        if argument.data == "text":
            values.append(str(argument.children[0])[1:-1])
        elif _is_whole(argument):
            values.append(int(str(argument.children[0])))
        elif argument.data in ("call", "disjunction", "conjunction", "group") or _bare_name(argument):
            problems.append(
                Problem(
                    code="expression.arguments",
                    what=f"{node.children[0]}(…) takes quoted text and whole numbers, not another expression.",
                    fixes=("put quotes round the name.", "use and, or outside the brackets."),
                    character=place(argument),
                )
            )
            return None
        else:
            problems.append(_not_of_rules(argument))
            return None
    return values


def _filled(node: Node, values: list[str | int], problems: list[Problem]) -> Tree | None:
    name = str(node.children[0])
    word = WORDS[name]
    count, names = 0, values
    if word.counted:
        if not values or not isinstance(values[0], int) or values[0] < 1:
            problems.append(
                Problem(
                    code="expression.arguments",
                    what=f"{name}(…) begins with a whole number of at least 1.",
                    fixes=(f"write for example {_example(name)}.",),
                    character=place(node),
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
                character=place(node),
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
