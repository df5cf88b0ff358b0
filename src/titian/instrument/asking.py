"""What is asked next.

Whether an answer *counts* is relevance (`Worlds.counts`); whether a question is *put* is decided here: still open,
relevant, wanted by ask_when, its fact not already known, its module not declined, the talk not stopped, and nothing
that needs consent after a no.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from .logic import Logic
from .worlds import CERTAIN, Certain, Worlds

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Asking:
    """Answer keys still to be put, in order; the first of them; what the look leads to; whether all is said.

    A key is an item id, or `<id>_when` for the question when it happened.
    """

    ask: tuple[str, ...]
    next: str | None
    triage: tuple[str, ...]
    complete: bool

    def as_json(self) -> dict[str, object]:
        """The shape both engines and the vectors use."""
        return {"ask": list(self.ask), "next": self.next, "triage": list(self.triage), "complete": self.complete}


def find_next(logic: Logic, answers: Answers) -> Asking:
    """What to ask now, in order. `answers` are checked answers (see `parse_answers`)."""
    worlds = Certain(logic.plan, answers)
    established = frozenset(rule.id for rule, run, _ in logic.plan.rules if run(worlds) & CERTAIN)
    ask = still_to_ask(worlds, established)
    triage = tuple(outcome for outcome, run in logic.plan.triage if run(worlds) & CERTAIN) or ("carry_on",)
    return Asking(ask=ask, next=ask[0] if ask else None, triage=triage, complete=not pending(worlds, ask))


def still_to_ask(worlds: Worlds, established: Set[str]) -> tuple[str, ...]:
    """Answer keys to put, in the order of the survey sheet."""
    plan, answers = worlds.plan, worlds.answers
    if answers.get("stopped") == "yes":
        return ()
    worlds.established = frozenset(established)
    is_refused = bool(plan.refused(worlds) & CERTAIN)
    wanted: list[bool | None] = [None] * len(plan.modules)
    keys = []
    relevant, groups = worlds.relevant, plan.relevance_of
    for number, item, phase, module in plan.put:
        if wanted[module] is False:
            continue
        answer = answers.get(item)
        if answer is not None and answer != "not_understood" and (phase is None or answers.get(phase)):
            continue
        if wanted[module] is None:
            left = answers.get(f"{plan.modules[module][0]}_open") in ("no", "stopped")
            wanted[module] = not left and bool(worlds.open(module) & plan.module_ask[module](worlds) & CERTAIN)
        if not wanted[module] or (is_refused and plan.needs_consent[number]):
            continue
        counts = relevant[groups[number]]  # worked out before, mostly
        if not (counts if counts >= 0 else worlds.counts(number)) & CERTAIN:
            continue
        ask_when = plan.item_ask[number]
        if ask_when is not None and not ask_when(worlds) & CERTAIN:
            continue
        if plan.covered_by[number] and _is_covered(worlds, number):
            continue
        if answer is None or answer == "not_understood":
            keys.append(item)
        elif phase and worlds.flag(number) & CERTAIN:
            keys.append(phase)
    return tuple(keys)


def _is_covered(worlds: Worlds, number: int) -> bool:
    """Whether another item already told the same fact."""
    plan, answers = worlds.plan, worlds.answers
    return any(
        answers.get(plan.items[twin].id, "not_understood") not in ("", "not_understood")
        and worlds.counts(twin) & CERTAIN
        for twin in plan.covered_by[number]
    )


def pending(worlds: Worlds, ask: tuple[str, ...]) -> list[str]:
    """Of the keys to ask, those without which the screening is not finished."""
    plan = worlds.plan
    if not ask or plan.refused(worlds) & CERTAIN:
        return []
    return [key for key in ask if plan.is_counted[key]]
