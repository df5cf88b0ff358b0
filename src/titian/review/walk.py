"""A talk walked as the app walks it: one question after another, until nothing is left to ask."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from titian.instrument.asking import is_cut, still_to_ask
from titian.instrument.checks import expressions_of
from titian.instrument.document import Item, Scale
from titian.instrument.expressions import Tree
from titian.instrument.logic import Logic
from titian.instrument.vocabulary import UNKNOWN
from titian.instrument.words import Run
from titian.instrument.worlds import CERTAIN, Certain

from .texts import NEVER_OFFERED

Answer = Callable[[str], str]
"""Gives the answer to an answer key."""

MOST_QUESTIONS = 400
MOST_REMEMBERED = 50_000
NOT_ABOUT_ME = "na"


class Manner:
    """What of one logic decides how a talk goes on; worked out once."""

    def __init__(self, logic: Logic) -> None:
        self.logic = logic
        self.items = logic.items
        self.phased = {item.phase.answer_key: item for item in logic.document.items if item.phase}
        self._asked: dict[frozenset[tuple[str, str]], tuple[str, ...]] = {}

    def ask_again(self, telling: Mapping[str, str]) -> tuple[str, ...]:
        """The same as `ask`, remembered: many talks tell the same until they part."""
        told = frozenset(telling.items())
        found = self._asked.get(told)
        if found is None:
            found = self.ask(telling)
            if len(self._asked) < MOST_REMEMBERED:
                self._asked[told] = found
        return found

    def ask(self, answers: Mapping[str, str]) -> tuple[str, ...]:
        """The keys `find_next` asks for, working out no rule that does not decide about asking."""
        worlds = Certain(self.logic.plan, answers)
        established = {rule for rule, run in self._deciding if run(worlds) & CERTAIN}
        return () if is_cut(worlds, established) else still_to_ask(worlds, established)

    @cached_property
    def _deciding(self) -> list[tuple[str, Run]]:
        """Rules whose being established ends or begins questions."""
        named = {rule for node in self._nodes() if node.op == "established" for rule in node.names}
        named |= self.logic.plan.stops
        return [(rule.id, run) for rule, run, _ in self.logic.plan.rules if rule.id in named]

    @cached_property
    def covers(self) -> dict[str, frozenset[str]]:
        """Item → answer keys that need not be asked once it is answered, because it told the same fact."""
        found: dict[str, set[str]] = {}
        for item in self.logic.document.items:
            for twin in item.covered_by:
                keys = found.setdefault(twin, set())
                keys |= {item.id} | ({item.phase.answer_key} if item.phase else set())
        return {twin: frozenset(keys) for twin, keys in found.items()}

    @cached_property
    def telling(self) -> dict[str, frozenset[str]]:
        """Item → the values that an expression looks for by name."""
        found: dict[str, set[str]] = {}
        for node in self._nodes():
            if node.op == "answered":
                found.setdefault(node.names[0], set()).update(node.names[1:])
        return {item: frozenset(values) for item, values in found.items()}

    @cached_property
    def looks_at_clearness(self) -> bool:
        """Whether what is asked can depend on a gate having been cleared by many a no."""
        rules = self.logic.rules
        named = {rule for node in self._nodes() if node.op == "established" for rule in node.names}
        read = [node for rule in named for node in rules[rule].when.walk()]
        home = {"relevance", "ask"}
        read += [n for *_, where, tree in expressions_of(self.logic.document) if where in home for n in tree.walk()]
        return any(node.op == "gate_unexplored" for node in read)

    def _nodes(self) -> Iterator[Tree]:
        for *_, tree in expressions_of(self.logic.document):
            yield from tree.walk()

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Items on which the words about the person stand."""
        anchors = self.logic.document.anchors
        named = (*anchors.child, anchors.age, anchors.language, anchors.consent, anchors.assent)
        return frozenset(name for name in named if name)

    def changes_nothing(self, key: str, value: str) -> bool:
        """Whether an answer leaves every other question as it stood: it raises nothing, and nothing looks for it."""
        item = self.items.get(key)
        if item is None or key in self.anchors or self.looks_at_clearness:
            return False
        values = set(value.split())
        return values.isdisjoint({"not_understood", *item.flag_when, *self.telling.get(key, ())})

    def scale_of(self, key: str) -> Scale:
        """The choices of an answer key."""
        item = self.phased.get(key)
        name = item.phase.scale if item and item.phase else self.items[key].scale
        return self.logic.document.scales[name]

    def clear_value(self, item: Item) -> str:
        """The answer that tells of nothing: no where yes is raised, yes where no is; a skip where there is none."""
        scale = self.logic.document.scales[item.scale]
        anchors = self.logic.document.anchors
        if item.id in (anchors.language, anchors.consent, anchors.assent):
            return "yes"
        if "iso" in scale.values:
            return "not_known" if "not_known" in scale.values else "skip"
        shunned = {*item.flag_when, *UNKNOWN, *NEVER_OFFERED, NOT_ABOUT_ME}
        clear = [value for value in scale.values if value not in shunned]
        quiet = [value for value in clear if value not in self.telling.get(item.id, ())]
        return next(iter((*quiet, *clear)), "skip")


@dataclass
class Interview:
    """One talk. `ask` are the answer keys still to be put, as `find_next` gives them; `asked` those put so far.

    An answer that changes nothing else is *quiet*: it only takes its own question off the list. What is asked follows
    from the others, the *telling* ones.
    """

    manner: Manner
    answers: dict[str, str]
    ask: tuple[str, ...] = ()
    asked: list[str] = field(default_factory=list)
    _telling: dict[str, str] = field(init=False, repr=False)
    _quiet: set[str] = field(default_factory=set, init=False, repr=False)

    def __post_init__(self) -> None:
        self._telling = dict(self.answers)
        self.ask = self.manner.ask_again(self._telling)

    def give(self, key: str, value: str) -> None:
        """Answers a question."""
        self.asked.append(key)
        if key in self.answers or not self.manner.changes_nothing(key, value):
            self.tell(key, value)
            return
        self.answers[key] = value
        covered = self.manner.covers.get(key)
        if covered is None:
            self._quiet.add(key)
        else:
            self._telling[key] = value
        gone = {key} if covered is None else covered | {key}
        self.ask = tuple(other for other in self.ask if other not in gone)

    def tell(self, key: str, value: str) -> None:
        """Writes an answer that can change what is asked, or what is no answer: a module that was declined."""
        self.answers[key] = self._telling[key] = value
        self._quiet.discard(key)
        self.ask = tuple(other for other in self.manner.ask_again(self._telling) if other not in self._quiet)

    def walk(self, answer: Answer) -> Interview:
        """Puts every question in order until nothing is left, or somebody stopped."""
        while self.ask and len(self.asked) < MOST_QUESTIONS:
            key = self.ask[0]
            self.give(key, answer(key))
        return self


def holding(logic: Logic, answers: Mapping[str, str]) -> set[str]:
    """Ids of the rules that hold, closing rules apart."""
    worlds = Certain(logic.plan, answers)
    return {rule.id for rule, run, _ in logic.plan.rules if run(worlds) & CERTAIN}


def scripted(manner: Manner, script: Mapping[str, str]) -> Answer:
    """Answers as written; where nothing is written, the answer that tells of nothing."""

    def answer(key: str) -> str:
        if key in script and script[key] != "not_understood":
            return script[key]
        item = manner.phased.get(key)
        return "work" if item else manner.clear_value(manner.items[key])

    return answer


@dataclass(frozen=True)
class Shares:
    """How often each kind of answer is drawn. Assumptions to compare changes by; nothing is known of their true size.

    `gate` to `context`: of questions of that role, how often the answer raises them (times how much this person tells:
    nothing, half, all of it or two and a half times, each as often). `seen`: of what the officer looks for.
    `declined`: of modules offered. `stopped`: at each question. The others: of talks, or of questions.
    """

    gate: float = 0.12
    indicator: float = 0.25
    need: float = 0.1
    effect: float = 0.3
    context: float = 0.2
    seen: float = 0.03
    child: float = 0.12
    refusal: float = 0.05
    no_language: float = 0.03
    skip: float = 0.06
    dont_know: float = 0.04
    not_understood: float = 0.01
    declined: float = 0.03
    stopped: float = 0.001
    specialist: float = 0.0

    def with_shares(self, given: Mapping[str, float]) -> Shares:
        """These shares with some of them changed. Raises ValueError that names what is not a share."""
        known = vars(self)
        for name, share in given.items():
            if name not in known:
                raise ValueError(f"{name} is not a share; the shares are: {', '.join(known)}.")
            if not 0 <= share <= 1:
                raise ValueError(f"{name}={share} is not between 0 and 1.")
        return replace(self, **given)


def draw_interview(manner: Manner, shares: Shares, rng: random.Random) -> Interview:
    """One random talk, walked to its end: what the officer sees first, then every question that would be put."""
    drawn = _Drawn(manner, shares, rng)
    talk = Interview(manner, drawn.start())
    while talk.ask and len(talk.asked) < MOST_QUESTIONS:
        if rng.random() < shares.stopped:
            talk.answers["stopped"] = "yes"
            break
        module = manner.logic.items[manner.logic.plan.base[talk.ask[0]]].module
        if drawn.declines(module):
            talk.tell(f"{module}_open", "no")
            continue
        key = talk.ask[0]
        talk.give(key, drawn.answer(key))
    return talk


class _Drawn:
    """The luck of one talk."""

    def __init__(self, manner: Manner, shares: Shares, rng: random.Random) -> None:
        self.manner, self.shares, self.rng = manner, shares, rng
        self.offered: set[str] = set()
        self.heard: set[str] = set()
        # Some people tell much and some nothing: one factor for the whole talk, 1 on average.
        self.openness = rng.choice((0.0, 0.5, 1.0, 2.5))
        self.is_child = rng.random() < shares.child

    def start(self) -> dict[str, str]:
        """What is there before the first question: who asks, and what the officer sees."""
        document = self.manner.logic.document
        answers = {"mode": "specialist"} if self.rng.random() < self.shares.specialist else {}
        seen = [item for item in document.items if item.asked_of != "person" and item.flag_when]
        for item in seen:
            if item.id in document.anchors.child:
                continue
            if self.rng.random() < self.shares.seen:
                answers[item.id] = self.rng.choice(item.flag_when)
        looks = [item for item in seen if item.id in document.anchors.child]
        if self.is_child and looks:
            answers[looks[0].id] = looks[0].flag_when[0]
        return answers

    def declines(self, module: str) -> bool:
        """Whether the person says no to a module when it is offered; each is offered once."""
        document = self.manner.logic.document
        if module in self.offered or document.modules[module].stage != "modules":
            return False
        self.offered.add(module)
        return self.rng.random() < self.shares.declined

    def answer(self, key: str) -> str:
        """The answer to one question."""
        manner, shares, rng = self.manner, self.shares, self.rng
        if key in manner.phased:
            return rng.choice(("work", "work", "before", "way", "before work"))
        item = manner.items[key]
        anchors = manner.logic.document.anchors
        if key == anchors.language:
            return "no" if rng.random() < shares.no_language else "yes"
        if key in (anchors.consent, anchors.assent):
            return "no" if rng.random() < shares.refusal else "yes"
        if key == anchors.age:
            return item.flag_when[0] if self.is_child else manner.clear_value(item)
        return self._told(item, manner.scale_of(key))

    def _told(self, item: Item, scale: Scale) -> str:
        shares, rng = self.shares, self.rng
        draw, least = rng.random(), 0.0
        for value in ("skip", "dont_know", "not_understood"):
            share = getattr(shares, value)
            if value in scale.values and (value != "not_understood" or item.id not in self.heard):
                if least <= draw < least + share:
                    self.heard.add(item.id)
                    return value
                least += share
        share = getattr(shares, item.role) * (self.openness if item.role in ("gate", "indicator", "need") else 1)
        told = [value for value in item.flag_when if value not in UNKNOWN]
        if told and rng.random() < share:
            return rng.choice(told)
        shunned = {*item.flag_when, *UNKNOWN, *NEVER_OFFERED, NOT_ABOUT_ME, "iso"}
        others = [value for value in scale.values if value not in shunned]
        return rng.choice(others or told or ["skip"])
