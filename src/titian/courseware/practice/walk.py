"""Every state a talk can be in: what leads where, what can still be told from there, and how it can end."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import NamedTuple

from .machine import RUNNING, Machine, Ready, State

MOST_STATES = 30_000
"""More than a second's walk; a persona that needs them is too large to be reviewed, too."""
CLOSING = "closing"
STATIC = ("companion", "controls", "child")
"""Flags that stand from the beginning, or never."""


class TooManyStates(Exception):
    """A persona has more states than are walked."""


class Edge(NamedTuple):
    """One move from one state to another, by number."""

    source: int
    target: int
    move: str
    broke: bool
    repairs: bool
    fact: int


@dataclass
class Walk:
    """States in the order in which they were found, the first being the beginning; edges that change something."""

    states: list[State] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    tellable: list[int] = field(default_factory=list)
    """Facts told or tellable from each state, as bits, by moves that neither break a rule nor repair anything."""
    can_end: list[bool] = field(default_factory=list)


def walk(machine: Machine, *, most: int = MOST_STATES, merge: bool = True) -> Walk:
    """Walks everything that can be reached. Raises TooManyStates.

    States between which nothing that follows can tell are one (`Same`); with `merge` off each stands for itself.
    """
    found = Walk(states=[machine.begin()])
    index = {found.states[0]: 0}
    moves = _list_different(machine)
    same = Same(machine).of if merge else (lambda state: state)
    queue = deque([0])
    while queue:
        number = queue.popleft()
        state = found.states[number]
        if state.ending != RUNNING:
            continue
        flags = machine.standing(state)
        for ready in moves:
            if flags & ready.needs != ready.needs or flags & ready.unless:
                continue
            step = machine.do(state, ready)
            after = same(step.state)
            if after == state and step.fact < 0:
                continue
            target = index.get(after)
            if target is None:
                target = index[after] = len(found.states)
                if target >= most:
                    raise TooManyStates
                found.states.append(after)
                queue.append(target)
            found.edges.append(
                Edge(number, target, ready.move.id, step.breaks is not None, ready.move.repairs, step.fact)
            )
    _spread(found)
    return found


class Same:
    """Finds, for a state, the one that stands for all from which the same follows."""

    def __init__(self, machine: Machine) -> None:
        persona, moves = machine.persona, [ready.move for ready in machine.ready]
        self._closing, self._place = machine.bits(["closing"]), machine.bits(["place"])
        self._ready = machine.bits(["language", "consent"])
        read = [*(flag for fact in persona.facts for flag in fact.needs.flags)]
        read += [flag for ending in persona.endings for flag in (*ending.when.flags, *ending.when.without)]
        read += [flag for move in moves for flag in (*move.needs, *move.unless, *move.sets)]
        can_lose_place = any("place" in move.clears and CLOSING not in move.sets for move in moves)
        standing = [flag for flag in STATIC if machine.has(machine.begin(), flag)]
        late = [move for move in moves if CLOSING not in move.unless]
        kept = {CLOSING, *(flag for move in late for flag in (*move.needs, *move.unless))}
        is_read = {flag for ending in persona.endings for flag in (*ending.when.flags, *ending.when.without)}
        self._earphones = 0 if can_lose_place or "earphones" in is_read else machine.bits(["earphones"])
        self._keeps_skipped = "skipped" in is_read
        self._late = machine.bits(flag for flag in machine.flags if flag in kept | is_read)
        if "private" in is_read:
            self._late |= machine.bits(["apart", "place", "earphones"])
        # Gains of one size that only count once, that nothing else reads, and that all can be had after a yes: how many
        # were had is all that matters.
        self._alike = [
            machine.bits([move.once])
            for move in moves
            if move.once
            and move.trust == 1
            and move.once not in read
            and set(move.needs) <= {"language", "consent", *standing}
        ]
        self._alike = list(dict.fromkeys(self._alike))
        self._all_alike = sum(self._alike)
        self._first_alike = [sum(self._alike[:had]) for had in range(len(self._alike) + 1)]

    def of(self, state: State) -> State:
        """The state that stands for this one."""
        if state.ending != RUNNING:
            return State(0, 0, state.told, 0, state.ending)
        flags = state.flags
        if flags & self._place:
            flags &= ~self._earphones
        if flags & self._ready == self._ready and not flags & self._closing:
            had = (flags & self._all_alike).bit_count()
            flags = flags & ~self._all_alike | self._first_alike[had]
        if flags & self._closing:
            return State(state.trust, flags & self._late, state.told, state.skipped if self._keeps_skipped else 0)
        return state if flags == state.flags else State(state.trust, flags, state.told, state.skipped)


def _list_different(machine: Machine) -> list[Ready]:
    """Of moves that do the same, one: whoever is hurried and whoever is judged stand in the same state after."""
    chosen: dict[object, Ready] = {}
    missing = machine.bits(STATIC) & ~machine.begin().flags
    for ready in machine.ready:
        move = ready.move
        if ready.needs & missing:
            continue  # never here
        key: object = ready.move.id
        if move.kind == "act":
            key = (*ready[1:], move.trust, move.repairs, move.breaks is None, move.id if not move.breaks else "")
            if not (ready.sets or ready.clears or ready.once or move.breaks):
                continue  # it changes nothing
        elif move.kind == "ask" and ready.fact < 0:
            key = (ready.needs, ready.unless, ready.is_private)  # nothing to tell there
        chosen.setdefault(key, ready)
    return list(chosen.values())


def _spread(found: Walk) -> None:
    """What can be told, and whether a talk can end, worked back from where it stands to where it can come from."""
    size = len(found.states)
    unbroken: list[list[int]] = [[] for _ in range(size)]
    every: list[list[int]] = [[] for _ in range(size)]
    for edge in found.edges:
        every[edge.target].append(edge.source)
        if not (edge.broke or edge.repairs):
            unbroken[edge.target].append(edge.source)
    found.tellable = [state.told for state in found.states]
    _back(found.tellable, unbroken)
    ends = [1 if state.ending >= 0 else 0 for state in found.states]
    _back(ends, every)
    found.can_end = [bool(end) for end in ends]


def _back(values: list[int], sources: list[list[int]]) -> None:
    queue = deque(range(len(values)))
    waiting = [True] * len(values)
    while queue:
        number = queue.pop()
        waiting[number] = False
        for source in sources[number]:
            joined = values[source] | values[number]
            if joined != values[source]:
                values[source] = joined
                if not waiting[source]:
                    waiting[source] = True
                    queue.append(source)
