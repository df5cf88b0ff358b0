"""A persona on one sheet for a specialist to review: which facts open where, what moves trust, how it can end.

Trust goes up the page, places go across it. Nothing is said by colour alone; every number is an assumption.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final
from xml.sax.saxutils import quoteattr

from titian.instrument.errors import Problem
from titian.instrument.languages.table import Language, find_table, read_table
from titian.svg import COLOURS, group, tag, words, wrap
from titian.voices.wording import Wording

from .build import CourseError, read_whole
from .laws import find_full_marks
from .machine import STOP, Machine, text_of, who
from .model import GOOD, Course, Ending, Fact, Move, Persona
from .words import read_wordings

WIDE: Final = 1120.0
EDGE: Final = 32.0
GRID_X, GRID_W, COLUMN = 104.0, 636.0, 318.0
SIDE_X, SIDE_W = 764.0, 324.0
ROW: Final = 82.0
LINE: Final = 16.0
_SIZES: Final = {"h1": 23.0, "h2": 15.0, "strong": 13.0, "text": 12.5, "quiet": 12.0, "not": 12.5}
_STYLE: Final = (
    f"text{{font:12.5px 'Noto Sans',sans-serif;fill:{COLOURS['ink']}}}"
    f".h1{{font-size:23px;font-weight:700;fill:{COLOURS['say']}}}"
    ".h2{font-size:15px;font-weight:700}.strong{font-size:13px;font-weight:700}"
    f".quiet{{font-size:12px;fill:{COLOURS['ink-quiet']}}}.not{{fill:{COLOURS['danger']}}}"
)
ASSUMED: Final = "Fictional. Numbers of trust are assumptions of its authors; nothing here was measured."


def draw_all(folder: Path, pack: Path | None = None) -> dict[str, str]:
    """A picture of each persona of a folder, by id. Raises CourseError, PackError and LanguagesUnreadable."""
    course = read_whole(folder, pack)
    problems: list[Problem] = []
    english = next((wording for wording in read_wordings(folder, problems) if wording.tag == "en"), None)
    if english is None or problems:
        raise CourseError("The English words of this folder cannot be read.", problems)
    languages = _read_languages(folder)
    return {persona.id: draw(course, persona, english, languages) for persona in course.personas}


def draw_one(folder: Path, pack: Path, persona: str) -> str:
    """The picture of one persona of a folder.

    Raises CourseError, also where it is not there, PackError and LanguagesUnreadable.
    """
    course = read_whole(folder, pack)
    english = next((wording for wording in read_wordings(folder, []) if wording.tag == "en"), None)
    found = next((each for each in course.personas if each.id == persona), None)
    if english is None or found is None:
        raise CourseError("There is no such persona with English words.", [])
    return draw(course, found, english, _read_languages(folder))


def draw(course: Course, persona: Persona, wording: Wording, languages: Mapping[str, Language]) -> str:
    """The picture of one persona as SVG. A language that is not in the table is named by its tag."""
    return _Sheet(course, persona, wording, languages).whole()


def _read_languages(folder: Path) -> Mapping[str, Language]:
    table = find_table(folder)
    return read_table(table) if table else {}


class _Sheet:
    def __init__(self, course: Course, persona: Persona, wording: Wording, languages: Mapping[str, Language]) -> None:
        self.course, self.persona, self.wording = course, persona, wording
        language = languages.get(persona.language)
        self.spoken = language.english_name if language else persona.language
        self.machine = Machine(course, persona)
        self.parts: list[str] = []

    def say(self, text: str) -> str:
        """An English text; its id where it is missing."""
        found = self.wording.texts.get(text)
        return found.text if found else text

    def own(self, name: str) -> str:
        return self.say(f"persona.{self.persona.id}.{name}")

    def text(self, text: str, kind: str, x: float, y: float, most: float, lines: int = 6) -> float:
        """Lines of a text from `y` down; where the next may begin."""
        size = _SIZES[kind]
        for line in wrap(text, size, most, lines):
            y += max(LINE, size * 1.3)
            self.parts.append(words(line, x, y, kind))
        return y

    def whole(self) -> str:
        y = self.text(self.own("title"), "h1", EDGE, 20.0, WIDE - 2 * EDGE)
        y = self.text(
            f"{self.persona.id}. {_about(self.persona, self.spoken)} {ASSUMED}", "quiet", EDGE, y, WIDE - 2 * EDGE
        )
        top = y + 14
        left = self._grid(self._story(top))
        right = self._side(top)
        high = max(left, right) + EDGE
        ground = tag("rect", width=WIDE, height=high, fill=COLOURS["ground"])
        named = quoteattr(f"Persona {self.persona.id}: what opens where, what moves trust, how it ends")
        box = f'viewBox="0 0 {WIDE:.0f} {high:.0f}" role="img" aria-label={named}'
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {box}>'
        return f"{head}<style>{_STYLE}</style>{ground}{''.join(self.parts)}</svg>\n"

    def _story(self, y: float) -> float:
        for heading, name in (
            ("What an officer sees", "intro.officer"),
            ("What is true", "story.officer"),
            ("What misleads", "stereotype.officer"),
            ("Why the best ending is best", "best.officer"),
        ):
            y = self.text(heading, "strong", EDGE, y, GRID_W)
            y = self.text(self.own(name), "text", EDGE, y, GRID_X + GRID_W - EDGE) + 6
        return y + 12

    def _grid(self, top: float) -> float:
        """Trust up the page, from its least; across, where others hear and where nobody does."""
        trust = self.persona.trust
        levels = range(trust.max, trust.min - 1, -1)
        for number, heading in enumerate(("Said where others may hear", "Said in private only")):
            self.parts.append(words(heading, GRID_X + number * COLUMN + 10, top + 14, "strong"))
        top += 24
        y = top
        for level in levels:
            facts = [(n, fact) for n, fact in enumerate(self.machine.facts) if fact.needs.trust == level]
            columns = [[f for n, f in facts if self._column(f) == column] for column in (0, 1)]
            high = max(34.0, *(ROW * len(of) + 8 for of in columns))
            self._row(level, y, high)
            for column, of in enumerate(columns):
                for place, fact in enumerate(of):
                    self._fact(fact, GRID_X + column * COLUMN + 8, y + 6 + place * ROW)
            y += high
        line = tag("line", x1=GRID_X + COLUMN, y1=top, x2=GRID_X + COLUMN, y2=y, stroke=COLOURS["line-strong"])
        self.parts.append(line)
        return self.text("Trust grows upward. At the least, the person ends the talk.", "quiet", EDGE, y + 4, GRID_W)

    def _column(self, fact: Fact) -> int:
        return 1 if {"private", "place"} & {*fact.needs.flags} else 0

    def _row(self, level: int, y: float, high: float) -> None:
        trust = self.persona.trust
        fill = COLOURS["caution"] if level == trust.min else COLOURS["sheet"]
        box = tag("rect", x=GRID_X, y=y, width=GRID_W, height=high, fill=fill, stroke=COLOURS["line"])
        marks = {trust.start: "begins", self.persona.consent: "says yes"} if level != trust.min else {level: "ends it"}
        said = [name for at, name in marks.items() if at == level]
        if level == trust.start == self.persona.consent:
            said = ["begins,", "says yes"]
        self.parts += [box, words(str(level), EDGE, y + 22, "h2")]
        self.parts += [
            words(text, EDGE + 14, y + 21 + 13 * (n - (len(said) - 1) / 2), "quiet") for n, text in enumerate(said)
        ]

    def _fact(self, fact: Fact, x: float, y: float) -> None:
        most = COLUMN - 16
        box = tag("rect", x=x, y=y, width=most, height=ROW - 8, rx=8.0, fill=COLOURS["calm"], stroke=COLOURS["say"])
        inside, self.parts = self.parts, [box]
        needs = [flag for flag in fact.needs.flags if flag not in ("consent", "private")]
        needs += [f"{name} told" for name in fact.needs.facts]
        painful = ", painful" if fact.painful else ""
        end = self.text(f"{fact.id} ({fact.subject.replace('_', ' ')}{painful})", "strong", x + 8, y + 1, most - 16, 1)
        line = self.say(text_of(self.persona, fact.said))
        said = line if who(fact.said) == "body" else f"“{line}”"
        end = self.text(said, "text", x + 8, end, most - 16, 2)
        also = f"also needs {', '.join(needs)}; " if needs else ""
        untold = {"skip": "a skip", "no": "“no”", "silence": "silence"}[fact.untold]
        self.text(f"{also}untold: {untold}", "quiet", x + 8, end, most - 16, 1)
        self.parts = [*inside, group(f"Fact {fact.id}", self.parts)]

    def _side(self, y: float) -> float:
        for heading, lines in (
            ("Adds to trust, once each", _list_moves(self._moves(grows=True), self._name)),
            ("Takes trust away", _list_moves(self._moves(grows=False), self._name)),
        ):
            y = self.text(heading, "strong", SIDE_X, y, SIDE_W)
            for line in lines:
                y = self.text(line, "text", SIDE_X, y, SIDE_W, 6)
            y += 10
        if any(fact.painful for fact in self.persona.facts):
            y = self.text("The body asks for a break", "strong", SIDE_X, y, SIDE_W)
            y = self.text(self.own("cue.officer"), "text", SIDE_X, y, SIDE_W) + 10
        y = self.text("How it can end (the first that fits)", "strong", SIDE_X, y, SIDE_W)
        for ending in self.persona.endings:
            y = self._ending(ending, y)
        y = self.text("A talk that keeps every rule", "strong", SIDE_X, y + 6, SIDE_W)
        return self.text(" → ".join(find_full_marks(self.machine) or ["none"]), "quiet", SIDE_X, y, SIDE_W, 8)

    def _ending(self, ending: Ending, y: float) -> float:
        best = "★ best, " if ending.id == self.persona.best else ""
        sign = "✓" if ending.kind in GOOD else "✕"
        kind = "text" if ending.kind in GOOD else "not"
        y = self.text(f"{sign} {ending.id}: {best}{_when(ending)}", kind, SIDE_X, y, SIDE_W, 3)
        return self.text(self.own(f"end_{ending.id}.officer"), "quiet", SIDE_X + 14, y, SIDE_W - 14, 4) + 4

    def _moves(self, *, grows: bool) -> list[Move]:
        begun = self.machine.begin().flags
        static = self.machine.bits(["companion", "controls", "child"])
        return [
            ready.move
            for ready in self.machine.ready
            if not ready.needs & static & ~begun and (ready.move.trust > 0 if grows else ready.move.trust < 0)
        ]

    def _name(self, move: Move) -> str:
        common = any(each.id == move.id for each in self.course.moves)
        own = "" if common and move not in self.persona.moves else " (own)"
        return f"{move.id}{own}"


def _list_moves(moves: Iterable[Move], name: Callable[[Move], str]) -> Iterator[str]:
    by: dict[int, list[str]] = {}
    for move in moves:
        by.setdefault(move.trust, []).append(name(move))
    for trust, names in sorted(by.items(), reverse=True):
        yield f"{trust:+d}: {', '.join(names)}"


def _about(persona: Persona, spoken: str) -> str:
    age = "A child" if persona.child else "An adult"
    company = {
        "none": "alone",
        "near": "with somebody near who listens",
        "controls": "with somebody who speaks for them",
    }
    nothing = " Has nothing to tell." if persona.nothing_to_tell else ""
    return f"{age}, speaks {spoken}, {company[persona.companion]}.{nothing}"


def _when(ending: Ending) -> str:
    when = ending.when
    moves = ["the person ends it" if move == STOP else move for move in when.move]
    parts = [f"after {' or '.join(moves)}"] if moves else []
    parts += [f"told {', '.join(when.told)}"] if when.told else []
    parts += [f"untold {', '.join(when.untold)}"] if when.untold else []
    parts += [f"trust {when.trust} or more"] if when.trust is not None else []
    parts += [f"trust under {when.trust_below}"] if when.trust_below is not None else []
    parts += [", ".join(when.flags)] if when.flags else []
    parts += [f"without {', '.join(when.without)}"] if when.without else []
    return "; ".join(parts) or "else"
