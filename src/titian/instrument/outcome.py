"""From answers to an outcome: levels, needs and effects, each with its reasons, and what would settle the open ones.

It suggests, it never decides: an open rule is unknown, not absent, and "not established" is never "cleared".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from .asking import Answers, has_refused, is_cut, is_screened, pending, still_to_ask
from .document import Rule
from .logic import Logic
from .words import Citation, Cite, Run
from .worlds import CERTAIN, POSSIBLE, Certain, Change, Worlds

Status = Literal["established", "open", "not_established"]
TalkState = Literal["no_language", "refused", "emergency", "not_screened", "not_finished", "stopped", "screened"]
"""How the talk stands. *Not screened*: what everybody is asked was withheld, or the talk was the short one."""


@dataclass(frozen=True)
class Reason:
    """An answer that made a rule true: its key, its value, the indicator it stands for, and the source of the rule.

    Where it is not known which of two indicators holds, both stand, joined by `|`.
    """

    item: str
    answer: str
    indicator: str | None
    source: str


@dataclass(frozen=True)
class RuleOutcome:
    """A rule that is established or open.

    `would_settle` (open rules only): answer keys still to be asked, any one of which can settle it alone; or, when
    `jointly`, all it depends on.
    """

    rule: Rule
    status: Literal["established", "open"]
    reasons: tuple[Reason, ...] = ()
    would_settle: tuple[str, ...] = ()
    jointly: bool = False

    def as_json(self) -> dict[str, object]:
        """As contracts/schemas/outcome.schema.json describes it."""
        return {
            "id": self.rule.id,
            "level": self.rule.level,
            "status": self.status,
            "reasons": [vars(reason) for reason in self.reasons],
            "would_settle": list(self.would_settle),
            "jointly": self.jointly,
            "needs": list(self.rule.needs),
            "effects": list(self.rule.effects),
        }


@dataclass(frozen=True)
class Outcome:
    """All that holds and all that is open, in the order of the outcomes sheet; the most urgent level of what holds.

    For the person and for whoever they send it to; what an officer may see of it says `see_outcome`.
    """

    release: str
    level: str
    talk: TalkState
    classes: tuple[str, ...]
    dimensions: dict[str, Status]
    indicators: tuple[str, ...]
    outcomes: tuple[RuleOutcome, ...]
    effects: tuple[str, ...]
    needs: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """As contracts/schemas/outcome.schema.json describes it."""
        return {
            "release": self.release,
            "level": self.level,
            "talk": self.talk,
            "classes": list(self.classes),
            "dimensions": dict(self.dimensions),
            "indicators": list(self.indicators),
            "outcomes": [outcome.as_json() for outcome in self.outcomes],
            "effects": list(self.effects),
            "needs": list(self.needs),
        }


@dataclass(frozen=True)
class Standing:
    """What holds of an outcome, and what it brings, without reasons and what is open."""

    level: str
    rules: tuple[str, ...]
    effects: tuple[str, ...]
    needs: tuple[str, ...]


def find_standing(logic: Logic, answers: Answers) -> Standing:
    """The part of `evaluate` that does not ask what is possible: for whoever compares thousands."""
    worlds = Certain(logic.plan, answers)
    holding = {rule.id for rule, run, _ in logic.plan.rules if run(worlds) & CERTAIN}
    unfinished = bool(pending(worlds, still_to_ask(worlds, holding)))
    holding |= _find_closing(logic, holding, screened=is_screened(worlds), unfinished=unfinished)
    standing = [rule for rule in logic.document.rules if rule.id in holding]
    return Standing(
        level=_find_level(logic, standing),
        rules=tuple(rule.id for rule in standing),
        effects=_join(rule.effects for rule in standing),
        needs=_join(rule.needs for rule in standing),
    )


def evaluate(logic: Logic, answers: Answers) -> Outcome:
    """The outcome of checked answers (see `parse_answers`). The same input gives the same result everywhere."""
    plan = logic.plan
    worlds = Worlds(plan, answers)
    holding: dict[str, Cite] = {}
    open_rules: dict[str, Run] = {}
    for rule, run, cite in plan.rules:
        mask = run(worlds)
        if mask & CERTAIN:
            holding[rule.id] = cite
        elif mask & POSSIBLE and rule.kind == "finding":
            open_rules[rule.id] = run
    ask = still_to_ask(worlds, holding.keys())
    unfinished = pending(worlds, ask)
    listable = [key for key in unfinished if answers.get(key) == "not_understood" or not plan.is_sensitive[key]]
    settle = _find_settling(worlds, open_rules, listable)
    screened = is_screened(worlds)
    closing = _find_closing(logic, holding.keys(), screened=screened, unfinished=bool(unfinished))
    found = []
    for rule in logic.document.rules:
        if rule.id in holding:
            found.append(RuleOutcome(rule, "established", _reasons(worlds, rule, holding[rule.id])))
        elif rule.id in closing:
            found.append(RuleOutcome(rule, "established"))
        elif rule.id in open_rules:
            keys, jointly = settle[rule.id]
            found.append(RuleOutcome(rule, "open", (), keys, jointly))
    talk = _talk_state(worlds, holding.keys(), screened=screened, unfinished=bool(unfinished))
    return _summed(logic, worlds, found, talk)


def _find_closing(logic: Logic, established: Set[str], *, screened: bool, unfinished: bool) -> set[str]:
    """Closing rules that hold beside these."""
    has_level = any(logic.rules[name].level for name in established)
    said = {
        "incomplete": unfinished,
        "nothing": not has_level and not unfinished and screened,
        "not_screened": not screened,
    }
    return {rule.id for rule, test in logic.plan.closing if test({word for word, holds in said.items() if holds})}


def _talk_state(worlds: Worlds, established: Set[str], *, screened: bool, unfinished: bool) -> TalkState:
    plan = worlds.plan
    if plan.language is not None and worlds.flag(plan.language) & CERTAIN:
        return "no_language"
    if has_refused(worlds):
        return "refused"
    if is_cut(worlds, established):
        return "emergency"
    if not screened:
        return "not_screened"
    if unfinished:
        return "not_finished"
    is_stopped = worlds.answers.get("stopped") == "yes" and not plan.child(worlds) & CERTAIN
    return "stopped" if is_stopped and any(item not in worlds.answers for item in plan.block) else "screened"


def _summed(logic: Logic, worlds: Worlds, found: Sequence[RuleOutcome], talk: TalkState) -> Outcome:
    plan = logic.plan
    standing = [outcome.rule for outcome in found if outcome.status == "established"]
    dimensions: dict[str, Status] = {}
    for name, run in plan.dimensions:
        mask = run(worlds)
        dimensions[name] = "established" if mask & CERTAIN else "open" if mask & POSSIBLE else "not_established"
    return Outcome(
        release=logic.release,
        level=_find_level(logic, standing),
        talk=talk,
        classes=_classes(logic, standing),
        dimensions=dimensions,
        indicators=tuple(sorted(name for n, name in enumerate(plan.fact_name) if worlds.fact(n) & CERTAIN)),
        outcomes=tuple(found),
        effects=_join(rule.effects for rule in standing),
        needs=_join(rule.needs for rule in standing),
    )


def _find_level(logic: Logic, standing: Sequence[Rule]) -> str:
    """The most urgent level of what holds."""
    return max((rule.level for rule in standing if rule.level), key=lambda level: logic.plan.rank[level])


def _join(named: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(sorted(set(chain.from_iterable(named))))


def _classes(logic: Logic, standing: Sequence[Rule]) -> tuple[str, ...]:
    """Classes of what holds, with those that always stand beside them, in the order of pack.yaml."""
    named = {name for rule in standing for name in rule.classes or ()}
    return tuple(one.id for one in logic.document.classes if one.id in named or not named.isdisjoint(one.shown_with))


def _find_settling(
    worlds: Worlds, open_rules: dict[str, Run], listable: list[str]
) -> dict[str, tuple[tuple[str, ...], bool]]:
    """For each open rule the keys of which one answer alone settles it, else all it depends on that may be asked."""
    plan = worlds.plan
    asked = {name: [k for k in listable if plan.base[k] in plan.depends[name]] for name in open_rules}
    tried = {key for keys in asked.values() for key in keys}
    changes: list[Change] = [change for key in listable if key in tried for change in plan.changes_of(key)]
    if not changes:
        return dict.fromkeys(open_rules, ((), False))
    after = Worlds(plan, worlds.answers, changes)
    settled: dict[str, tuple[tuple[str, ...], bool]] = {}
    for name, run in open_rules.items():
        mask = run(after)
        # In its own pair of worlds, an answer settles the rule when it is certain, or no longer possible.
        certain, possible = mask >> 2, mask >> 3
        alone = {change.key for n, change in enumerate(changes) if certain >> 2 * n & 1 or not possible >> 2 * n & 1}
        keys = tuple(key for key in asked[name] if key in alone)
        settled[name] = (keys, False) if keys else (tuple(asked[name]), bool(asked[name]))
    return settled


def _reasons(worlds: Worlds, rule: Rule, cite: Cite) -> tuple[Reason, ...]:
    plan, answers = worlds.plan, worlds.answers
    found: set[Citation] = set()
    cite(worlds, found)
    reasons = []
    for number, fact in sorted(found):
        item = plan.items[number]
        indicator = plan.fact_name[fact] if fact >= 0 else None
        reasons.append(Reason(item.id, answers.get(item.id, ""), indicator, rule.source))
        if fact >= 0 and item.phase and "|" not in plan.fact_name[fact]:
            reasons.append(Reason(item.phase.answer_key, answers[item.phase.answer_key], indicator, rule.source))
    return tuple(reasons)
