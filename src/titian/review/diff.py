"""`titian pack diff`: what changed for an officer and a person, and what the change does.

The effect is shown on the same answer sets for both versions: talks drawn by walking the old one and the new one, half
each, and every case. A set is cut down to the questions and choices each version knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from statistics import median

from titian.instrument.answers import COUNTRY, answer_scales
from titian.instrument.cases import Case
from titian.instrument.logic import Logic
from titian.instrument.outcome import Standing, find_standing

from .changes import Change, list_changes
from .paths import count_prompts
from .simulate import draw_talks
from .subject import Subject
from .texts import Texts
from .walk import Interview, Shares

HEADINGS = {
    "question": "Questions",
    "module": "Modules",
    "rule": "Rules",
    "indicator": "Indicators",
    "list": "Lists",
    "answers": "Answers",
    "pack": "The pack",
    "words": "Words",
}
MOST_WORDS_SHOWN = 20
MEASURED = 400
"""So many talks are walked through both versions with the same luck, to compare their length."""


@dataclass(frozen=True)
class Turn:
    """How one thing (a rule, a need, an effect) changes over the sets: where it comes and where it goes."""

    come: int
    gone: int


@dataclass(frozen=True)
class CaseChange:
    """A case that comes out differently."""

    id: str
    title: str
    old_level: str
    new_level: str
    is_fall: bool
    come: tuple[str, ...]
    gone: tuple[str, ...]

    def in_words(self) -> str:
        """One line."""
        level = self.new_level if self.old_level == self.new_level else f"{self.old_level} → {self.new_level}"
        fall = " — PROTECTION FALLS" if self.is_fall else ""
        parts = [f"now also {', '.join(self.come)}"] if self.come else []
        parts += [f"no longer {', '.join(self.gone)}"] if self.gone else []
        return f"{self.id} {level}{fall}: {'; '.join(parts) or 'the level alone'} ({self.title})"


@dataclass(frozen=True)
class Effect:
    """What the change does to the drawn sets and to the cases."""

    number: int
    levels: Mapping[tuple[str, str], int]
    is_fall: Mapping[tuple[str, str], bool]
    rules: Mapping[str, Turn]
    needs: Mapping[str, Turn]
    effects: Mapping[str, Turn]
    prompts: tuple[float, float]
    cases: tuple[CaseChange, ...]
    cases_run: int

    @property
    def rises(self) -> int:
        """Sets that end at a more urgent level than before."""
        return sum(n for pair, n in self.levels.items() if not self.is_fall[pair])

    @property
    def falls(self) -> int:
        """Sets that end at a less urgent level than before."""
        return sum(n for pair, n in self.levels.items() if self.is_fall[pair])


@dataclass(frozen=True)
class Comparison:
    """Two versions: every change, and its effect."""

    old: str
    new: str
    changes: tuple[Change, ...]
    effect: Effect
    is_same_logic: bool

    def as_json(self) -> dict[str, object]:
        """What `titian pack diff --json` prints."""
        effect = self.effect

        def turns(found: Mapping[str, Turn]) -> dict[str, dict[str, int]]:
            return {name: dict(vars(turn)) for name, turn in found.items()}

        return {
            "old": self.old,
            "new": self.new,
            "same_logic": self.is_same_logic,
            "changes": [change.as_json() for change in self.changes],
            "sets": effect.number,
            "rises": effect.rises,
            "falls": effect.falls,
            "levels": [
                {"old": old, "new": new, "sets": n, "falls": effect.is_fall[old, new]}
                for (old, new), n in effect.levels.items()
            ],
            "rules": turns(effect.rules),
            "needs": turns(effect.needs),
            "effects": turns(effect.effects),
            "median_prompts": {"old": effect.prompts[0], "new": effect.prompts[1]},
            "cases_run": effect.cases_run,
            "cases": [dict(vars(case)) for case in effect.cases],
        }

    def in_words(self) -> Iterator[str]:
        """The report, line by line."""
        yield f"{self.old} → {self.new}"
        if not self.changes:
            yield "Nothing changed."
            return
        for about, heading in HEADINGS.items():
            found = [change for change in self.changes if change.about == about]
            if found:
                yield ""
                yield heading
                shown = found[:MOST_WORDS_SHOWN] if about == "words" else found
                for change in shown:
                    yield from self._told(change)
                if len(shown) < len(found):
                    yield f"  … and {len(found) - len(shown)} more; --json lists them all."
        if self.is_same_logic:
            yield ""
            yield "The questions and rules are the same; no outcome changes."
            return
        yield from self._effect()

    def _told(self, change: Change) -> Iterator[str]:
        yield f"  {change.what}"
        if change.old:
            yield f"      was: {change.old}"
        if change.new:
            yield f"      now: {change.new}"
        if change.about == "rule" and change.old and change.new and "holds when" in change.what:
            yield f"      {self._sooner(change.id)}"

    def _sooner(self, rule: str) -> str:
        turn, number = self.effect.rules.get(rule, Turn(0, 0)), self.effect.number
        if turn.come and turn.gone:
            return f"It holds elsewhere: in {turn.come} more of {number:,} drawn sets, and no longer in {turn.gone}."
        if turn.come:
            return f"It holds sooner: in {turn.come} more of {number:,} drawn sets, in none less."
        if turn.gone:
            return f"It holds LATER: no longer in {turn.gone} of {number:,} drawn sets, in none more."
        return f"No drawn set tells the two apart ({number:,} drawn)."

    def _effect(self) -> Iterator[str]:
        effect = self.effect
        yield ""
        yield f"What it does, on {effect.number:,} drawn answer sets (shares are assumptions, no prevalence)"
        yield f"  {effect.rises} rise to a more urgent level, {effect.falls} fall."
        for (old, new), count in effect.levels.items():
            yield f"  {count} {'FALL' if effect.is_fall[old, new] else 'rise'} from {old} to {new}"
        if effect.falls:
            yield "  A fall takes protection away. Say why before this is signed off."
        for name, found in (("Rules", effect.rules), ("Needs", effect.needs), ("Effects", effect.effects)):
            if found:
                turns = [f"{one} {_turned(turn)}" for one, turn in found.items()]
                yield f"  {name} that change: {', '.join(turns)}"
        yield f"  Spoken prompts in a talk, median: {effect.prompts[0]:g} → {effect.prompts[1]:g}"
        yield ""
        yield f"Cases that come out differently ({len(effect.cases)} of {effect.cases_run})"
        yield from (f"  {case.in_words()}" for case in effect.cases)


def _turned(turn: Turn) -> str:
    return " ".join(([f"+{turn.come}"] if turn.come else []) + ([f"-{turn.gone}"] if turn.gone else []))


def compare(old: Subject, new: Subject, *, number: int = 2000, seed: int = 1) -> Comparison:
    """Every change between two versions and what it does to `number` drawn sets and to every case."""
    is_same = old.logic.document.model_copy(update={"version": ""}) == new.logic.document.model_copy(
        update={"version": ""}
    )
    changes = tuple(list_changes(old, new))
    effect = _effect(old, new, number=number, seed=seed, is_same=is_same)
    return Comparison(old.name, new.name, changes, effect, is_same)


def _effect(old: Subject, new: Subject, *, number: int, seed: int, is_same: bool) -> Effect:
    """`is_same`: no outcome can change, and only what is measured is drawn."""
    half = (number + 1) // 2
    measured = min(half, MEASURED)
    by_old = draw_talks(old.logic, Shares(), number=measured if is_same else half, seed=seed)
    by_new = [] if is_same else draw_talks(new.logic, Shares(), number=number // 2, seed=seed + 1)
    same_luck = draw_talks(new.logic, Shares(), number=measured, seed=seed)
    two = _Two(old.logic, new.logic)
    levels: Counter[tuple[str, str]] = Counter()
    turns: dict[str, tuple[Counter[str], Counter[str]]] = {
        kind: (Counter(), Counter()) for kind in ("rules", "needs", "effects")
    }
    for talk in () if is_same else (*by_old, *by_new):
        before, after = two.find_both(talk.answers)
        if before.level != after.level:
            levels[before.level, after.level] += 1
        for kind, (come, gone) in turns.items():
            had, has = _held(before)[kind], _held(after)[kind]
            come.update(has - had)
            gone.update(had - has)
    cases = () if is_same else tuple(_case_changes(two, old, new))
    return Effect(
        number=number,
        levels=dict(sorted(levels.items(), key=lambda pair: -pair[1])),
        is_fall={pair: two.falls(*pair) for pair in levels},
        rules=_turns(turns["rules"], [*new.logic.rules, *old.logic.rules]),
        needs=_turns(turns["needs"]),
        effects=_turns(turns["effects"]),
        prompts=(_median(old, by_old[:measured]), _median(new, same_luck)),
        cases=cases,
        cases_run=len(_all_cases(old, new)),
    )


def _turns(counted: tuple[Counter[str], Counter[str]], order: list[str] | None = None) -> dict[str, Turn]:
    come, gone = counted
    names = {*come, *gone}
    ordered = [name for name in dict.fromkeys(order or sorted(names)) if name in names]
    return {name: Turn(come[name], gone[name]) for name in ordered}


def _median(subject: Subject, talks: list[Interview]) -> float:
    texts = Texts(subject.logic.document, subject.words, subject.talk)
    return median(count_prompts(talk, texts).prompts for talk in talks) if talks else 0


def _held(standing: Standing) -> dict[str, set[str]]:
    return {"rules": set(standing.rules), "needs": set(standing.needs), "effects": set(standing.effects)}


class _Two:
    """Two logics that are asked the same."""

    def __init__(self, old: Logic, new: Logic) -> None:
        self.logics = (old, new)
        self.scales = tuple(answer_scales(logic) for logic in self.logics)
        self.ranks = {level.id: level.rank for logic in self.logics for level in logic.document.levels}

    def find_both(self, answers: Mapping[str, object]) -> tuple[Standing, Standing]:
        """What holds by each, of the answers it knows."""
        one, other = (
            find_standing(logic, dict(self._known(answers, number))) for number, logic in enumerate(self.logics)
        )
        return one, other

    def _known(self, answers: Mapping[str, object], number: int) -> Iterator[tuple[str, str]]:
        scales = self.scales[number]
        for key, value in answers.items():
            if key in scales and isinstance(value, str):
                scale = scales[key]
                kept = [
                    v for v in value.split() if v in scale.values or ("iso" in scale.values and COUNTRY.fullmatch(v))
                ]
                if kept:
                    yield key, " ".join(kept if scale.multiple else kept[:1])

    def falls(self, old: str, new: str) -> bool:
        """Whether the level becomes less urgent; of one rank, neither."""
        return self.ranks[new] < self.ranks[old]


def _all_cases(old: Subject, new: Subject) -> dict[str, Case]:
    return {case.id: case for case in (*old.cases, *new.cases)}


def _case_changes(two: _Two, old: Subject, new: Subject) -> Iterator[CaseChange]:
    for case in _all_cases(old, new).values():
        before, after = two.find_both(case.answers)
        had, has = ({name for kind in _held(one).values() for name in kind} for one in (before, after))
        if before.level != after.level or had != has:
            is_fall = two.falls(before.level, after.level)
            come, gone = tuple(sorted(has - had)), tuple(sorted(had - has))
            yield CaseChange(case.id, case.title, before.level, after.level, is_fall, come, gone)
