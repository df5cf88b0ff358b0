"""The words of the `rules` profile as functions of `Worlds`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from functools import reduce
from typing import TYPE_CHECKING

from .expressions import Tree
from .vocabulary import UNKNOWN
from .worlds import Worlds

if TYPE_CHECKING:
    from .plan import Plan

Run = Callable[[Worlds], int]
Citation = tuple[int, int]
"""An item, and the fact it is cited for (-1: for itself)."""
Cite = Callable[[Worlds, set[Citation]], None]
Compiled = tuple[Run, Cite]

ITSELF = -1


def closing_test(tree: Tree) -> Callable[[Set[str]], bool]:
    """A closing rule as a test of the closing words that are true."""
    if tree.op not in ("and", "or"):
        return lambda said: tree.op in said
    tests = [closing_test(part) for part in tree.of]
    join = any if tree.op == "or" else all
    return lambda said: join(test(said) for test in tests)


def at_least(count: int, masks: Iterable[int]) -> int:
    """Worlds in which at least `count` of the masks hold."""
    steps = [0] * count
    for mask in masks:
        if mask:
            for n in range(count - 1, 0, -1):
                steps[n] |= steps[n - 1] & mask
            steps[0] |= mask
    return steps[-1]


def no_citation(worlds: Worlds, found: set[Citation]) -> None:
    """For words that stand on no answer of their own."""


class Words:
    """Turns trees into functions: one that says in which worlds they hold, one that cites what made them hold."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._done: dict[Tree, Compiled] = {}

    def compiled(self, tree: Tree) -> Compiled:
        """The two functions of a tree; the same tree gives the same functions."""
        if tree not in self._done:
            self._done[tree] = self._compile(tree)
        return self._done[tree]

    def _compile(self, tree: Tree) -> Compiled:
        match tree.op:
            case "and" | "or":
                return self._joined(tree)
            case "not":
                inside = self.compiled(tree.of[0])[0]
                return (lambda w: w.all & ~inside(w)), no_citation
            case "flagged" | "observed":
                return self._flagged(tree.names, 1)
            case "at_least":
                return self._flagged(tree.names, tree.count)
            case "answered":
                return self._answered(tree)
            case "present" | "listed" | "any_indicator":
                return self._indicator(tree)
            case "gate_unexplored":
                return self._gate(tree)
            case "any_sign":
                return self._any_sign(tree)
            case "strong_any" | "tagged" | "two_facts" | "positive" | "positive_dimensions":
                return self._counted(tree)
        return self._person(tree)

    def _joined(self, tree: Tree) -> Compiled:
        parts = [self.compiled(part) for part in tree.of]
        runs = tuple(run for run, _ in parts)
        if tree.op == "and":

            def run(w: Worlds) -> int:
                found = w.all
                for test in runs:
                    found &= test(w)
                    if not found:
                        break
                return found
        else:

            def run(w: Worlds) -> int:
                found, every = 0, w.all
                for test in runs:
                    found |= test(w)
                    if found == every:
                        break
                return found

        def cite(w: Worlds, found: set[Citation]) -> None:
            for test, quote in parts:
                if test(w) & 1:
                    quote(w, found)

        return run, cite

    def _flagged(self, names: Iterable[str], count: int) -> Compiled:
        numbers = tuple(self.plan.index[name] for name in names)

        def cite(w: Worlds, found: set[Citation]) -> None:
            for n in numbers:
                if w.flag(n) & 1:
                    found.add((n, ITSELF))

        if count > 1:
            return (lambda w: at_least(count, map(w.flag, numbers))), cite
        if len(numbers) == 1:
            only = numbers[0]
            return (lambda w: w.flag(only)), cite

        def run(w: Worlds) -> int:
            found, asked = 0, w.asked
            for n in numbers:
                mask = asked[n]  # worked out before, mostly
                found |= mask if mask >= 0 else w.flag(n)
            return found

        return run, cite

    def _answered(self, tree: Tree) -> Compiled:
        number, wanted = self.plan.index[tree.names[0]], frozenset(tree.names[1:])
        about_unknown = wanted <= set(UNKNOWN)

        def run(w: Worlds) -> int:
            found = 0 if about_unknown else w.possible & w.blank[number]
            for mask, values in w.given.get(number, ()):
                if not values.isdisjoint(wanted):
                    found |= mask
            return found and found & w.counts(number)

        return run, lambda w, found: found.add((number, ITSELF))

    def _indicator(self, tree: Tree) -> Compiled:
        numbers = self._facts(tree)
        among = frozenset(numbers)

        def run(w: Worlds) -> int:
            found, every, facts = 0, w.all, w.facts
            for n in numbers if w.live is None else w.live & among:
                mask = facts[n]
                found |= mask if mask >= 0 else w.fact(n)
                if found == every:
                    break
            return found

        return run, self._cite_facts(numbers)

    def _facts(self, tree: Tree) -> tuple[int, ...]:
        wanted = set(self.plan.reads.facts(tree))
        return tuple(n for n, fact in enumerate(self.plan.facts) if fact in wanted)

    def _cite_facts(self, numbers: tuple[int, ...]) -> Cite:
        evidence = self.plan.evidence

        def cite(w: Worlds, found: set[Citation]) -> None:
            for n in numbers:
                if w.fact(n) & 1:
                    found.update((item, n) for item, part in evidence[n] if _gives(w, item, part))

        return cite

    def _cite_weighed(self, numbers: tuple[int, ...]) -> Cite:
        weights = self.plan.fact_weights

        def cite(w: Worlds, found: set[Citation]) -> None:
            weighed = tuple(n for n in numbers if any(mask & 1 for mask in w.strengths(weights[n][0])))
            self._cite_facts(weighed)(w, found)

        return cite

    def _counted(self, tree: Tree) -> Compiled:
        numbers = self._facts(tree)
        cite = self._cite_facts(numbers)
        if tree.op == "tagged":
            among = frozenset(numbers)
            return (lambda w: at_least(tree.count, map(w.fact, _looked_at(w, numbers, among)))), cite
        if tree.op == "two_facts":
            return self._two_facts(tree, numbers, cite)
        if tree.op == "strong_any":
            return self._strong_any(numbers)
        dimensions = self.plan.document.dimensions
        if tree.op == "positive":
            return self._positive(dimensions.index(tree.names[0]), numbers), self._cite_weighed(numbers)
        each = [self.compiled(Tree("positive", names=(name,))) for name in dimensions]
        return (lambda w: at_least(tree.count, (run(w) for run, _ in each))), _cite_true(each)

    def _two_facts(self, tree: Tree, numbers: tuple[int, ...], cite: Cite) -> Compiled:
        tagged = [self._facts(Tree("tagged", names=(tag,), count=1)) for tag in tree.names]
        sides, among = [(side, frozenset(side)) for side in tagged], frozenset(numbers)

        def run(w: Worlds) -> int:
            one, other = (reduce(int.__or__, map(w.fact, _looked_at(w, *side)), 0) for side in sides)
            return one and other and one & other & at_least(2, map(w.fact, _looked_at(w, numbers, among)))

        return run, cite

    def _strong_any(self, numbers: tuple[int, ...]) -> Compiled:
        weights, among = self.plan.fact_weights, frozenset(numbers)

        def strong(w: Worlds, n: int) -> int:
            found = w.fact(n)
            for pair in weights[n]:
                if not found:
                    break
                found &= w.strengths(pair)[0]
            return found

        def run(w: Worlds) -> int:
            found = 0
            for n in _looked_at(w, numbers, among):
                found |= strong(w, n)
            return found

        def cite(w: Worlds, found: set[Citation]) -> None:
            self._cite_facts(tuple(n for n in numbers if strong(w, n) & 1))(w, found)

        return run, cite

    def _positive(self, dimension: int, numbers: tuple[int, ...]) -> Run:
        """ILO and EC: S≥2, or S≥1 and M+W≥1, or M≥3, or M≥2 and W≥1; counted over distinct indicators."""
        weights, among = self.plan.fact_weights, frozenset(numbers)

        def run(w: Worlds) -> int:
            known = w.positive[dimension]
            if known >= 0:
                return known
            strong = one = two = medium = two_medium = lesser = two_lesser = three_lesser = 0
            facts = w.facts
            for n in _looked_at(w, numbers, among):
                mask = facts[n]
                if mask < 0:
                    mask = w.fact(n)
                if mask:
                    s, m, k = w.strengths(weights[n][0])
                    s, m, k = mask & s, mask & m, mask & k
                    any_weight, less = s | m | k, m | k
                    two |= one & any_weight
                    one |= any_weight
                    strong |= s
                    two_medium |= medium & m
                    medium |= m
                    three_lesser |= two_lesser & less
                    two_lesser |= lesser & less
                    lesser |= less
            found = w.positive[dimension] = strong & two | two_medium & three_lesser
            return found

        return run

    def _any_sign(self, tree: Tree) -> Compiled:
        parts = [self._indicator(Tree("any_indicator")), self._flagged(self.plan.reads.sign_items(), 1)]
        return (lambda w: parts[0][0](w) | parts[1][0](w)), _cite_true(parts)

    def _gate(self, tree: Tree) -> Compiled:
        plan = self.plan
        gates = [(plan.index[name], plan.items[plan.index[name]].explored_by) for name in tree.names]
        any_indicator = self._indicator(Tree("any_indicator"))[0]

        def unexplored(w: Worlds, gate: int, groups: tuple[tuple[str, ...], ...]) -> int:
            found = w.flag(gate)
            if not found:
                return 0
            cleared = w.all & ~any_indicator(w)
            for group in groups:
                if not cleared:
                    break
                cleared &= reduce(int.__or__, (_module_is_clear(w, module) for module in group), 0)
            return found & ~cleared

        def run(w: Worlds) -> int:
            found = 0
            for gate, groups in gates:
                found |= unexplored(w, gate, groups)
            return found

        def cite(w: Worlds, found: set[Citation]) -> None:
            found.update((gate, ITSELF) for gate, groups in gates if unexplored(w, gate, groups) & 1)

        return run, cite

    def child(self) -> Compiled:
        """child(): an anchor item is raised."""
        return self._flagged(self.plan.document.anchors.child, 1)

    def _person(self, tree: Tree) -> Compiled:
        plan = self.plan
        match tree.op:
            case "always":
                return (lambda w: w.all), no_citation
            case "child":
                return self.child()
            case "understood":
                return (lambda w: w.possible | w.said(plan.language, "yes")), _cite_given(plan.language)
            case "agreed":
                return has_agreed, _cite_given(plan.language, plan.consent, plan.assent)
            case "refused":
                return is_refused, _cite_given(plan.assent, plan.consent)
            case "not_understood":
                return _not_understood(tree.count), _cite_not_understood
            case "opened":
                number = list(plan.document.modules).index(tree.names[0])
                cite = self._cite_opened(tree.names[0])
                return (lambda w: w.open(number)), cite
            case "mode":
                return (lambda w: w.all if w.mode == tree.names[0] else w.possible), no_citation
            case "established":
                names = frozenset(tree.names)
                return (lambda w: 0 if names.isdisjoint(w.established) else w.all), no_citation
        raise AssertionError(f"no meaning for {tree.op}")  # checked when the logic was read

    def _cite_opened(self, module: str) -> Cite:
        opened_when = self.plan.document.modules[module].opened_when

        def cite(w: Worlds, found: set[Citation]) -> None:
            self.compiled(opened_when)[1](w, found)  # looked up late: modules may name one another

        return cite


def _looked_at(w: Worlds, numbers: tuple[int, ...], among: frozenset[int]) -> Iterable[int]:
    """Of these facts, twice the same, those that can be known in any of the worlds."""
    return numbers if w.live is None else w.live & among


def _gives(w: Worlds, item: int, part: str) -> bool:
    """Whether, in the certain world, the item gives the fact it can give."""
    if not w.flag(item) & 1:
        return False
    work, earlier = w.when.get(item, (0, 0))
    dated = {"": True, "work": bool(work & 1), "earlier": bool(earlier & 1), "pair": not (work | earlier) & 1}
    return dated[part]


def _cite_true(parts: list[Compiled]) -> Cite:
    def cite(w: Worlds, found: set[Citation]) -> None:
        for run, quote in parts:
            if run(w) & 1:
                quote(w, found)

    return cite


def _cite_given(*numbers: int | None) -> Cite:
    def cite(w: Worlds, found: set[Citation]) -> None:
        found.update((n, ITSELF) for n in numbers if n is not None and w.given.get(n))

    return cite


def _cite_not_understood(w: Worlds, found: set[Citation]) -> None:
    found.update((n, ITSELF) for n, mask in w.unheard if mask & w.counts(n) & 1)


def has_agreed(w: Worlds) -> int:
    found = w.agreed  # most questions after consent ask for it
    if found < 0:
        plan = w.plan
        yes = w.said(plan.consent, "yes") | w.said(plan.assent, "yes")
        found = w.agreed = w.possible | yes & w.said(plan.language, "yes")
    return found


def is_refused(w: Worlds) -> int:
    plan = w.plan
    asked, agreed = w.given_at_all(plan.assent), w.said(plan.assent, "yes")
    asked_before, agreed_before = w.given_at_all(plan.consent), w.said(plan.consent, "yes")
    return asked & ~agreed | asked_before & ~asked & ~agreed_before


def _not_understood(count: int) -> Run:
    return lambda w: at_least(count, (mask & w.counts(n) for n, mask in w.unheard))


def _module_is_clear(w: Worlds, module: str) -> int:
    """Worlds in which the module was opened and each of its indicator items is answered, none raised."""
    plan = w.plan
    number = plan.module_number[module]
    found = w.cleared[number]
    if found < 0:
        found = w.open(number)
        for item, relevant, ask_when in plan.explored[module]:
            if not found:
                break
            asked = (relevant(w) if relevant else w.all) & (ask_when(w) if ask_when else w.all)
            locked = plan.items[item].specialist_only and w.mode != "specialist"
            answered = w.clear(item)
            for twin in plan.covered_by[item]:
                answered |= w.clear(twin) & w.counts(twin)
            found &= ~asked if locked else ~asked | answered
        w.cleared[number] = found
    return found
