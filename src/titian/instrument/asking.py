"""What is asked next.

Whether an answer *counts* is relevance (`Worlds.counts`); whether a question is *put* is decided here: still open,
relevant, wanted by ask_when, its fact not already known, its module not declined, the talk not stopped, and of what
needs consent nothing without a yes, nothing on an adult's yes once the person is a child, and in a crowd the least.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from itertools import chain

from .logic import Logic
from .vocabulary import NOT_UNDERSTOOD, WITHHELD
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
    put = () if is_cut(worlds, established) else ask
    triage = tuple(outcome for outcome, run in logic.plan.triage if run(worlds) & CERTAIN) or ("carry_on",)
    return Asking(ask=put, next=put[0] if put else None, triage=triage, complete=not pending(worlds, ask))


def still_to_ask(worlds: Worlds, established: Set[str]) -> tuple[str, ...]:
    """Answer keys to put, in the order of the survey sheet."""
    plan, answers = worlds.plan, worlds.answers
    if answers.get("stopped") == "yes":
        return ()
    worlds.established = frozenset(established)
    may_ask, least = _may_ask(worlds), _least(worlds)
    keys = []
    relevant, groups = worlds.relevant, plan.relevance_of
    for number, item, phase in chain.from_iterable(group for module, group in plan.put if _is_wanted(worlds, module)):
        answer = answers.get(item)
        if answer is not None and answer != NOT_UNDERSTOOD and (phase is None or answers.get(phase)):
            continue
        if plan.needs_consent[number] and not (may_ask and (least is None or item in least)):
            continue
        counts = relevant[groups[number]]  # worked out before, mostly
        if not (counts if counts >= 0 else worlds.counts(number)) & CERTAIN:
            continue
        ask_when = plan.item_ask[number]
        if ask_when is not None and not ask_when(worlds) & CERTAIN:
            continue
        if plan.covered_by[number] and _is_covered(worlds, number):
            continue
        if answer is None or answer == NOT_UNDERSTOOD:
            keys.append(item)
        elif phase and worlds.flag(number) & CERTAIN:
            keys.append(phase)
    return tuple(keys)


def _is_wanted(worlds: Worlds, module: int) -> bool:
    """Whether a module is open, was not left, and is to be asked."""
    name, _ = worlds.plan.modules[module]
    is_left = worlds.answers.get(f"{name}_open") in ("no", "stopped")
    return not is_left and bool(worlds.open(module) & worlds.plan.module_ask[module](worlds) & CERTAIN)


def is_cut(worlds: Worlds, established: Set[str]) -> bool:
    """Whether nothing is asked until help has come."""
    return worlds.answers.get("help_came") != "yes" and not worlds.plan.stops.isdisjoint(established)


def has_refused(worlds: Worlds) -> bool:
    """Whether the last consent question put has an answer other than yes."""
    return bool(worlds.plan.refused(worlds) & CERTAIN)


def is_screened(worlds: Worlds) -> bool:
    """Whether what everybody is asked was put, or is still to be: not the short talk, nothing withheld."""
    plan = worlds.plan
    if not _has_agreed(worlds):
        return True
    return _least(worlds) is None and not any(
        worlds.counts(number) & CERTAIN
        for number in plan.withholdable
        if WITHHELD in worlds.answers.get(plan.items[number].id, "").split()
    )


def _has_agreed(worlds: Worlds) -> bool:
    """Whether questions were agreed to and not refused since; always, where an instrument asks for no consent."""
    plan = worlds.plan
    if plan.consent is None:
        return not has_refused(worlds)
    return bool(plan.agreed(worlds) & CERTAIN) and not has_refused(worlds)


def _may_ask(worlds: Worlds) -> bool:
    """Whether what needs consent may be put: a child's own yes counts, an adult's does not stand for it."""
    plan = worlds.plan
    if not _has_agreed(worlds):
        return False
    return plan.assent is None or not plan.child(worlds) & CERTAIN or bool(worlds.said(plan.assent, "yes") & CERTAIN)


def _least(worlds: Worlds) -> frozenset[str] | None:
    """All that is asked after consent in the short talk; None in the full one, in which a child always is."""
    is_short = worlds.mode == "minimum" and not worlds.plan.child(worlds) & CERTAIN
    return frozenset(worlds.plan.document.minimum) if is_short else None


def _is_covered(worlds: Worlds, number: int) -> bool:
    """Whether another item already told the same fact."""
    plan, answers = worlds.plan, worlds.answers
    return any(
        answers.get(plan.items[twin].id, NOT_UNDERSTOOD) not in ("", NOT_UNDERSTOOD) and worlds.counts(twin) & CERTAIN
        for twin in plan.covered_by[number]
    )


def pending(worlds: Worlds, ask: tuple[str, ...]) -> list[str]:
    """Of the keys to ask, those without which the screening is not finished."""
    plan = worlds.plan
    if not ask or has_refused(worlds):
        return []
    return [key for key in ask if plan.is_counted[key]]
