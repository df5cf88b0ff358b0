"""The machine of a practice interview: what a move does, what is said, and what it keeps or breaks.

    machine = Machine(course, course.get_persona("fisher"))
    run = machine.play(["look", "care", "language"])

The same moves give the same run, everywhere: `web/engine/src/courseware/machine.ts` is its twin, and both obey
`contracts/courseware/vectors.json`. A run is kept as its list of moves; everything else follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from .model import DERIVED, FLAGS, Ask, Course, Ending, Fact, Move, Persona

RUNNING: Final = -1
NO_ENDING: Final = -2
"""A talk that ended and no ending fits: a fault of its author, which `titian learning check` finds."""
STOP: Final = "stop"
"""The move of the person: trust is at its least, and they end the talk."""
GESTURE, COMPANION = "does_", "other_"
"""How the name of a line begins that is no word of the person's: what they do, what whoever came with them says."""
By = Literal["person", "companion", "body"]
ASK, CONSENT, INVITE, END = "ask", "consent", "invite", "end"


class State(NamedTuple):
    """Where a talk stands. Flags, told and skipped are bits, in the order of `Machine.flags` and of the facts."""

    trust: int
    flags: int
    told: int
    skipped: int
    ending: int = RUNNING


class Step(NamedTuple):
    """What one move did: the state after it, the rule kept and broken, which reply is given, the fact that was told."""

    state: State
    keeps: str | None = None
    breaks: str | None = None
    reply: str = ""
    fact: int = -1


class NotNow(Exception):
    """A move that cannot be made here. `code` is stable."""

    code = "practice.not_now"

    def __init__(self, move: str) -> None:
        super().__init__(f"{move} is no move that can be made here.")
        self.move = move


@dataclass(frozen=True)
class Moment:
    """One move of a run: a text id that is said, by whom, whether the cue stands, the rule kept or broken."""

    move: str
    says: str | None
    by: By | None
    cue: bool
    keeps: str | None
    breaks: str | None
    fact: str | None
    trust: int


@dataclass(frozen=True)
class Run:
    """A talk so far: where it stands, each moment, what can be done next, and how it ended."""

    state: State
    moments: tuple[Moment, ...]
    moves: tuple[str, ...]
    ending: Ending | None


class Ready(NamedTuple):
    """A move made ready: what it needs, sets and clears as bits; the fact it asks for, and whether that is private."""

    move: Move
    needs: int
    unless: int
    sets: int
    clears: int
    once: int
    fact: int
    is_private: bool


class Machine:
    """A persona made ready: every flag a bit, every move with what it needs."""

    def __init__(self, course: Course, persona: Persona) -> None:
        self.persona = persona
        self.facts: tuple[Fact, ...] = persona.facts
        self.fact_index = {fact.id: number for number, fact in enumerate(self.facts)}
        moves = course.moves_for(persona)
        self.flags = _list_flags(moves)
        self._bit = {name: 1 << number for number, name in enumerate((*self.flags, *DERIVED))}
        self._language, self._consent = self._bit["language"], self._bit["consent"]
        self._refused, self._cue, self._hurt = self._bit["refused"], self._bit["cue"], self._bit["hurt"]
        self._private, self._skipped, self._told = (self._bit[name] for name in DERIVED)
        self._quiet = self._bit["place"] | self._bit["earphones"]
        private = frozenset(course.private)
        self.fact_is_private = tuple(not private.isdisjoint(fact.answers) for fact in self.facts)
        self._fact_needs = tuple(
            (fact.needs.trust, self.bits(fact.needs.flags), self._fact_bits(fact.needs.facts)) for fact in self.facts
        )
        self._endings = tuple(self._ready_ending(ending) for ending in persona.endings)
        asks = course.asks(persona)
        about = {fact.subject: number for number, fact in enumerate(self.facts)}
        self.ready: tuple[Ready, ...] = tuple(
            Ready(
                move=move,
                needs=self.bits(move.needs),
                unless=self.bits(move.unless),
                sets=self.bits(move.sets),
                clears=self.bits(move.clears),
                once=self.bits([move.once] if move.once else []),
                fact=about.get(move.subject or "", -1),
                is_private=self._is_private(asks.get(move.subject or ""), about.get(move.subject or "", -1)),
            )
            for move in moves
        )
        self._by_id = {ready.move.id: ready for ready in self.ready}

    def _is_private(self, ask: Ask | None, fact: int) -> bool:
        """What this person would answer decides; where they have nothing to answer, the pack."""
        return self.fact_is_private[fact] if fact >= 0 else ask is not None and ask.private

    def _fact_bits(self, names: Iterable[str]) -> int:
        return sum(1 << self.fact_index[name] for name in set(names))

    def bits(self, names: Iterable[str]) -> int:
        """Flags by name as bits."""
        return sum(self._bit[name] for name in set(names))

    def begin(self) -> State:
        """Nothing was done yet."""
        persona = self.persona
        names = ["apart"] if persona.companion == "none" else ["companion"]
        names += ["controls"] if persona.companion == "controls" else []
        names += ["child"] if persona.child else []
        return State(persona.trust.start, self.bits(names), 0, 0)

    def standing(self, state: State) -> int:
        """The flags with those that are worked out."""
        flags = state.flags
        if flags & self._bit["apart"] and flags & self._quiet:
            flags |= self._private
        if state.skipped or flags & self._refused:
            flags |= self._skipped
        return flags | self._told if state.told else flags

    def is_private(self, state: State) -> bool:
        """Whether nobody who came with them sees or hears."""
        return bool(self.standing(state) & self._private)

    def has(self, state: State, flag: str) -> bool:
        """Whether a flag stands."""
        return bool(self.standing(state) & self._bit[flag])

    def list_open(self, state: State) -> list[Ready]:
        """The moves that can be made here."""
        if state.ending != RUNNING:
            return []
        flags = self.standing(state)
        return [ready for ready in self.ready if flags & ready.needs == ready.needs and not flags & ready.unless]

    def step(self, state: State, move: str) -> Step:
        """What a move does. Raises NotNow where it cannot be made."""
        ready = self._by_id.get(move)
        flags = self.standing(state)
        if ready is None or state.ending != RUNNING or flags & ready.needs != ready.needs or flags & ready.unless:
            raise NotNow(move)
        return self.do(state, ready)

    def do(self, state: State, ready: Ready) -> Step:
        """What a move does that can be made here."""
        kind = ready.move.kind
        if kind == END:
            return Step(state._replace(ending=self._find_ending(state, ready.move.id)), *_rules(ready.move))
        if kind in (ASK, INVITE) and state.flags & self._cue:
            return self._harm(state, -1, "K10", "cue")
        if kind == ASK:
            return self._ask(state, ready)
        if kind == INVITE:
            return self._invite(state, ready.move)
        if kind == CONSENT:
            return self._consent_asked(state, ready)
        if ready.move.breaks:
            changed = State(state.trust, (state.flags | ready.sets) & ~ready.clears, state.told, state.skipped)
            return self._harm(changed, ready.move.trust, ready.move.breaks, "hurt")
        return self._act(state, ready)

    def _act(self, state: State, ready: Ready) -> Step:
        grown = self._gain(state, ready)
        flags = (grown.flags | ready.sets) & ~ready.clears
        reply = "warm" if grown.trust > state.trust else ""
        after = State(grown.trust, flags, state.told, state.skipped)
        return Step(after, ready.move.keeps, ready.move.breaks, reply)

    def _gain(self, state: State, ready: Ready) -> State:
        """What a good move adds, once, and not while they are hurt."""
        stands = state.flags & ready.once if ready.once else ready.sets and state.flags & ready.sets == ready.sets
        if ready.move.trust <= 0 or stands or (state.flags & self._hurt and not ready.move.repairs):
            return state
        trust = min(state.trust + ready.move.trust, self.persona.trust.max)
        return State(trust, state.flags | ready.once, state.told, state.skipped)

    def _harm(self, state: State, change: int, rule: str, reply: str) -> Step:
        bounds = self.persona.trust
        trust = min(max(state.trust + change, bounds.min), bounds.max)
        after = State(trust, state.flags | self._hurt, state.told, state.skipped)
        if trust == bounds.min:
            after = after._replace(ending=self._find_ending(after, STOP))
        return Step(after, None, rule, reply)

    def _consent_asked(self, state: State, ready: Ready) -> Step:
        if state.flags & self._consent:
            return Step(state, ready.move.keeps, None, "agree")
        if state.trust < self.persona.consent:
            return Step(state._replace(flags=state.flags | self._refused), ready.move.keeps, None, "refuse")
        grown = self._gain(state, ready)
        flags = (grown.flags | ready.sets | self._consent) & ~(ready.clears | self._refused)
        return Step(grown._replace(flags=flags), ready.move.keeps, None, "agree")

    def _ask(self, state: State, ready: Ready) -> Step:
        number = ready.fact
        bit = 1 << number if number >= 0 else 0
        if (state.told | state.skipped) & bit:
            return self._harm(state, -1, "K08", "again")
        if ready.is_private and not self.is_private(state):
            return self._harm(state._replace(skipped=state.skipped | bit), -1, "K02", "listened")
        if number < 0:
            return Step(state, *_rules(ready.move), "plain")
        if self.is_open(state, number):
            return self._tell(state, number, ready.move)
        painful = self._cue if self.facts[number].painful else 0
        after = state._replace(skipped=state.skipped | bit, flags=state.flags | painful)
        return Step(after, *_rules(ready.move), self.facts[number].untold)

    def _invite(self, state: State, move: Move) -> Step:
        for number in range(len(self.facts)):
            if not state.told >> number & 1 and self.is_open(state, number):
                return self._tell(state, number, move)
        rest = state.told.bit_count() < len(self.facts)
        return Step(state, *_rules(move), "skip" if rest else "plain")

    def _tell(self, state: State, number: int, move: Move) -> Step:
        bit = 1 << number
        painful = self._cue if self.facts[number].painful else 0
        after = state._replace(told=state.told | bit, skipped=state.skipped & ~bit, flags=state.flags | painful)
        return Step(after, *_rules(move), f"fact_{self.facts[number].id}", number)

    def is_open(self, state: State, number: int) -> bool:
        """Whether this fact would be told now."""
        trust, flags, facts = self._fact_needs[number]
        return state.trust >= trust and self.standing(state) & flags == flags and state.told & facts == facts

    def list_missing(self, state: State, number: int) -> list[str]:
        """Which conditions of a fact are not there: `trust`, flags by name, facts as `fact_<id>`."""
        needs = self.facts[number].needs
        missing = ["trust"] if state.trust < needs.trust else []
        missing += [flag for flag in needs.flags if not self.has(state, flag)]
        return missing + [f"fact_{name}" for name in needs.facts if not state.told >> self.fact_index[name] & 1]

    def _ready_ending(self, ending: Ending) -> tuple[frozenset[str], int, int, int, int]:
        when = ending.when
        return (
            frozenset(when.move),
            self._fact_bits(when.told),
            self._fact_bits(when.untold),
            self.bits(when.flags),
            self.bits(when.without),
        )

    def _find_ending(self, state: State, move: str) -> int:
        flags = self.standing(state)
        for number, (moves, told, untold, stands, without) in enumerate(self._endings):
            when = self.persona.endings[number].when
            fits = (
                (not moves or move in moves)
                and state.told & told == told
                and not state.told & untold
                and flags & stands == stands
                and not flags & without
                and (when.trust is None or state.trust >= when.trust)
                and (when.trust_below is None or state.trust < when.trust_below)
            )
            if fits:
                return number
        return NO_ENDING

    def play(self, moves: Sequence[str]) -> Run:
        """The run of these moves. Raises NotNow at the first that cannot be made."""
        state = self.begin()
        said: dict[str, int] = {}
        moments = []
        for move in moves:
            step = self.step(state, move)
            state = step.state
            line = self._choose_line(step, move, said)
            moments.append(
                Moment(
                    move=move,
                    says=text_of(self.persona, line) if line else None,
                    by=who(line) if line else None,
                    cue=bool(state.flags & self._cue) and state.ending == RUNNING,
                    keeps=step.keeps,
                    breaks=step.breaks,
                    fact=self.facts[step.fact].id if step.fact >= 0 else None,
                    trust=state.trust,
                )
            )
        ending = self.persona.endings[state.ending] if state.ending >= 0 else None
        return Run(state, tuple(moments), tuple(ready.move.id for ready in self.list_open(state)), ending)

    def _choose_line(self, step: Step, move: str, said: dict[str, int]) -> str | None:
        """The line of those that fit which was said least recently: each in turn."""
        replies = self.persona.replies
        if step.fact >= 0:
            return self.facts[step.fact].said
        key = move if move in replies else step.reply
        lines = replies.get(key, ())
        if not lines:
            return None
        said[key] = said.get(key, -1) + 1
        return lines[said[key] % len(lines)]


def text_of(persona: Persona, line: str) -> str:
    """The text id of a line: said aloud, or, where its name begins with `does_`, a gesture that the officer reads."""
    return f"persona.{persona.id}.{line}.{'officer' if line.startswith(GESTURE) else 'label'}"


def who(line: str) -> By:
    """Who answers with a line."""
    return "body" if line.startswith(GESTURE) else "companion" if line.startswith(COMPANION) else "person"


def _rules(move: Move) -> tuple[str | None, str | None]:
    return move.keeps, move.breaks


def _list_flags(moves: Sequence[Move]) -> tuple[str, ...]:
    """The flags of the machine, then those that moves set, in the order in which they are named."""
    found = dict.fromkeys(FLAGS)
    for move in moves:
        found |= dict.fromkeys((*move.sets, *((move.once,) if move.once else ())))
    return tuple(found)
