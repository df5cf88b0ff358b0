"""From an expression of the `survey` profile to its tree, with every problem of the expression told at once.

    parse_survey("${age} > 17 and selected(${needs}, 'shelter')")

What cannot be read at all is explained by `mistakes`; what can be read but not be meant (an unknown function, a path
wanted and a number given, a pattern that two clients read differently) is collected here.
"""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache

from lark import Token
from lark.exceptions import UnexpectedInput

from titian.instrument.errors import ExpressionError, Problem
from titian.instrument.grammar import Node, check_measure, one_problem, parts, place, read

from .literals import check_literals
from .mistakes import explain
from .tree import DEEPEST_TREE, Call, Field, Number, Operation, Path, Step, Text, Tree, depth
from .vocabulary import AXES, FUNCTIONS, UNSUPPORTED

SELF, UP, ANYWHERE = Step("self", "node()"), Step("parent", "node()"), Step("descendant-or-self", "node()")
NODE_TYPES = ("node", "text", "comment", "processing-instruction")


@lru_cache(maxsize=4096)
def parse_survey(text: str) -> Tree:
    """The tree of an expression in the `survey` profile.

    Raises ExpressionError with every problem, each with its character, cause and ways to fix it.
    """
    check_measure(text)
    try:
        parsed = read(text)
    except UnexpectedInput as error:
        raise explain(text, error) from None
    builder = _Builder()
    try:
        tree = builder.build(parsed)
        too_deep = depth(tree) > DEEPEST_TREE
    except RecursionError:
        too_deep = True
    if too_deep:
        raise one_problem(
            "expression.too_deep",
            f"The expression is nested more than {DEEPEST_TREE} deep.",
            "calculate parts of it in questions of their own.",
        )
    if builder.problems:
        raise ExpressionError(f"The expression `{text}` cannot be used.", builder.problems)
    return tree


class _Builder:
    """Makes trees, and keeps what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def _problem(self, code: str, what: str, *fixes: str, at: int) -> None:
        self.problems.append(Problem(code=f"expression.{code}", what=what, fixes=fixes, character=at))

    def build(self, node: Node) -> Tree:
        """The tree of a node; of what is wrong, some tree, with its problems kept."""
        kind, at = str(node.data), place(node)
        match kind:
            case "group":
                return self.build(parts(node)[0])
            case "disjunction" | "conjunction":
                of = tuple(self.build(part) for part in parts(node))
                return Operation("or" if kind == "disjunction" else "and", of, at)
            case "binary":
                return self._binary(node)
            case "negate":
                return self._negate(node)
            case "text":
                return Text(str(node.children[0])[1:-1], at)
            case "number":
                return Number(float(str(node.children[0])), at)
            case "field":
                inside = str(node.children[0])[2:-1].strip()
                return Field(inside.removeprefix("last-saved#"), inside.startswith("last-saved#"), at)
            case "variable":
                name = str(node.children[0])[1:]
                self._problem(
                    "unsupported",
                    f"XPath variables such as ${name} mean nothing in a form.",
                    f"write ${{{name}}}.",
                    at=at,
                )
                return Field(name, at=at)
            case "call":
                return self._call(node)
        return self._path(node)

    def _binary(self, node: Node) -> Tree:
        """A chain such as a - b + c, from the left; a loop, because sums may be long."""
        right: list[tuple[Token, Node]] = []
        while node.data == "binary":
            sign = next(child for child in node.children if isinstance(child, Token))
            node, second = parts(node)
            right.append((sign, second))
        tree = self.build(node)
        for sign, second in reversed(right):
            tree = Operation(str(sign), (tree, self.build(second)), (sign.start_pos or 0) + 1)
            if sign == "|":
                for part in tree.of:
                    self._check_nodes(part, "| joins paths")
        return tree

    def _negate(self, node: Node) -> Tree:
        at, count = place(node), 0
        while node.data == "negate":
            node, count = parts(node)[0], count + 1
        tree = self.build(node)
        for _ in range(count):
            tree = Operation("negate", (tree,), at)
        return tree

    def _call(self, node: Node) -> Tree:
        name, arguments, at = str(node.children[0]), parts(node), place(node)
        if name in NODE_TYPES:
            return Path("here", (self._type_step("child", name, (), at, len(arguments)),), at=at)
        of = tuple(self.build(argument) for argument in arguments)
        function = FUNCTIONS.get(name)
        if function is None:
            self._unknown(name, at)
            return Call(name, of, at)
        call = Call(name, of, at)
        if not function.accepts(len(of)):
            self._problem(
                "arguments",
                f"{name}(…) takes {_wanted(name)}, not {len(of)}.",
                f"{name}(…) gives {function.meaning}.",
                at=at,
            )
            return call
        for number, argument in enumerate(of):
            if function.needs_nodes(number):
                self._check_nodes(argument, f"argument {number + 1} of {name}(…) must be a path")
        self.problems += check_literals(call)
        return call

    def _unknown(self, name: str, at: int) -> None:
        if name in UNSUPPORTED:
            self._problem("unknown_function", f"{name}(…) is not a function of forms.", UNSUPPORTED[name], at=at)
            return
        near = get_close_matches(name.lower(), FUNCTIONS, n=1, cutoff=0.7)
        fixes = (f"did you mean {near[0]}(…)?",) if near else ("see the list of functions in survey.md.",)
        self._problem("unknown_function", f"{name}(…) is not a function of forms.", *fixes, at=at)

    def _check_nodes(self, tree: Tree, wanted: str) -> None:
        if not may_be_nodes(tree):
            self._problem(
                "not_nodes",
                f"{wanted[0].upper()}{wanted[1:]}, and this is none.",
                "name a question or repeat, for example ${child}.",
                at=tree.at,
            )

    # paths

    def _path(self, node: Node) -> Tree:
        kind, at = str(node.data), place(node)
        match kind:
            case "location":
                return Path("here", self._steps(node), at=at)
            case "root":
                return Path("root", at=at)
            case "absolute":
                separator, later = parts(node)
                return Path("root", self._later(separator, later), at=at)
            case "continued":
                start, separator, later = parts(node)
                steps = self._later(separator, later)
                tree = self.build(start)
                if (
                    isinstance(tree, Path)
                    and (tree.start == "here" or tree.where)
                    and start.data in ("filtered", "call")
                ):
                    return Path(tree.start, tree.steps + steps, tree.where, at)  # node()[1]/a, (x)[1]/a
                self._check_nodes(tree, "only a path can be followed by /")
                return Path(tree, steps, at=at)
            case "filtered":
                start, *predicates = parts(node)
                where = tuple(self.build(parts(predicate)[0]) for predicate in predicates)
                tree = self.build(start)
                if isinstance(tree, Path) and start.data == "call":  # node()[1]
                    step = tree.steps[-1]
                    return Path("here", (Step(step.axis, step.name, where),), at=at)
                self._check_nodes(tree, "only a path can be followed by [")
                return Path(tree, (), where, at)
        raise AssertionError(f"no meaning for {kind}")  # every rule of the grammar is handled above

    def _later(self, separator: Node, later: Node) -> tuple[Step, ...]:
        steps = self._steps(later)
        return (ANYWHERE, *steps) if _is_double(separator) else steps

    def _steps(self, node: Node) -> tuple[Step, ...]:
        steps: list[Step] = []
        for part in parts(node):
            if part.data == "separator":
                steps += [ANYWHERE] if _is_double(part) else []
            else:
                steps.append(self._step(part))
        return tuple(steps)

    def _step(self, node: Node) -> Step:
        at, found = place(node), [child for child in node.children if isinstance(child, Token)]
        where = tuple(self.build(parts(p)[0]) for p in parts(node) if p.data == "predicate")
        named = next((str(p.children[0]) for p in parts(node) if p.data == "name_test"), "")
        match str(node.data):
            case "here":
                return Step("self", "node()", where)
            case "parent":
                return Step("parent", "node()", where)
            case "attribute":
                self._problem(
                    "unsupported", f"Attributes such as @{named} cannot be read.", "read a question instead.", at=at
                )
            case "type_step":
                return self._type_step("child", str(found[0]), where, at)
            case "axis_type_step":
                return self._type_step(self._axis(str(found[0]), at), str(found[2]), where, at)
            case "axis_step":
                return Step(self._axis(str(found[0]), at), named, where)
        return Step("child", named, where)

    def _axis(self, axis: str, at: int) -> str:
        if axis in AXES:
            return axis
        code = "unsupported" if axis in ("attribute", "namespace") else "unreadable"
        self._problem(code, f"{axis}:: is not an axis that can be followed.", f"use one of {', '.join(AXES)}.", at=at)
        return "child"

    def _type_step(self, axis: str, name: str, where: tuple[Tree, ...], at: int, arguments: int = 0) -> Step:
        if name != "node" or arguments:
            self._problem(
                "unsupported",
                f"{name}(…) cannot be a step of a path.",
                "leave it out: a question is its own text.",
                "use node() or *.",
                at=at,
            )
        return Step(axis, "node()", where)


def _is_double(separator: Node) -> bool:
    return str(separator.children[0]) == "//"


def may_be_nodes(tree: Tree) -> bool:
    """Whether a tree can give nodes, as far as its shape tells."""
    match tree:
        case Path() | Field():
            return True
        case Operation(op="|"):
            return True
        case Call(name="if" | "coalesce" | "once" | "depend", of=of):
            return any(map(may_be_nodes, of))
        case Call(name=name):
            return name not in FUNCTIONS or FUNCTIONS[name].gives == "nodes"
    return False


def _wanted(name: str) -> str:
    """How many arguments a function takes, in words."""
    function = FUNCTIONS[name]
    least, most = function.least, function.most
    if most is None:
        pairs = ", then pairs" if function.step == 2 else " or more"
        return f"{_counted(least)}{pairs}" if function.step == 2 else f"{least}{pairs} arguments"
    return _counted(least) if least == most else f"{least} to {most} arguments"


def _counted(number: int) -> str:
    return {0: "no argument", 1: "one argument"}.get(number, f"{number} arguments")
