"""Each word of the rules as a condition in one reading. The same table of meanings as `titian.instrument.words`."""

from __future__ import annotations

from collections.abc import Iterable

from titian.instrument.document import Document
from titian.instrument.expressions import Tree
from titian.instrument.reads import Fact
from titian.instrument.vocabulary import NOT_UNDERSTOOD, UNKNOWN

from .calculates import Calculates
from .readings import FACTS, MODULES, PERSON, Reading, Readings
from .xpath import (
    FALSE,
    TRUE,
    Condition,
    all_of,
    any_of,
    as_number,
    at_least,
    is_answered,
    is_set,
    is_value,
    opposite,
    reference,
    test,
    total,
)

FEW = 3
"""So many tests may stand in a rule itself; more get a row of their own."""


class Words:
    """Trees to conditions. `readings` holds the rows they stand on."""

    def __init__(self, document: Document, calculates: Calculates, offered: frozenset[str]) -> None:
        self.document = document
        self.calculates = calculates
        self.readings = Readings(document, calculates, self.condition, offered)
        self._done: dict[tuple[Tree, Reading], Condition] = {}

    def condition(self, tree: Tree, reading: Reading) -> Condition:
        """The condition of a tree; the same tree gives the same condition and no second row."""
        key = tree, reading
        if key not in self._done:
            self._done[key] = self._compile(tree, reading)
        return self._done[key]

    def _compile(self, tree: Tree, reading: Reading) -> Condition:
        readings, names = self.readings, tree.names
        match tree.op:
            case "and" | "or":
                return (all_of if tree.op == "and" else any_of)(self.condition(part, reading) for part in tree.of)
            case "not":
                return opposite(self.condition(tree.of[0], reading))
            case "flagged" | "observed":
                return any_of(readings.raised(name, reading) for name in names)
            case "at_least":
                return at_least(tree.count, [readings.raised(name, reading) for name in names])
            case "answered":
                return self._answered(tree, reading)
            case "gate_unexplored":
                return any_of(self._unexplored(gate, reading) for gate in names)
            case "positive":
                return readings.positive(names[0], reading)
            case "positive_dimensions":
                return at_least(tree.count, [readings.positive(name, reading) for name in self.document.dimensions])
        return self._indicators(tree, reading) or self._person(tree, reading)

    def _indicators(self, tree: Tree, reading: Reading) -> Condition | None:
        match tree.op:
            case "present" | "listed" | "any_indicator":
                return self._one_of(tree, reading)
            case "tagged":
                return self._tagged(tree, reading)
            case "two_facts":
                return self._two_facts(tree, reading)
            case "strong_any":
                return self._strong_any(tree, reading)
            case "any_sign":
                return self._any_sign(reading)
        return None

    def _answered(self, tree: Tree, reading: Reading) -> Condition:
        item, wanted = self.readings.items[tree.names[0]], tree.names[1:]
        said = self.readings.meanings.has(item.id, self.readings.meanings.scale(item.id), wanted)
        if reading == "upper" and not set(wanted) <= set(UNKNOWN):
            said = any_of([said, self.readings.meanings.unknown(item)])
        return all_of([self.readings.counts(item, reading), said])

    # --- indicators ---

    def _row(self, words: Iterable[str], reading: Reading, condition: Condition) -> Condition:
        if len(condition.parts) <= FEW:
            return condition
        return self.readings.flag(FACTS, "_".join(words), reading, condition)

    def _facts(self, facts: Iterable[Fact], reading: Reading) -> list[Condition]:
        return [self.readings.fact(fact, reading) for fact in facts]

    def _one_of(self, tree: Tree, reading: Reading) -> Condition:
        known = any_of(self._facts(self.readings.reads.facts(tree), reading))
        return self._row((tree.op, *tree.names), reading, known)

    def _count(self, words: tuple[str, ...], facts: Iterable[Fact], reading: Reading) -> str:
        """A row that counts facts; the number itself when there is nothing to count."""
        terms = total(self._facts(facts, reading))
        name = "_".join((*words, reading))
        return reference(self.calculates.value(FACTS, name, terms)) if "$" in terms else terms

    def _tag(self, tags: tuple[str, ...], reading: Reading) -> str:
        """The row that counts facts with any of the tags."""
        key = (Tree("two_facts" if len(tags) > 1 else "tagged", names=tags, count=0), reading)
        if key not in self._done:
            facts = self.readings.reads.facts(key[0])
            self._done[key] = Condition(self._count(("facts", *tags), facts, reading))
        return self._done[key].text

    def _tagged(self, tree: Tree, reading: Reading) -> Condition:
        return test(f"{self._tag(tree.names, reading)} >= {tree.count}")

    def _two_facts(self, tree: Tree, reading: Reading) -> Condition:
        sides = [test(f"{self._tag((tag,), reading)} >= 1") for tag in tree.names]
        return all_of([*sides, test(f"{self._tag(tree.names, reading)} >= 2")])

    def _strong_any(self, tree: Tree, reading: Reading) -> Condition:
        strong = []
        for fact in self.readings.reads.facts(tree):
            weighed = [self.readings.weighs(one, "S", reading) for one in sorted(fact)]
            if FALSE not in weighed:
                strong.append(all_of([self.readings.fact(fact, reading), *weighed]))
        return self._row(("strong_any",), reading, any_of(strong))

    def _any_sign(self, reading: Reading) -> Condition:
        items = self.readings.reads.sign_items()
        signs = any_of(self.readings.raised(name, reading) for name in items)
        return self._row(
            ("any_sign",), reading, any_of([self.condition(Tree("any_indicator"), reading), *(signs.parts or (signs,))])
        )

    # --- gates ---

    def _unexplored(self, gate: str, reading: Reading) -> Condition:
        groups = self.readings.items[gate].explored_by
        raised = self.readings.raised(gate, reading)
        any_indicator = self.condition(Tree("any_indicator"), reading)
        left = [all_of(opposite(self._is_clear(module, reading)) for module in group) for group in groups]
        found = all_of([raised, any_of([any_indicator, *left])])
        return self.readings.once(
            ("unexplored", gate, reading),
            lambda: self.readings.flag(MODULES, f"{gate}_unexplored", reading, found),
        )

    def _is_clear(self, module: str, reading: Reading) -> Condition:
        """The module was opened, and each indicator item asked there is answered with nothing of note."""

        def make() -> Condition:
            items = self.readings.reads.asked_in(module)
            each = [self._item_is_clear(item.id, reading) for item in items]
            found = all_of([self.readings.opened(module, reading), *each])
            return self.readings.flag(MODULES, f"{module}_clear", reading, found)

        return self.readings.once(("clear", module, reading), make)

    def _item_is_clear(self, name: str, reading: Reading) -> Condition:
        readings = self.readings
        item = readings.items[name]
        asked = all_of(self.condition(tree, reading) for tree in (item.relevant, item.ask_when) if tree)
        twins = [readings.items[twin] for twin in item.covered_by]
        answered = any_of(
            [
                readings.clear(item),
                *(all_of([readings.clear(twin), readings.counts(twin, reading)]) for twin in twins),
            ]
        )
        unlocked = readings.is_specialist() if item.specialist_only else TRUE
        return any_of([opposite(asked), all_of([unlocked, answered])])

    # --- the person, the session ---

    def _person(self, tree: Tree, reading: Reading) -> Condition:
        readings, certain = self.readings, reading == "lower"
        match tree.op:
            case "always":
                return TRUE
            case "child":
                return readings.child(reading)
            case "understood":
                return self.understood() if certain else TRUE
            case "agreed":
                return self.agreed() if certain else TRUE
            case "refused":
                return self.refused()
            case "not_understood":
                return test(f"{self._times_not_understood()} >= {tree.count}")
            case "opened":
                return readings.opened(tree.names[0], reading)
            case "mode":
                return readings.mode(tree.names[0]) if certain else TRUE
            case "established":
                return any_of(is_set(f"{name}_lower") for name in tree.names if self._can_be_established(name))
        raise AssertionError(f"no meaning for {tree.op}")  # checked when the logic was read

    def _can_be_established(self, name: str) -> bool:
        return any(rule.id == name and rule.kind != "closing" for rule in self.document.rules)

    def understood(self) -> Condition:
        """That the person said yes to understanding the language."""
        return self.readings.meanings.said(self.document.anchors.language, "yes")

    def agreed(self) -> Condition:
        """That the person understood, and said yes to questions."""
        anchors, said = self.document.anchors, self.readings.meanings.said
        found = all_of(
            [said(anchors.language, "yes"), any_of([said(anchors.consent, "yes"), said(anchors.assent, "yes")])]
        )
        return self.readings.once(("agreed",), lambda: self.calculates.flag(PERSON, "agreed", found))

    def refused(self) -> Condition:
        """That the last consent question put has an answer other than yes."""

        def make() -> Condition:
            anchors = self.document.anchors
            last = "0"
            for key in (anchors.consent, anchors.assent):
                if key:
                    last = f"if({is_value(key, 'yes')}, 0, if({is_answered(key)}, 1, {last}))"
            if last == "0":
                return FALSE
            return is_set(self.calculates.value(PERSON, "refused", last))

        return self.readings.once(("refused",), make)

    def _times_not_understood(self) -> str:
        """The row that counts the answers `not_understood`: one row for each module, and their sum."""
        key: tuple[Tree, Reading] = (Tree("not_understood"), "lower")
        if key not in self._done:
            sums = []
            for module in self.document.modules:
                terms = [as_number(one) for one in self._not_understood_in(module)]
                if terms:
                    name = self.calculates.value(MODULES, f"{module}_not_understood", " + ".join(terms))
                    sums.append(reference(name))
            text = " + ".join(sums) or "0"
            name = self.calculates.value(PERSON, "times_not_understood", text)
            self._done[key] = Condition(reference(name))
        return self._done[key].text

    def _not_understood_in(self, module: str) -> Iterable[Condition]:
        for item in self.document.items:  # a form holds no answer that does not count
            if item.module == module:
                keys = [(item.id, item.scale)] + ([(item.phase.answer_key, item.phase.scale)] if item.phase else [])
                for key, scale in keys:
                    said = self.readings.meanings.has(key, self.document.scales[scale], [NOT_UNDERSTOOD])
                    if said != FALSE:
                        yield said
