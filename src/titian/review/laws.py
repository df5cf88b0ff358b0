"""The law that one more answer which tells of harm never takes protection away.

Outside it, as the notes of a pack say: answers about language and consent themselves, and a question that was not
understood and is now answered (the interpreter is then no longer needed for it).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from titian.instrument.logic import Logic
from titian.instrument.outcome import Outcome, evaluate
from titian.instrument.worlds import CERTAIN, Change, Worlds

ASKED_ALREADY = "not_understood"


@dataclass(frozen=True)
class Fall:
    """Answers, one more of them, and what is lost by it."""

    rule: str
    before: Mapping[str, str]
    key: str
    value: str
    lost: tuple[str, ...]

    def in_words(self) -> str:
        """The pair of answers that shows it."""
        said = ", ".join(f"{key}={value}" for key, value in self.before.items()) or "nothing"
        lost = ", ".join(self.lost)
        return f"{self.rule} holds with {said}. With {self.key}={self.value} as well, it no longer does: {lost}."


def find_falls(logic: Logic, sets: Iterable[Mapping[str, str]]) -> Iterator[Fall]:
    """One fall a rule, the first found. On every set each answer that raises something is tried, all in one reading."""
    plan = logic.plan
    told: set[str] = set()
    for answers in sets:
        changes = [Change(key, value) for key, value in more_answers(logic, answers)]
        worlds = Worlds(plan, answers, changes)
        for rule, run, _ in plan.rules:
            if rule.id in told:
                continue
            mask = run(worlds)
            if mask & CERTAIN:
                lost = [change for n, change in enumerate(changes) if not mask >> 2 + 2 * n & 1]
                if lost and (fall := _confirm(logic, answers, rule.id, lost[0])):
                    told.add(rule.id)
                    yield fall


def more_answers(logic: Logic, answers: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Answers that would raise something that is not raised yet; values are added to an answer that takes several."""
    document, plan = logic.document, logic.plan
    apart = {document.anchors.language, document.anchors.consent, document.anchors.assent}
    for item in document.items:
        given = answers.get(item.id, "").split()
        if item.id in apart or ASKED_ALREADY in given or not set(given).isdisjoint(item.flag_when):
            continue
        kept = [v for v in given if v not in ("none", "nothing")] if document.scales[item.scale].multiple else []
        for change in plan.changes_of(item.id):
            if change.value in item.flag_when:
                yield item.id, " ".join([*kept, change.value])


def _confirm(logic: Logic, answers: Mapping[str, str], rule: str, change: Change) -> Fall | None:
    """The fall as the whole evaluation shows it, with as few answers as show it."""
    fewer = dict(answers)
    for key in list(answers):
        if key != change.key:
            tried = {k: v for k, v in fewer.items() if k != key}
            if _falls(logic, tried, rule, change):
                fewer = tried
    if not _falls(logic, fewer, rule, change):
        return None
    before, after = evaluate(logic, fewer), evaluate(logic, fewer | {change.key: change.value})
    return Fall(rule, fewer, change.key, change.value, tuple(losses(logic, before, after)) or (f"{rule} itself",))


def _falls(logic: Logic, answers: Mapping[str, str], rule: str, change: Change) -> bool:
    run = next(run for one, run, _ in logic.plan.rules if one.id == rule)
    held = run(Worlds(logic.plan, answers)) & CERTAIN
    return bool(held) and not run(Worlds(logic.plan, {**answers, change.key: change.value})) & CERTAIN


def losses(logic: Logic, before: Outcome, after: Outcome) -> Iterator[str]:
    """What an outcome has no longer: a level, needs, effects. What closing rules gave may come and go."""
    rank = {level.id: level.rank for level in logic.document.levels}
    closing = {effect for rule in logic.document.rules if rule.kind == "closing" for effect in rule.effects}
    if rank[after.level] < rank[before.level]:
        yield f"the level falls from {before.level} to {after.level}"
    for need in sorted(set(before.needs) - set(after.needs)):
        yield f"the need {need} is gone"
    for effect in sorted(set(before.effects) - set(after.effects) - closing):
        yield f"the effect {effect} is gone"


def closing_too_urgent(logic: Logic) -> Iterator[tuple[str, str]]:
    """Closing rules more urgent than a rule that stands on an answer: one more answer would then lower the level."""
    ranks = {level.id: level.rank for level in logic.document.levels}
    others = [ranks[rule.level] for rule in logic.document.rules if rule.kind != "closing" and rule.level]
    for rule in logic.document.rules:
        if rule.kind == "closing" and rule.level and others and ranks[rule.level] > min(others):
            yield rule.id, rule.level
