"""Everything `titian learning check` finds in practice interviews, all at once."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from titian.instrument.answers import answer_scales, parse_answers
from titian.instrument.errors import AnswersError, Problem
from titian.instrument.languages.table import Language, find_table, read_table
from titian.instrument.logic import Logic
from titian.voices.wording import Wording

from .codes import problem
from .debrief import conclude, list_true_answers
from .laws import check_walk, find_full_marks
from .machine import STOP, Machine
from .model import DERIVED, FLAGS, GOOD, Course, Persona
from .reading import PERSONAS, find_pack, read_course
from .walk import TooManyStates, walk
from .words import check_words, check_writing, list_texts, read_wordings

SHARE: Final = 3
"""In one of so many personas untold is best, once there are enough to count."""
ENOUGH: Final = 12
NOT_FOR_CHILDREN: Final = frozenset({"sexual", "marriage", "pregnancy", "other_exploitation"})
SEXUAL: Final = re.compile(
    r"\bsex|\brape|prostitut|\bnaked|\bporn|\bseks|\bperkosa|pelacur|telanjang|ทางเพศ|ข่มขืน|โสเภณี|เปลือย|ค้าประเวณี",
    re.IGNORECASE,
)
"""Words that no text of a child's persona holds."""
CALM: Final = frozenset({"REFER", "INFO", "INCOMPLETE"})
"""Levels that are not urgent: what the rules may conclude from somebody with nothing to tell."""


@dataclass(frozen=True)
class Walked:
    """One persona, walked: how many states, in how many seconds of the processor, and a talk with full marks."""

    persona: str
    states: int
    seconds: float
    full_marks: tuple[str, ...]


@dataclass(frozen=True)
class Checked:
    """What was found in a folder of learning."""

    problems: tuple[Problem, ...]
    walked: tuple[Walked, ...]

    def as_json(self) -> dict[str, object]:
        """The shape `titian learning check --json` prints."""
        return {
            "problems": [
                {"code": each.code, "what": each.what, "subject": each.subject, "fixes": list(each.fixes)}
                for each in self.problems
            ],
            "walked": [
                {"persona": each.persona, "states": each.states, "seconds": each.seconds} for each in self.walked
            ],
        }


@dataclass(frozen=True)
class _Looked:
    """A folder's course, what is wrong with it as it is written, and the personas of which nothing is."""

    course: Course
    problems: list[Problem]
    sound: list[Persona]


def check_practice(folder: Path, pack: Path | None = None, *, only: str | None = None) -> Checked:
    """Reads every persona of a folder, walks them, or one, and holds them to the laws.

    Raises PackError where the pack cannot be read.
    """
    looked = _look(folder, pack, only)
    walked = [_walk(looked.course, persona, looked.problems) for persona in looked.sound]
    return Checked(tuple(looked.problems), tuple(walked))


def check_as_written(folder: Path, pack: Path | None = None) -> tuple[Problem, ...]:
    """The same without a walk, a second for six personas. Raises PackError where the pack cannot be read."""
    return tuple(_look(folder, pack, None).problems)


def _look(folder: Path, pack: Path | None, only: str | None) -> _Looked:
    course, logic, problems = read_course(folder, pack or find_pack(folder))
    wordings = read_wordings(folder, problems)
    read = {persona.id for persona in course.personas}
    unread = sorted({path.stem for path in (folder / PERSONAS).glob("*.yaml")} - read)
    problems += check_course(course, logic, wordings, unread)
    table = find_table(folder)
    languages = read_table(table) if table else None
    problems += check_writing(wordings, languages or {})
    if only is not None and only not in {persona.id for persona in course.personas}:
        problems.append(problem("persona.not_there", f"There is no persona {only}.", only))
    sound = []
    for persona in course.personas:
        if only not in (None, persona.id):
            continue
        found = list(check_persona(course, logic, persona, languages))
        problems += found
        if not found:
            sound.append(persona)
    return _Looked(course, problems, sound)


def _walk(course: Course, persona: Persona, problems: list[Problem]) -> Walked:
    machine = Machine(course, persona)
    began = time.process_time()
    try:
        found = walk(machine)
    except TooManyStates:
        problems.append(problem("persona.too_many_states", f"{persona.id} has too many states.", persona.id))
        return Walked(persona.id, 0, time.process_time() - began, ())
    problems += check_walk(machine, found)
    seconds = time.process_time() - began
    return Walked(persona.id, len(found.states), round(seconds, 3), tuple(find_full_marks(machine) or ()))


def check_course(
    course: Course, logic: Logic, wordings: list[Wording], unread: Iterable[str] = ()
) -> Iterator[Problem]:
    """What concerns all personas together: words, common moves, the share in which untold is best."""
    yield from check_words(course, wordings, unread)
    yield from _twice(course, wordings)
    for move in course.moves:
        if not (move.keeps or move.breaks) and move.kind not in ("ask",):
            yield problem("persona.unknown_move", f"moves.yaml: {move.id} names no rule of conduct.", move.id)
        subjects = course.adult.keys() | course.children.keys()
        if move.subject is not None and move.subject not in subjects:
            yield problem(
                "persona.subject", f"moves.yaml: {move.subject} is no subject of {logic.document.id}.", move.id
            )
    untold = [persona for persona in course.personas if not persona.nothing_to_tell and _is_untold_best(persona)]
    if len(course.personas) >= ENOUGH and len(untold) * SHARE < len(course.personas):
        what = f"Untold is best in {len(untold)} of {len(course.personas)} personas."
        yield problem("learning.untold_share", what)


def _is_untold_best(persona: Persona) -> bool:
    return any(ending.id == persona.best and ending.kind == "open" for ending in persona.endings)


def _twice(course: Course, wordings: list[Wording]) -> Iterator[Problem]:
    """Names that stand twice, and what no text of a child holds."""
    known = {move.id for move in course.moves}
    for name in _repeated(move.id for move in course.moves):
        yield problem("persona.same_name", f"moves.yaml: {name} stands twice.", name)
    for persona in course.personas:
        texts = list(list_texts(persona, known)) if persona.child else []
        for wording in wordings:
            for text in texts:
                if text in wording.texts and SEXUAL.search(wording.texts[text].text):
                    what = f"{text} of {wording.tag} has a word that belongs in no child's practice."
                    yield problem("persona.child_content", what, persona.id)


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]


def check_persona(
    course: Course, logic: Logic, persona: Persona, languages: Mapping[str, Language] | None = None
) -> Iterator[Problem]:
    """What can be seen without a walk: names, answers, the ends. Only a persona without these problems is walked."""
    yield from _names(course, persona)
    yield from _moves(course, persona)
    yield from _facts(course, persona)
    yield from _answers(course, logic, persona)
    trust = persona.trust
    if not trust.min < trust.start <= trust.max:
        what = f"{persona.id}: trust begins at {trust.start}, of {trust.min} to {trust.max}."
        yield problem("persona.trust", what, persona.id)
    best = next((ending for ending in persona.endings if ending.id == persona.best), None)
    if best is None or best.kind not in GOOD:
        yield problem("persona.best", f"{persona.id}: {persona.best} is no good ending of it.", persona.id)
    kept = {move.keeps for move in course.moves_for(persona)}
    for rule in persona.marks:
        if rule not in kept:
            yield problem("persona.marks", f"{persona.id}: no move here keeps {rule}.", persona.id)
    if languages is not None and persona.language not in languages:
        yield problem("persona.language", f"{persona.id}: {persona.language} is not in the table.", persona.id)


def _names(course: Course, persona: Persona) -> Iterator[Problem]:
    moves = course.moves_for(persona)
    flags = {*FLAGS, *(flag for move in moves for flag in (*move.sets, *((move.once,) if move.once else ())))}
    facts = {fact.id for fact in persona.facts}
    readable = flags | set(DERIVED)
    used = [(flag, readable, "flag") for fact in persona.facts for flag in fact.needs.flags]
    used += [(name, facts, "fact") for fact in persona.facts for name in fact.needs.facts]
    ids = {move.id for move in moves} | {STOP}
    for ending in persona.endings:
        when = ending.when
        used += [(flag, readable, "flag") for flag in (*when.flags, *when.without)]
        used += [(name, facts, "fact") for name in (*when.told, *when.untold)]
        used += [(name, ids, "move") for name in when.move]
    used += [(flag, readable, "flag") for move in persona.moves for flag in (*move.needs, *move.unless)]
    used += [(flag, flags, "flag") for move in persona.moves for flag in move.clears]
    for name, known, kind in dict.fromkeys((name, frozenset(known), kind) for name, known, kind in used):
        if name not in known:
            yield problem("persona.unknown_name", f"{persona.id}: {name} is no {kind} here.", persona.id)
    for kind, names in (("fact", [fact.id for fact in persona.facts]), ("ending", [e.id for e in persona.endings])):
        for name in _repeated(names):
            yield problem("persona.same_name", f"{persona.id}: the {kind} {name} stands twice.", persona.id)


def _moves(course: Course, persona: Persona) -> Iterator[Problem]:
    common = {move.id: move for move in course.moves}
    for name in _repeated(move.id for move in persona.moves):
        yield problem("persona.same_name", f"{persona.id}: the move {name} stands twice.", persona.id)
    for move in persona.moves:
        known = common.get(move.id)
        if known and known.model_copy(update={"trust": move.trust, "once": move.once}) != move:
            yield problem("persona.rule_changed", f"{persona.id}: {move.id} is another move here.", persona.id)
        if not known and not (move.keeps or move.breaks):
            yield problem("persona.unknown_move", f"{persona.id}: {move.id} names no rule of conduct.", persona.id)


def _facts(course: Course, persona: Persona) -> Iterator[Problem]:
    asks = course.asks(persona)
    for subject in _repeated(fact.subject for fact in persona.facts):
        yield problem("persona.subject", f"{persona.id}: two facts are about {subject}.", persona.id)
    for fact in persona.facts:
        if persona.child and fact.subject in NOT_FOR_CHILDREN:
            yield problem("persona.child_content", f"{persona.id}: {fact.id} is about {fact.subject}.", persona.id)
        ask = asks.get(fact.subject)
        if ask is None or not any(move.subject == fact.subject for move in course.moves_for(persona)):
            yield problem("persona.subject", f"{persona.id}: {fact.subject} is not put to this person.", persona.id)
            continue
        for key in fact.answers:
            if key.removesuffix("_when") not in ask.items:
                what = f"{persona.id}: {key} is no question about {fact.subject} that is put to this person."
                yield problem("persona.item", what, persona.id)


def _answers(course: Course, logic: Logic, persona: Persona) -> Iterator[Problem]:
    asks, scales = course.asks(persona), answer_scales(logic)
    put = {item for ask in asks.values() for item in ask.items}
    for key in persona.answers:
        if key not in put:
            yield problem("persona.item", f"{persona.id}: {key} is no question that is put to this person.", persona.id)
    for tick in persona.seen:
        if tick not in scales or scales[tick].values != ("yes", "no"):
            yield problem("persona.item", f"{persona.id}: {tick} is nothing an officer ticks.", persona.id)
    try:
        parse_answers(logic, _said(persona, scales.keys()))
    except AnswersError as error:
        for each in error.problems:
            yield problem("persona.value", f"{persona.id}: {each.what}", persona.id, *each.fixes)
        return
    if persona.nothing_to_tell:
        yield from _nothing_to_tell(course, logic, persona)


def _said(persona: Persona, known: Iterable[str]) -> dict[str, str]:
    """Every answer of a persona that has a scale; what has none is told as a question that is not there."""
    said = {**persona.answers, **{key: value for fact in persona.facts for key, value in fact.answers.items()}}
    return {key: value for key, value in said.items() if key in set(known)}


def _nothing_to_tell(course: Course, logic: Logic, persona: Persona) -> Iterator[Problem]:
    known = answer_scales(logic)
    answers = {key: value for key, value in list_true_answers(course, persona).items() if key in known}
    level = conclude(logic, answers)["level"]
    if level not in CALM:
        yield problem("persona.nothing_to_tell", f"{persona.id}: the rules conclude {level}.", persona.id)
