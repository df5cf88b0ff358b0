"""What a debrief says of a run: outcome and process, and never a figure about the officer.

It may say: in this case these moves kept or broke these rules, here is the moment; this stayed untold, and this
condition was missing. It counts moves, never facts; it knows no minutes, no rank, no pass and nothing of credibility.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from titian.instrument.answers import parse_answers
from titian.instrument.logic import Logic
from titian.instrument.outcome import evaluate

from .machine import Machine, Run, State, text_of
from .model import GOOD, Course, Persona

NOT_ASKED = "not_asked"
"""Every condition was there, and nobody asked or left room."""


@dataclass(frozen=True)
class Untold:
    """A fact that stayed untold: the line they would have said, and which conditions were missing."""

    fact: str
    line: str
    missing: tuple[str, ...]
    trust_needed: int


@dataclass(frozen=True)
class Kept:
    """A rule of conduct in this run: how many moves kept it, how many broke it, whether this practice is about it."""

    rule: str
    kept: int
    broken: int
    is_marked: bool


@dataclass(frozen=True)
class RuleMoment:
    """The moment where a rule was kept or broken: the index of the move, from 0, and the move."""

    at: int
    move: str
    rule: str
    is_kept: bool


@dataclass(frozen=True)
class Debrief:
    """A run looked back on. `marks` of `marks_of`: rules this practice is about, kept and never broken.

    `trust` after each move is an assumption of the authors. `answers_told` are what the pack's questions got,
    `answers_true` what they would have got had everything been told.
    """

    persona: str
    ending: str | None
    kind: str | None
    is_good: bool
    is_best: bool
    told: tuple[str, ...]
    untold: tuple[Untold, ...]
    moments: tuple[RuleMoment, ...]
    rules: tuple[Kept, ...]
    marks: int
    marks_of: int
    trust: tuple[int, ...]
    answers_told: dict[str, str]
    answers_true: dict[str, str]

    def as_json(self) -> dict[str, object]:
        """The same as plain values."""
        return asdict(self)


def debrief(course: Course, machine: Machine, moves: Sequence[str]) -> Debrief:
    """What these moves come to. Raises NotNow where one of them could not be made."""
    run, persona = machine.play(moves), machine.persona
    last = machine.play(moves[:-1]).state if run.ending and moves else run.state
    moments = tuple(
        RuleMoment(at, moment.move, rule, is_kept)
        for at, moment in enumerate(run.moments)
        for rule, is_kept in ((moment.keeps, True), (moment.breaks, False))
        if rule
    )
    rules = _count(persona, moments)
    marked = [rule for rule in rules if rule.is_marked]
    return Debrief(
        persona=persona.id,
        ending=run.ending.id if run.ending else None,
        kind=run.ending.kind if run.ending else None,
        is_good=run.ending is not None and run.ending.kind in GOOD,
        is_best=run.ending is not None and run.ending.id == persona.best,
        told=tuple(fact.id for n, fact in enumerate(machine.facts) if run.state.told >> n & 1),
        untold=_list_untold(machine, last),
        moments=moments,
        rules=rules,
        marks=sum(1 for rule in marked if rule.kept and not rule.broken),
        marks_of=len(marked),
        trust=tuple(moment.trust for moment in run.moments),
        answers_told=_answers_told(course, machine, run),
        answers_true=list_true_answers(course, persona),
    )


def _list_untold(machine: Machine, state: State) -> tuple[Untold, ...]:
    """What was missing is what was not there before the last move."""
    return tuple(
        Untold(
            fact=fact.id,
            line=text_of(machine.persona, fact.said),
            missing=tuple(machine.list_missing(state, number)) or (NOT_ASKED,),
            trust_needed=fact.needs.trust,
        )
        for number, fact in enumerate(machine.facts)
        if not state.told >> number & 1
    )


def _count(persona: Persona, moments: Sequence[RuleMoment]) -> tuple[Kept, ...]:
    named = sorted({moment.rule for moment in moments} | set(persona.marks))
    return tuple(
        Kept(
            rule=rule,
            kept=sum(1 for moment in moments if moment.rule == rule and moment.is_kept),
            broken=sum(1 for moment in moments if moment.rule == rule and not moment.is_kept),
            is_marked=rule in persona.marks,
        )
        for rule in named
    )


def _answers_told(course: Course, machine: Machine, run: Run) -> dict[str, str]:
    """Facts that were told stand as they are; of those asked for and not told, their questions were skipped."""
    persona = machine.persona
    made = {moment.move for moment in run.moments}
    answers = dict.fromkeys(persona.seen, "yes") if "look" in made else {}
    if machine.has(run.state, "language"):
        answers["P01"] = "yes"
    if "consent" in made:
        answers[_consent(persona)] = "yes" if machine.has(run.state, "consent") else "no"
    facts = {fact.subject: number for number, fact in enumerate(machine.facts)}
    for ready in machine.ready:
        subject = ready.move.subject
        if subject is None or ready.move.id not in made:
            continue
        number = facts.get(subject, -1)
        if number < 0 and _was_withheld(run, ready.move.id):
            continue
        answers |= _plain(course, persona, subject)
        if number >= 0:
            answers |= dict.fromkeys(_questions(machine.facts[number].answers), _untold(machine, number))
    for number, fact in enumerate(machine.facts):
        if run.state.told >> number & 1:
            answers |= {**_plain(course, persona, fact.subject), **fact.answers}
    return answers


def _was_withheld(run: Run, move: str) -> bool:
    """Put where others hear, and never otherwise: the phone would not have asked."""
    return all(moment.breaks is not None for moment in run.moments if moment.move == move)


def _untold(machine: Machine, number: int) -> str:
    return "no" if machine.facts[number].untold == "no" else "skip"


def _questions(answers: Mapping[str, str]) -> list[str]:
    """The keys that are questions of their own, not those of when it was."""
    return [key for key in answers if not key.endswith("_when")]


def _plain(course: Course, persona: Persona, subject: str) -> dict[str, str]:
    """What they answer to a subject where nothing is kept back."""
    ask = course.asks(persona).get(subject)
    items = ask.items if ask else ()
    return {item: value for item in items if (value := persona.answers.get(item, course.clear.get(item)))}


def list_true_answers(course: Course, persona: Persona) -> dict[str, str]:
    """What the questions would have got, all asked and all told."""
    answers = dict.fromkeys(persona.seen, "yes") | {"P01": "yes", _consent(persona): "yes"}
    for subject in course.asks(persona):
        answers |= _plain(course, persona, subject)
    for fact in persona.facts:
        answers |= fact.answers
    return answers


def _consent(persona: Persona) -> str:
    return "A02" if persona.child else "P02"


def conclude(logic: Logic, answers: Mapping[str, str]) -> dict[str, object]:
    """What the pack's own rules conclude from these answers: level, how the talk stands, needs and classes.

    Raises AnswersError where an answer is none of the pack's.
    """
    outcome = evaluate(logic, parse_answers(logic, answers))
    return {
        "level": outcome.level,
        "talk": outcome.talk,
        "needs": list(outcome.needs),
        "classes": list(outcome.classes),
    }
