"""How long a talk is: prompts and minutes on each path through the questions.

A prompt is what is said to the person: a question, an offer of a module, a line of consent or assent. Words said
together with a question (`before`) are part of it. Seconds a prompt are a proposal, not measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from titian.instrument.answers import parse_answers
from titian.instrument.cases import Case
from titian.instrument.errors import AnswersError
from titian.instrument.logic import Logic
from titian.instrument.outcome import find_standing

from .texts import SPOKEN_STAGE, Texts
from .walk import Interview, Manner, scripted

SECONDS_A_PROMPT = 12
MOST_PROMPTS = 30
LIMIT = "prompts_before_a_break_is_offered"


@dataclass(frozen=True)
class Prompts:
    """What is said to the person in one talk."""

    questions: int
    lines: int
    offers: int

    @property
    def prompts(self) -> int:
        """All of it."""
        return self.questions + self.lines + self.offers


@dataclass(frozen=True)
class PathFound:
    """One path: what happens on it, how much is said, and the level at its end.

    `is_whole`: the person agreed to questions, and nobody ended the talk.
    """

    id: str
    title: str
    counted: Prompts
    level: str
    rules: frozenset[str]
    is_whole: bool

    @property
    def minutes(self) -> float:
        """How long it takes at the proposed pace."""
        return round(self.counted.prompts * SECONDS_A_PROMPT / 60, 1)

    def as_json(self) -> dict[str, object]:
        """The shape `titian pack check --json` prints."""
        counted = {"prompts": self.counted.prompts, **vars(self.counted)}
        return {"id": self.id, "title": self.title, **counted, "minutes": self.minutes, "level": self.level}


@dataclass(frozen=True)
class Paths:
    """All paths that were walked, and how many prompts are too many."""

    found: tuple[PathFound, ...]
    most: int

    @cached_property
    def typical(self) -> PathFound:
        """An adult who agrees and tells of nothing."""
        return self.found[0]

    @cached_property
    def shortest(self) -> PathFound:
        """The shortest talk in which the person agreed to questions and nobody ended it."""
        return min((path for path in self.found if path.is_whole), key=lambda path: path.counted.prompts)

    @cached_property
    def longest(self) -> PathFound:
        """The longest that was found among the named paths; not a proof that none is longer."""
        return max(self.found, key=lambda path: path.counted.prompts)

    @cached_property
    def long(self) -> list[PathFound]:
        """Paths with more prompts than the pack says is good."""
        return [path for path in self.found if path.counted.prompts > self.most]


def count_prompts(talk: Interview, texts: Texts | None) -> Prompts:
    """What is said in one talk. Without texts, lines of consent are not known and not counted."""
    logic = talk.manner.logic
    anchors, modules = logic.document.anchors, logic.document.modules
    base = logic.plan.base
    lines = 0
    for kind, anchor in (("consent", anchors.consent), ("assent", anchors.assent)):
        if texts and anchor in talk.asked:
            known = len(texts.lines(kind))  # a script says some of them: those that are true in its country
            lines += min(known, logic.document.limits.get(f"lines_of_{kind}", known))
    begun = {logic.items[base[key]].module for key in talk.asked}
    begun |= {key.removesuffix("_open") for key in talk.answers if key.endswith("_open")}
    offers = sum(modules[name].stage == SPOKEN_STAGE for name in begun)
    return Prompts(len(talk.asked), lines, offers)


def walk_paths(logic: Logic, texts: Texts, cases: tuple[Case, ...]) -> Paths:
    """Walks the named paths: nothing told, a refusal, a child, each gate alone, and as each case answers."""
    manner = Manner(logic)
    found = []
    for path, title, start, script in [*_named(logic, texts), *_of_cases(logic, cases)]:
        talk = Interview(manner, dict(start)).walk(scripted(manner, script))
        standing = find_standing(logic, talk.answers)
        is_whole = talk.answers.get("stopped") != "yes" and agreed(manner, talk.answers)
        found.append(
            PathFound(path, title, count_prompts(talk, texts), standing.level, frozenset(standing.rules), is_whole)
        )
    return Paths(tuple(found), logic.document.limits.get(LIMIT, MOST_PROMPTS))


def agreed(manner: Manner, answers: Mapping[str, str]) -> bool:
    """Whether somebody said yes to questions; in a pack without consent, always."""
    anchors = manner.logic.document.anchors
    keys = [key for key in (anchors.consent, anchors.assent) if key]
    return not keys or "yes" in {answers.get(key) for key in keys}


_Path = tuple[str, str, Mapping[str, str], Mapping[str, str]]


def _named(logic: Logic, texts: Texts) -> Iterator[_Path]:
    document, anchors = logic.document, logic.document.anchors
    yield "nothing", "An adult who agrees and tells of nothing", {}, {}
    if anchors.consent:
        yield "refused", "An adult who says no to questions", {}, {anchors.consent: "no"}
    if anchors.language:
        yield "no_language", "No common language", {}, {anchors.language: "no"}
    looks = [name for name in anchors.child if logic.items[name].asked_of != "person"]
    if looks:
        yield "child", "A child at the counter", {looks[0]: logic.items[looks[0]].flag_when[0]}, {}
        specialist = {looks[0]: logic.items[looks[0]].flag_when[0], "mode": "specialist"}
        yield "child_specialist", "A child, asked by a specialist", specialist, {}
    yield "specialist", "An adult, asked by a specialist, who tells of nothing", {"mode": "specialist"}, {}
    for item in document.items:
        if item.role == "gate" and item.asked_of == "person" and item.flag_when and item.id not in _of_person(logic):
            words = texts.written.get(f"item.{item.id}.label", "")
            yield f"only_{item.id}", f"Only {item.id} is raised: {words}".rstrip(": "), {}, {item.id: item.flag_when[0]}


def _of_person(logic: Logic) -> tuple[str | None, ...]:
    anchors = logic.document.anchors
    return (anchors.language, anchors.consent, anchors.assent)


def _of_cases(logic: Logic, cases: tuple[Case, ...]) -> Iterator[_Path]:
    """Each case as a path: what it answers is answered when it is asked, all else tells of nothing."""
    for case in cases:
        try:
            answers = parse_answers(logic, case.answers)
        except AnswersError:
            continue
        seen = {i.id for i in logic.document.items if i.asked_of != "person"}
        start = {
            k: v
            for k, v in answers.items()
            if k in seen or k in ("mode", "stopped", "help_came") or k.endswith("_open")
        }
        yield f"case_{case.id}", f"As case {case.id}: {case.title}", start, answers
