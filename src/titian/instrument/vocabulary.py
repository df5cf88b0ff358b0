"""The words of the `rules` profile: what each takes, where it may stand, and what it means.

One table serves the parser, the checks, the readers of compiled trees and the documentation. The same words, with the
same keys, are in `web/engine/src/types.ts` and `contracts/schemas/logic.schema.json`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NameKind = Literal["item", "value", "indicator", "list", "dimension", "tag", "module", "mode", "rule", "class"]
Home = Literal["relevance", "ask", "rule", "closing", "triage"]

EVERYWHERE: frozenset[Home] = frozenset({"relevance", "ask", "rule", "triage"})
WHEN_ASKED: frozenset[Home] = frozenset({"ask", "rule", "triage"})
MODES = ("officer", "minimum", "specialist", "legal_aid")
"""Who asks, and how much: an officer, an officer in a crowd, a trained specialist, a lawyer on their own device."""
STOP_QUESTIONS = "stop_questions"
"""The effect of a rule after which nothing is asked until help has come."""


@dataclass(frozen=True)
class Slot:
    """One key of a word's JSON tree. `many` = a list that takes the rest; `least` = how many it must hold."""

    key: str
    kind: NameKind
    many: bool = False
    least: int = 1


@dataclass(frozen=True)
class Word:
    """A word: whether it begins with a whole number, its names, where it may stand, what it means."""

    slots: tuple[Slot, ...]
    meaning: str
    counted: bool = False
    homes: frozenset[Home] = EVERYWHERE


_ITEMS = (Slot("items", "item", many=True),)

WORDS: dict[str, Word] = {
    "flagged": Word(_ITEMS, "any of these items, asked of the person, has an answer that raises it"),
    "observed": Word(_ITEMS, "the same for items the officer sees"),
    "answered": Word((Slot("item", "item"), Slot("values", "value", many=True)), "the item has one of these values"),
    "at_least": Word(_ITEMS, "at least n of these items are raised", counted=True),
    "present": Word((Slot("indicators", "indicator", many=True),), "one of these indicators is present"),
    "listed": Word((Slot("list", "list"),), "an indicator of that list is present"),
    "any_indicator": Word(
        (Slot("dimensions", "dimension", many=True, least=0),),
        "an indicator of these dimensions is present, of any weight; no name = any dimension",
    ),
    "strong_any": Word((), "an indicator that is strong for this person is present"),
    "positive": Word((Slot("dimension", "dimension"),), "the dimension is positive by the ILO and EC counting rule"),
    "positive_dimensions": Word((), "at least n dimensions are positive", counted=True),
    "tagged": Word((Slot("tag", "tag"),), "at least n different facts carry the tag", counted=True),
    "two_facts": Word((Slot("tags", "tag", many=True, least=2),), "two different facts, one with each tag"),
    "any_sign": Word((), "any indicator, or a raised item of the lists `trafficking_gates` and `signs`"),
    "gate_unexplored": Word(
        _ITEMS,
        "a gate is raised and not cleared; cleared = no indicator at all, and in every group of its explored_by one "
        "opened module has each of its indicator items answered and none raised",
    ),
    "child": Word((), "a child, or the age is in doubt"),
    "understood": Word((), "the person understands the language"),
    "agreed": Word((), "the person understood and said yes to questions"),
    "refused": Word((), "the last consent question put has an answer other than yes"),
    "not_understood": Word((), "at least n answers that count are not_understood", counted=True, homes=WHEN_ASKED),
    "opened": Word((Slot("module", "module"),), "the module's opened_when holds and the person did not decline it"),
    "mode": Word((Slot("mode", "mode"),), f"who asks, and how much: {', '.join(MODES)}"),
    "always": Word((), "true"),
    "established": Word(
        (Slot("rules", "rule", many=True),), "any of these rules is established", homes=frozenset({"ask"})
    ),
    "incomplete": Word((), "something that counts is still to be asked", homes=frozenset({"closing"})),
    "nothing": Word(
        (),
        "no rule with a level is established, nothing is still to be asked and the talk was a screening",
        homes=frozenset({"closing"}),
    ),
    "not_screened": Word(
        (),
        "agreed, and what everybody is asked was withheld for want of a private place, or the short talk was held",
        homes=frozenset({"closing"}),
    ),
}

NOT_UNDERSTOOD = "not_understood"
WITHHELD = "not_asked"
"""What a phone writes for a private question that was not put, because no place was confirmed private."""
UNKNOWN = ("dont_know", "skip", NOT_UNDERSTOOD, WITHHELD)
"""Answers that say nothing about the fact, unless an item lists them in flag_when."""
