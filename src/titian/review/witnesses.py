"""A small set of answers with which each rule holds and each dimension is positive; or that none was found.

The search begins with answers that raise everything at once, and takes away whatever the rule does not need. More
evidence never lowers, so one full set, in a few variants, reaches all that can be reached; the laws are checked apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from titian.instrument.document import Rule
from titian.instrument.logic import Logic
from titian.instrument.outcome import find_standing
from titian.instrument.vocabulary import WITHHELD
from titian.instrument.words import Run
from titian.instrument.worlds import CERTAIN, Certain

from .walk import Interview, Manner, scripted

Holds = Callable[[Mapping[str, str]], bool]
MODES = ("specialist", "legal_aid")
"""Who else may ask, tried where no officer reaches a rule."""
MOST_SHRUNK = 6
"""So many full sets are made small for one rule, the smallest of them shown."""


@dataclass(frozen=True)
class Witness:
    """Answers with which `name` holds; None when none were found.

    `needs_mode`: who must ask, where an officer cannot reach it.
    `is_asked`: whether a talk in which these answers are given when asked for, and nothing else is told, ends there.
    """

    name: str
    kind: str
    answers: Mapping[str, str] | None
    needs_mode: str = ""
    is_asked: bool = True

    def as_json(self) -> dict[str, object]:
        """The shape `titian pack check --json` prints."""
        return {
            "kind": self.kind,
            "name": self.name,
            "answers": self.answers,
            "needs_mode": self.needs_mode,
            "is_asked": self.is_asked,
        }


class Search:
    """Looks for witnesses in one logic."""

    def __init__(self, logic: Logic, reached: Set[str] = frozenset()) -> None:
        """`reached` are rules that some walked talk is known to end with."""
        self.logic = logic
        self.reached = reached
        self.manner = Manner(logic)
        self.full = list(self._full_sets())

    def rules(self) -> list[Witness]:
        """One for each rule, in the order of the sheet."""
        runs = {rule.id: run for rule, run, _ in self.logic.plan.rules}
        return [
            self._closing(rule) if rule.kind == "closing" else self._find(rule.id, "rule", runs[rule.id])
            for rule in self.logic.document.rules
        ]

    def dimensions(self) -> list[Witness]:
        """One for each dimension."""
        return [self._find(name, "dimension", run) for name, run in self.logic.plan.dimensions]

    @cached_property
    def _read(self) -> dict[str, list[Certain]]:
        """The full sets by who asks, each read once for all rules."""
        modes = {mode: {"mode": mode} if mode else {} for mode in ("", *MODES)}
        return {mode: [Certain(self.logic.plan, full | more) for full in self.full] for mode, more in modes.items()}

    def _full_sets(self) -> Iterator[dict[str, str]]:
        """Everything raised at once, in variants: who is there, and each answer that is looked for by name."""
        document, anchors = self.logic.document, self.logic.document.anchors
        raised = {}
        # What stands first is taken away first: so the earlier question is kept, and an adult's yes, not a child's.
        for item in reversed(document.items):
            scale = document.scales[item.scale]
            values = item.flag_when if scale.multiple else item.flag_when[:1]
            if values and item.id not in (anchors.language, anchors.consent, anchors.assent):
                raised[item.id] = " ".join(values)
            if item.phase:
                raised[item.phase.answer_key] = "work before"
        yes = {key: "yes" for key in (anchors.assent, anchors.consent, anchors.language) if key}
        adult = {key: value for key, value in raised.items() if key not in anchors.child}
        bases = [{key: value for key, value in yes.items() if key != anchors.assent} | adult, yes | raised]
        yield from bases
        for item_id, looked_for in self.manner.telling.items():
            yield from (base | {item_id: value} for value in sorted(looked_for) for base in bases)
        for value in ("no", "not_understood"):
            for key in yes:
                yield from (base | {key: value} for base in bases if key in base)
        scales = {item.id: document.scales[item.scale] for item in reversed(document.items)}
        unheard = [item for item, scale in scales.items() if "not_understood" in scale.values and item not in yes]
        yield yes | dict.fromkeys(unheard, "not_understood")

    def _find(self, name: str, kind: str, run: Run) -> Witness:
        def holds(answers: Mapping[str, str]) -> bool:
            return bool(run(Certain(self.logic.plan, answers)) & CERTAIN)

        for mode, read in self._read.items():
            found = (worlds.answers for worlds in read if run(worlds) & CERTAIN)
            shrunk = [shrink(full, holds) for full in islice(found, MOST_SHRUNK)]
            small = [answers for place, answers in enumerate(shrunk) if answers not in shrunk[:place]]
            if small:
                asked = [answers for answers in small if self._is_asked(answers, holds)]
                best = min(asked or small, key=lambda answers: (len(answers), sorted(answers)))
                is_asked = kind != "rule" or bool(asked) or name in self.reached
                return Witness(name, kind, best, needs_mode=mode, is_asked=is_asked)
        return Witness(name, kind, None)

    def _closing(self, rule: Rule) -> Witness:
        """A closing rule holds of a whole talk: one not begun, one in which nothing is told, the short one."""
        manner = self.manner
        quiet, short = (
            Interview(manner, start).walk(scripted(manner, {})).answers for start in ({}, {"mode": "minimum"})
        )
        withheld = {item.id: WITHHELD for item in self.logic.document.items if item.private and item.block}
        for answers in ({}, quiet, short, quiet | withheld):
            if self._established(rule.id, answers):
                return Witness(rule.id, "rule", shrink(answers, lambda found: self._established(rule.id, found)))
        return Witness(rule.id, "rule", None)

    def _established(self, rule: str, answers: Mapping[str, str]) -> bool:
        return rule in find_standing(self.logic, answers).rules

    def _is_asked(self, answers: Mapping[str, str], holds: Holds) -> bool:
        """Whether a talk reaches it: what the officer sees and a specialist's mode are there from the start."""
        items = self.logic.items
        start = {k: v for k, v in answers.items() if k == "mode" or (k in items and items[k].asked_of != "person")}
        talk = Interview(self.manner, start).walk(scripted(self.manner, answers))
        unheard = {k: v for k, v in answers.items() if v == "not_understood" and k in talk.answers}
        return holds(talk.answers | unheard)


def shrink(answers: Mapping[str, str], holds: Holds) -> dict[str, str]:
    """A set of answers of which none can be left out; large parts are tried first."""
    kept = list(answers)
    size = max(1, len(kept) // 2)
    while True:
        position, smaller = 0, False
        while position < len(kept):
            fewer = kept[:position] + kept[position + size :]
            if holds({key: answers[key] for key in fewer}):
                kept, smaller = fewer, True
            else:
                position += size
        if size == 1 and not smaller:
            return {key: _fewest(key, answers, kept, holds) for key in kept}
        size = max(1, size // 2)


def _fewest(key: str, answers: Mapping[str, str], kept: Sequence[str], holds: Holds) -> str:
    """Of several values of one answer, the first that is enough alone."""
    others = {other: answers[other] for other in kept if other != key}
    return next((v for v in answers[key].split() if holds(others | {key: v})), answers[key])
