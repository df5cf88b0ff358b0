"""A practice interview as data: the moves any officer can make, and a persona they are made towards.

Everything here is what authors write in `content/learning/personas/`, checked once; words stand apart in `locales/`.
Numbers of trust are the authors' assumptions, nothing measured.
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
PersonaId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
Rule = Annotated[str, Field(pattern=r"^K(0[1-9]|1[0-8])$")]
RULES: Final = tuple(f"K{number:02}" for number in range(1, 19))
"""The rules of conduct, K01 to K18."""

MoveKind = Literal["act", "ask", "consent", "invite", "end"]
EndingKind = Literal["helped", "open", "on_the_way", "emergency", "shut", "lost"]
GOOD: Final[frozenset[str]] = frozenset({"helped", "open", "on_the_way", "emergency"})
"""Endings that are well. *Open*: nothing told today, the door is open."""

Companion = Literal["none", "near", "controls"]
Untold = Literal["skip", "no", "silence"]

FLAGS: Final = (
    "companion",  # somebody came with them
    "controls",  # and speaks for them
    "child",
    "apart",  # nobody who came with them hears
    "place",
    "language",
    "refused",
    "consent",
    "phone",
    "earphones",
    "cue",  # the body says: a rest
    "hurt",  # pressed or treated badly, and nobody said sorry
    "closing",
)
"""What the machine itself knows. Authors may name more, on moves of their own."""
DERIVED: Final = ("private", "skipped", "told")
"""Worked out, never set: apart and in a place or with earphones; a no or a skip stands; something was told."""


class Part(BaseModel):
    """A part of a persona: nothing unknown, nothing changed later."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Move(Part):
    """One thing an officer can do. Its words are `move.<id>.officer`, or the persona's own.

    `once` names a flag: what it adds to trust counts one time for all moves that share it. `repairs`: it mends what a
    move that broke a rule did; until then nothing adds to trust. An ask has a `subject` of the pack.
    """

    id: Id
    kind: MoveKind = "act"
    keeps: Rule | None = None
    breaks: Rule | None = None
    trust: Annotated[int, Field(ge=-5, le=3)] = 0
    needs: tuple[Id, ...] = ()
    unless: tuple[Id, ...] = ()
    sets: tuple[Id, ...] = ()
    clears: tuple[Id, ...] = ()
    once: Id | None = None
    presses: bool = False
    repairs: bool = False
    subject: Id | None = None


class Trust(Part):
    """Where it begins, and between what it moves. At `min` the person ends the talk."""

    start: int
    min: int
    max: int


class Needs(Part):
    """What must stand before a fact is told: trust at least, flags, other facts."""

    trust: int
    flags: tuple[Id, ...] = ()
    facts: tuple[Id, ...] = ()


class Fact(Part):
    """One thing that is true: what it needs to be told, and what it answers in the pack.

    `untold`: what their answer is while it stays untold. `painful`: asking for it, or telling it, brings a body cue.
    """

    id: Id
    subject: Id
    needs: Needs
    answers: dict[str, str]
    line: Id | None = None
    untold: Untold = "skip"
    painful: bool = False

    @property
    def said(self) -> str:
        """The line with which it is told: of its own name, unless another is named."""
        return self.line or self.id


class When(Part):
    """When an ending fits: the last move, facts told and untold, trust, flags that stand and that do not."""

    move: tuple[Id, ...] = ()
    told: tuple[Id, ...] = ()
    untold: tuple[Id, ...] = ()
    trust: int | None = None
    trust_below: int | None = None
    flags: tuple[Id, ...] = ()
    without: tuple[Id, ...] = ()


class Ending(Part):
    """How a practice ends; the first that fits, in this order."""

    id: Id
    kind: EndingKind
    when: When


class Persona(Part):
    """A fictional person to practise with.

    `answers` is what they say to anybody they agreed to talk with; what is in no fact and not here is the answer that
    raises nothing. `replies` names lines by what was done, or by a move; of several, the one said least recently.
    `marks` are the rules this practice is about. `version` grows with each change that whoever is in the middle of it
    would notice.
    """

    id: PersonaId
    version: Annotated[int, Field(ge=1)] = 1
    fictional: Literal[True]
    population: Id
    language: str
    child: bool = False
    companion: Companion = "none"
    nothing_to_tell: bool = False
    seen: tuple[str, ...] = ()
    trust: Trust
    consent: int
    answers: dict[str, str] = {}
    facts: tuple[Fact, ...]
    replies: dict[Id, tuple[Id, ...]]
    moves: tuple[Move, ...] = ()
    endings: tuple[Ending, ...]
    best: Id
    marks: tuple[Rule, ...]


class Moves(Part):
    """`moves.yaml`: the closed set of what any officer can do."""

    moves: tuple[Move, ...]


class Ask(Part):
    """A subject of the pack as it is put: whether that needs privacy, and its questions."""

    private: bool
    items: tuple[str, ...]


class Course(Part):
    """All that practice needs beside words: moves, personas, and what the pack says of subjects and answers.

    `clear` is, for each question, the answer that raises nothing.
    """

    pack: str
    moves: tuple[Move, ...]
    adult: dict[str, Ask]
    children: dict[str, Ask]
    private: tuple[str, ...]
    clear: dict[str, str]
    personas: tuple[Persona, ...]

    def get_persona(self, persona: str) -> Persona:
        """The persona of this id. Raises KeyError."""
        for each in self.personas:
            if each.id == persona:
                return each
        raise KeyError(persona)

    def asks(self, persona: Persona) -> dict[str, Ask]:
        """The subjects that are put to this person: a child's are others."""
        return self.children if persona.child else self.adult

    def moves_for(self, persona: Persona) -> tuple[Move, ...]:
        """What an officer can do here: the common moves, some of them weighed otherwise, and the persona's own."""
        own = {move.id: move for move in persona.moves}
        known = {move.id for move in self.moves}
        asks = self.asks(persona)
        common = (own.get(move.id, move) for move in self.moves if move.subject is None or move.subject in asks)
        return (*common, *(move for move in persona.moves if move.id not in known))
