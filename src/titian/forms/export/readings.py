"""Items, modules, facts and the person in two readings of one set of answers, as calculate rows.

`lower` is the certain reading: only what was said or seen. `upper` is the possible one: everything unknown counts as
raised. The meanings are those of `titian.instrument.worlds`, row by row.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from typing import Final, Literal

from titian.instrument.document import Document, Item, Weight
from titian.instrument.expressions import ALWAYS, Tree
from titian.instrument.reads import Fact, Reads
from titian.instrument.vocabulary import MODES

from .calculates import Calculates
from .meanings import Meanings
from .xpath import (
    FALSE,
    TRUE,
    Condition,
    all_of,
    any_of,
    as_number,
    is_value,
    opposite,
    reference,
    references,
    test,
)

Reading = Literal["lower", "upper"]
READINGS: Final[tuple[Reading, ...]] = ("lower", "upper")
Compile = Callable[[Tree, Reading], Condition]
STRENGTH: Final = "-?WMS"

# Homes of rows; those about one item stand with its module.
PERSON: Final = "person"
MODULES: Final = "modules"
FACTS: Final = "facts"


class Readings:
    """Conditions over one document. Each is made when it is first asked for; `compile_tree` gives meaning to words.

    `offered` are the modules the person is asked about before they begin; only these can be declined.
    """

    def __init__(
        self, document: Document, calculates: Calculates, compile_tree: Compile, offered: frozenset[str]
    ) -> None:
        self.document = document
        self.calculates = calculates
        self.compile = compile_tree
        self.offered = offered
        self.reads = Reads(document)
        self.meanings = Meanings(document)
        self.items = self.meanings.items
        self._known: dict[Hashable, Condition] = {}

    def once(self, key: Hashable, make: Callable[[], Condition]) -> Condition:
        """What was made for this key before, or is made now."""
        if key not in self._known:
            self._known[key] = make()
        return self._known[key]

    def flag(self, home: str, wish: str, reading: Reading, condition: Condition) -> Condition:
        """The condition as a row `<wish>_<reading>`."""
        return self.calculates.flag(home, f"{wish}_{reading}", condition)

    # --- the session ---

    def mode(self, name: str) -> Condition:
        """Who asks; nothing said means the officer."""
        if name != MODES[0]:
            return is_value("mode", name)
        others = any_of(is_value("mode", other) for other in MODES[1:])
        return self.once(("officer",), lambda: opposite(self.calculates.flag(PERSON, "not_officer", others)))

    def is_specialist(self) -> Condition:
        """That a specialist asks."""
        return self.mode("specialist")

    # --- modules and items ---

    def reached(self, module: str, reading: Reading) -> Condition:
        """That what opens the module holds, whether or not the person then declines it."""
        when = self.document.modules[module].opened_when
        make = lambda: self.flag(MODULES, f"{module}_reached", reading, self.compile(when, reading))  # noqa: E731
        return self.once(("reached", module, reading), make)

    def opened(self, module: str, reading: Reading) -> Condition:
        """That the module is opened, and in the certain reading not declined."""
        reached = self.reached(module, reading)
        if module not in self.offered or reading == "upper":
            return reached
        declined = is_value(f"{module}_open", "no")
        both = all_of([reached, opposite(declined)])
        make = lambda: self.flag(MODULES, f"{module}_opened", reading, both)  # noqa: E731
        return self.once(("opened", module, reading), make)

    def own_relevance(self, item: Item, reading: Reading) -> Condition:
        """What of an item's relevance is its own, the module aside."""
        locked = item.specialist_only and reading == "lower"
        relevant = self.compile(item.relevant, reading) if item.relevant else TRUE
        return all_of([self.is_specialist() if locked else TRUE, relevant])

    def counts(self, item: Item, reading: Reading) -> Condition:
        """That an answer to the item counts. Items with the same reasons share a row, named after the first of them."""
        group = (item.module, item.specialist_only, item.relevant or ALWAYS)

        def make() -> Condition:
            both = all_of([self.opened(item.module, reading), self.own_relevance(item, reading)])
            return self.flag(item.module, f"{item.id}_counts", reading, both)

        return self.once(("counts", group, reading), make)

    def raised(self, item_id: str, reading: Reading) -> Condition:
        """That the item is raised and counts."""
        item = self.items[item_id]

        def make() -> Condition:
            said = self.meanings.raised(item)
            if reading == "upper" and item.flag_when:
                said = opposite(self.clear(item))
            return self.flag(item.module, item.id, reading, all_of([self.counts(item, reading), said]))

        return self.once(("raised", item_id, reading), make)

    def clear(self, item: Item) -> Condition:
        """That the answer is nothing of note. What is not clear may be raised: an unknown answer, or none, too."""
        make = lambda: self.calculates.flag(item.module, f"{item.id}_clear", self.meanings.clear(item))  # noqa: E731
        return self.once(("item clear", item.id), make)

    # --- facts ---

    def undated(self, item: Item) -> Condition:
        """That nothing is said of when it happened."""
        dated = any_of(self.meanings.when(item))

        def make() -> Condition:
            return opposite(self.calculates.flag(item.module, f"{item.id}_dated", dated))

        return self.once(("undated", item.id), make)

    def fact(self, fact: Fact, reading: Reading) -> Condition:
        """That the fact is known: one indicator, or one of two when the time is not known."""

        def make() -> Condition:
            found = any_of(self._evidence(fact, item, reading) for item in self.reads.evidence[fact])
            if len(fact) > 1:  # beside one of the two it may be, it is no second fact
                found = all_of([found, *(opposite(self.fact(frozenset([one]), reading)) for one in sorted(fact))])
            return self.flag(FACTS, "_or_".join(sorted(fact)), reading, found)

        return self.once(("fact", fact, reading), make)

    def _evidence(self, fact: Fact, item: Item, reading: Reading) -> Condition:
        raised = self.raised(item.id, reading)
        if item.phase is None:
            return raised
        undated = self.undated(item)
        if len(fact) == 2:  # what may be either is either, in the possible reading
            return all_of([raised, undated]) if reading == "lower" else FALSE
        work, earlier = self.meanings.when(item)
        dated = work if item.phase.work in fact else earlier
        return all_of([raised, any_of([dated, undated]) if reading == "upper" else dated])

    # --- the person ---

    def child(self, reading: Reading) -> Condition:
        """A child, or the age in doubt."""
        make = lambda: self.flag(  # noqa: E731
            PERSON, "child", reading, any_of(self.raised(i, reading) for i in self.document.anchors.child)
        )
        return self.once(("child", reading), make)

    @cached_property
    def age_is_open(self) -> Condition:
        """That nothing is known of the age; then both weights are possible."""
        age = self.document.anchors.age
        found = self.meanings.unknown_only(self.items[age]) if age else FALSE
        return self.calculates.flag(PERSON, "age_open", found)

    def weighs(self, indicator: str, signs: str, reading: Reading) -> Condition:
        """That an indicator has one of these weights for this person."""
        weights = self.reads.indicators[indicator].weights
        adult, child = weights.adult_labour, weights.child_labour
        held = {"adult": adult, "child": child, "either": _stronger(adult, child)}
        people = frozenset(person for person, weight in held.items() if weight in signs)
        return self.once(("person", people, reading), lambda: self._person_is(people, reading))

    def _person_is(self, people: frozenset[str], reading: Reading) -> Condition:
        """That the person is one of these: adult, child, or either of them while the age is open."""
        open_age = self.age_is_open if reading == "upper" else FALSE
        if {"adult", "child"} <= people and ("either" in people or open_age == FALSE):
            return TRUE
        is_child = self.child(reading)
        if "either" in people:
            own = {"adult": opposite(is_child), "child": is_child}
            return any_of([open_age, *(own[one] for one in ("child", "adult") if one in people)])
        own = {
            "adult": all_of([opposite(open_age), opposite(is_child)]),
            "child": all_of([opposite(open_age), is_child]),
        }
        return opposite(open_age) if len(people) == 2 else any_of(own[one] for one in people)

    def number_weighing(self, facts: Iterable[Fact], sign: str, reading: Reading) -> str:
        """How many single facts have this weight for this person, as a sum; empty when none can."""
        terms = []
        for fact in facts:
            known = self.fact(fact, reading)
            weighed = [all_of([known, self.weighs(one, sign, reading)]) for one in fact]
            terms += [as_number(one) for one in weighed if one != FALSE]
        return " + ".join(terms)

    def positive(self, dimension: str, reading: Reading) -> Condition:
        """The ILO and EC rule: strong and another; or two medium and a third that is medium or weak."""
        return self.once(("positive", dimension, reading), lambda: self._positive(dimension, reading))

    def _positive(self, dimension: str, reading: Reading) -> Condition:
        facts = self.reads.facts(Tree("positive", names=(dimension,)))
        counted = {}
        for word, sign in (("strong", "S"), ("medium", "M"), ("weak", "W")):
            terms = self.number_weighing(facts, sign, reading)
            name = f"{dimension}_{word}_{reading}"
            counted[word] = reference(self.calculates.value(FACTS, name, terms)) if terms else ""
        strong, medium, weak = counted.values()
        every, lesser = _plus(counted.values()), _plus([medium, weak])
        rule = any_of(
            [
                all_of([test(f"{strong} >= 1"), test(f"{every} >= 2")]) if strong else FALSE,
                all_of([test(f"{medium} >= 2") if weak else TRUE, test(f"{lesser} >= 3")]) if medium else FALSE,
            ]
        )
        return self.flag(FACTS, dimension, reading, rule) if references(str(rule)) else FALSE


def _stronger(adult: Weight, child: Weight) -> Weight:
    return adult if STRENGTH.index(adult) >= STRENGTH.index(child) else child


def _plus(terms: Iterable[str]) -> str:
    return " + ".join(term for term in terms if term)
