"""Many readings of one set of answers, evaluated at once.

Every truth is a whole number whose bits are worlds: bit 0 is the *certain* reading (only what was said or seen), bit
1 the *possible* reading (everything unknown counts as raised), and further pairs of bits are the same two readings
after one more answer. `and` and `or` of all worlds are then `&` and `|` of two numbers. This is what makes "which
single answer would settle this?" cheap: no answer is tried one after another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from .vocabulary import NOT_UNDERSTOOD

if TYPE_CHECKING:
    from .plan import Plan

CERTAIN, POSSIBLE = 1, 2
NOT_YET = -1


@dataclass(frozen=True)
class Change:
    """One more answer, tried in a pair of worlds of its own."""

    key: str
    value: str


class Worlds:
    """The answers in all worlds, with what was worked out so far."""

    __slots__ = (
        "agreed",
        "all",
        "answers",
        "asked",
        "blank",
        "cleared",
        "established",
        "facts",
        "given",
        "live",
        "mode",
        "opened",
        "plan",
        "positive",
        "possible",
        "raised",
        "relevant",
        "strength",
        "unheard",
        "weights",
        "when",
    )

    def __init__(self, plan: Plan, answers: Mapping[str, str], changes: Sequence[Change] = ()) -> None:
        self._begin(plan, answers, (1 << 2 + 2 * len(changes)) - 1)
        self._read(answers, changes)

    def _begin(self, plan: Plan, answers: Mapping[str, str], every: int) -> None:
        self.plan, self.answers, self.mode = plan, answers, answers.get("mode", "officer")
        self.all = every
        self.possible = every // 3 * 2
        self.raised = [0] * len(plan.items)
        self.blank = [every if unknown else 0 for unknown in plan.blank_is_unknown]
        self.given: dict[int, list[tuple[int, frozenset[str]]]] = {}
        self.when: dict[int, tuple[int, int]] = {}
        self.unheard: list[tuple[int, int]] = []  # an item, the worlds in which it was not understood
        self.relevant = [NOT_YET] * len(plan.relevance)
        self.opened = [NOT_YET] * len(plan.modules)
        self.asked = [NOT_YET] * len(plan.items)
        self.facts = [NOT_YET] * len(plan.facts)
        self.positive = [NOT_YET] * len(plan.document.dimensions)
        self.cleared = [NOT_YET] * len(plan.modules)
        self.strength: dict[tuple[str, str], tuple[int, int, int]] = {}
        self.weights: tuple[int, int, int] | None = None
        self.agreed = NOT_YET
        self.established: frozenset[str] = frozenset()
        self.live: frozenset[int] | None = None

    def _read(self, answers: Mapping[str, str], changes: Sequence[Change]) -> None:
        plan, every = self.plan, self.all
        changed: dict[str, int] = {}
        for position, change in enumerate(changes):
            changed[change.key] = changed.get(change.key, 0) | 3 << 2 + 2 * position
        places, raised, blank, given = plan.index, self.raised, self.blank, self.given
        for key, answer in answers.items():
            if not answer:
                continue
            number = places.get(key)
            if number is None or key in changed:
                self._put(key, answer, every & ~changed.get(key, 0))
                continue
            values, is_raised, is_unknown = plan.meaning(number, answer)  # in all worlds the same
            raised[number] = every if is_raised else 0
            blank[number] = every if is_unknown else 0
            given[number] = [(every, values)]
            if NOT_UNDERSTOOD in values:
                self.unheard.append((number, every))
        for key, mask in changed.items():
            index = places.get(key)
            if index is not None:  # in its own worlds a missing answer is no longer missing
                self.blank[index] &= ~mask
        for position, change in enumerate(changes):
            self._put(change.key, change.value, 3 << 2 + 2 * position)

    def _put(self, key: str, answer: str, mask: int) -> None:
        plan = self.plan
        index = plan.index.get(key)
        if index is None:
            phased = plan.phase_index.get(key)
            if phased is not None:
                values = answer.split()
                if NOT_UNDERSTOOD in values:
                    self.unheard.append((phased, mask))
                work, earlier = self.when.get(phased, (0, 0))
                self.when[phased] = (
                    work | (mask if "work" in values else 0),
                    earlier | (mask if "before" in values or "way" in values else 0),
                )
            return
        values_given, raised, unknown = plan.meaning(index, answer)
        self.raised[index] = self.raised[index] & ~mask | (mask if raised else 0)
        self.blank[index] = self.blank[index] & ~mask | (mask if unknown else 0)
        self.given.setdefault(index, []).append((mask, values_given))
        if NOT_UNDERSTOOD in values_given:
            self.unheard.append((index, mask))

    def clear(self, index: int) -> int:
        """Worlds in which the item was answered and says nothing of note."""
        return self.all & ~(self.raised[index] | self.blank[index])

    def counts(self, index: int) -> int:
        """Worlds in which an answer to the item counts: module opened, not declined, not locked, relevant."""
        group = self.plan.relevance_of[index]
        found = self.relevant[group]
        if found < 0:
            module, locks, run = self.plan.relevance[group]
            found = self.open(module)
            if locks and self.mode != "specialist":
                found &= self.possible
            if run is not None and found:
                found &= run(self)
            self.relevant[group] = found
        return found

    def open(self, module: int) -> int:
        """Worlds in which the module is opened and was not declined."""
        found = self.opened[module]
        if found < 0:
            name, run = self.plan.modules[module]
            declined = self.answers.get(f"{name}_open") == "no"
            found = self.opened[module] = run(self) & (self.possible if declined else self.all)
        return found

    def flag(self, index: int) -> int:
        """Worlds in which the item is raised and counts."""
        found = self.asked[index]
        if found < 0:
            found = self.raised[index]
            if self.plan.can_be_raised[index]:
                found |= self.possible & self.blank[index]
            if found:
                found &= self.counts(index)
            self.asked[index] = found
        return found

    def fact(self, index: int) -> int:
        """Worlds in which the fact is known.

        What is known without its time is no second fact beside one of the two it may be.
        """
        found = self.facts[index]
        if found < 0:
            found = 0
            for item, part in self.plan.evidence[index]:
                mask = self.flag(item)
                if mask and part:
                    work, earlier = self.when.get(item, (0, 0))
                    undated = mask & ~(work | earlier)
                    if part == "pair":
                        mask = undated & ~self.possible
                    else:
                        mask = mask & (work if part == "work" else earlier) | undated & self.possible
                found |= mask
            for dated in self.plan.dated[index] if found else ():
                found &= ~self.fact(dated)
            self.facts[index] = found
        return found

    def strengths(self, weights: tuple[str, str]) -> tuple[int, int, int]:
        """Worlds in which an indicator of these weights (adult, child) is strong, medium, weak."""
        found = self.strength.get(weights)
        if found is None:
            if self.weights is None:
                self.weights = self._people()
            adult, young = weights
            either = adult if "-?WMS".index(adult) >= "-?WMS".index(young) else young
            pairs = tuple(zip(self.weights, (adult, young, either), strict=True))
            strong, medium, weak = (sum(mask for mask, weight in pairs if weight == sign) for sign in "SMW")
            found = self.strength[weights] = (strong, medium, weak)
        return found

    def _people(self) -> tuple[int, int, int]:
        """Worlds of an adult, of a child, and of one whose age is still open."""
        age = self.plan.age
        undecided = self.possible & self.blank[age] & ~self.raised[age] if age is not None else 0
        child = self.plan.child(self) & ~undecided
        return self.all & ~child & ~undecided, child, undecided

    def said(self, index: int | None, value: str) -> int:
        """Worlds in which the answer is exactly this value."""
        given = self.given.get(index) if index is not None else None
        return sum(mask for mask, values in given if values == {value}) if given else 0

    def given_at_all(self, index: int | None) -> int:
        """Worlds in which the question has an answer of any kind."""
        return sum(mask for mask, _ in self.given.get(index, ())) if index is not None else 0


class Certain(Worlds):
    """The certain reading alone, one world: for whoever does not ask what is possible, such as what to ask next.

    `live` are the facts that some answer raised; here no other can be known, and words look at these alone.
    """

    __slots__ = ()

    def __init__(self, plan: Plan, answers: Mapping[str, str]) -> None:
        self._begin(plan, answers, CERTAIN)
        self._read(answers, ())
        raised, gives = self.raised, plan.gives
        self.live = frozenset(chain.from_iterable([gives[item] for item in self.given if raised[item]]))
