"""What must hold in every state of a talk: the laws of a persona, and a talk that keeps every rule.

Each law is looked for in the whole walk, not on one path, so that no order of moves goes round it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from titian.instrument.errors import Problem

from .codes import problem
from .machine import END, NO_ENDING, RUNNING, Machine, NotNow, State
from .model import Persona
from .walk import Walk

BREAK = "break"
BREAK_RULE = "K10"
CLOSING = "closing"


def check_walk(machine: Machine, found: Walk) -> Iterator[Problem]:
    """Everything that does not hold in this persona's talks."""
    persona = machine.persona
    yield from _ends(machine, found)
    yield from _facts(machine, found)
    yield from _pressing(persona, found)
    yield from _telling(machine, found)
    yield from _cues(machine, found)
    if find_full_marks(machine) is None:
        what = f"{persona.id}: no talk keeps {', '.join(persona.marks)}, breaks nothing and ends as {persona.best}."
        yield problem("persona.no_full_marks", what, persona.id)


def _ends(machine: Machine, found: Walk) -> Iterator[Problem]:
    persona = machine.persona
    if not all(found.can_end) or any(state.ending == NO_ENDING for state in found.states):
        stuck = next(state for state, ends in zip(found.states, found.can_end, strict=True) if not ends)
        what = f"{persona.id}: a talk can stand where it does not end well or badly, with {_told(machine, stuck)} told."
        yield problem("persona.dead_end", what, persona.id)
    reached = {state.ending for state in found.states}
    for number, ending in enumerate(persona.endings):
        if number not in reached:
            what = f"{persona.id}: no talk ends as {ending.id}."
            yield problem("persona.ending_unreachable", what, persona.id)
    untold = (persona.endings[state.ending] for state in found.states if state.ending >= 0 and not state.told)
    if not any(ending.kind == "open" for ending in untold):
        yield problem("persona.no_open_door", f"{persona.id}: no open door with nothing told.", persona.id)


def _told(machine: Machine, state: State) -> str:
    told = [fact.id for number, fact in enumerate(machine.facts) if state.told >> number & 1]
    return ", ".join(told) or "nothing"


def _facts(machine: Machine, found: Walk) -> Iterator[Problem]:
    told = {edge.fact for edge in found.edges}
    for number, fact in enumerate(machine.facts):
        if number not in told:
            what = f"{machine.persona.id}: {fact.id} is never told."
            yield problem("persona.fact_unreachable", what, machine.persona.id)


def _pressing(persona: Persona, found: Walk) -> Iterator[Problem]:
    """In answer to a move that breaks a rule nothing is told; and after it no fact more can be told than before."""
    answered, opened = dict[str, None](), dict[str, None]()
    for edge in found.edges:
        if edge.broke and edge.fact >= 0:
            answered[edge.move] = None
        if edge.broke and found.tellable[edge.target] & ~found.tellable[edge.source]:
            opened[edge.move] = None
    for move in answered:
        what = f"{persona.id}: a fact is told in answer to {move}, which breaks a rule."
        yield problem("persona.told_when_pressed", what, persona.id)
    for move in opened:
        what = f"{persona.id}: after {move} more can be told than before it."
        yield problem("persona.pressing_tells", what, persona.id)


def _telling(machine: Machine, found: Walk) -> Iterator[Problem]:
    persona = machine.persona
    without: dict[tuple[str, int], None] = {}
    for edge in found.edges:
        if edge.fact >= 0:
            state = found.states[edge.source]
            if not machine.has(state, "consent"):
                without["consent", edge.fact] = None
            if machine.fact_is_private[edge.fact] and not machine.is_private(state):
                without["privacy", edge.fact] = None
    for what, number in without:
        said = f"{persona.id}: {machine.facts[number].id} can be told without {what}."
        yield problem(f"persona.told_without_{what}", said, persona.id)


def _cues(machine: Machine, found: Walk) -> Iterator[Problem]:
    persona = machine.persona
    for state in found.states:
        if state.ending == RUNNING and machine.has(state, "cue"):
            try:
                step = machine.step(state, BREAK)
            except NotNow:
                step = None
            if step is None or step.keeps != BREAK_RULE or machine.has(step.state, "cue"):
                yield problem(
                    "persona.no_break", f"{persona.id}: a cue stands and {BREAK} does not end it.", persona.id
                )
                return


def find_full_marks(machine: Machine) -> list[str] | None:
    """A talk that keeps every rule of `marks`, breaks none and ends best; None where none was found.

    It makes each good move as soon as it can and leaves facts where they are; then it looks for the fewest moves to
    what is still to be kept, and to the end.
    """
    talk, state, wanted = list[str](), machine.begin(), frozenset(machine.persona.marks)
    while True:
        way = _find_way(machine, state, wanted, to_the_end=False)
        if way is None:
            break
        for move in way:
            step = machine.step(state, move)
            state, wanted = step.state, wanted - {step.keeps}
        talk += way
    last = _find_way(machine, state, wanted, to_the_end=True)
    return None if last is None else [*talk, *last]


def _find_way(machine: Machine, start: State, wanted: frozenset[str], *, to_the_end: bool) -> list[str] | None:
    """The fewest moves that break nothing, up to one more rule kept, or to the best end with all of them kept."""
    best = {number for number, ending in enumerate(machine.persona.endings) if ending.id == machine.persona.best}
    seen = {(start, wanted)}
    queue: deque[tuple[State, frozenset[str], tuple[str, ...]]] = deque([(start, wanted, ())])
    while queue:
        state, left, way = queue.popleft()
        for ready in machine.list_open(state):
            if not to_the_end and (ready.move.kind == END or CLOSING in ready.move.sets):
                continue
            step = machine.do(state, ready)
            if step.breaks is not None or (step.fact >= 0 and not to_the_end):
                continue
            made, still = (*way, ready.move.id), left - {step.keeps}
            if (step.state.ending in best and not still) if to_the_end else still != left:
                return list(made)
            if step.state.ending == RUNNING and (step.state, still) not in seen:
                seen.add((step.state, still))
                queue.append((step.state, still, made))
    return None
