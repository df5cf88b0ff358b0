"""What both machines of practice must answer: `python -m titian.courseware.practice.vectors` writes it.

All personas as a phone is given them, talks drawn with a fixed seed, and for each the whole run and its debrief. The
twin reads the same file (`web/engine/src/courseware/vectors.test.ts`); `--check` says whether it is up to date.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path
from typing import Any, Final

from titian.instrument.logic import Logic
from titian.instrument.screen import load_logic

from .build import course_bytes, read_whole
from .debrief import conclude, debrief
from .laws import find_full_marks
from .machine import Machine
from .model import Course, Persona

PATH: Final = Path("contracts/courseware/vectors.json")
FOLDER: Final = Path("content/learning")
PACK: Final = Path("content/packs/first-contact")
SEED: Final = 21
DRAWN: Final = 2
"""Random talks a persona, beside the one that keeps every rule."""
LONGEST: Final = 20
SAID_ELSEWHERE: Final = ("moments", "trust", "persona")
"""What of a debrief stands in the talk already."""
LEADS: Final = 0.8
"""How often a move is made that leads on."""
ENDS: Final = 0.06
"""How often a talk that can end does, so that most go on."""


def make_vectors() -> dict[str, Any]:
    """The course, and talks: [persona, moves, moments, moves that can be made after, debrief]."""
    course = read_whole(FOLDER, PACK)
    logic = load_logic(PACK.resolve())
    draw = random.Random(SEED)  # noqa: S311
    talks = []
    for persona in course.personas:
        machine = Machine(course, persona)
        drawn = [find_full_marks(machine) or [], *(_draw(draw, machine) for _ in range(DRAWN))]
        talks += [_talk(course, persona, machine, moves, logic) for moves in drawn]
    return {"course": json.loads(course_bytes(course)), "talks": talks}


def _draw(draw: random.Random, machine: Machine) -> list[str]:
    state, moves = machine.begin(), list[str]()
    while len(moves) < LONGEST:
        open_moves = machine.list_open(state)
        if not open_moves:
            break
        going = [ready for ready in open_moves if ready.move.kind != "end" and "closing" not in ready.move.sets]
        well = [ready for ready in going if ready.move.breaks is None and machine.do(state, ready).state != state]
        chosen = draw.choice(open_moves if draw.random() < ENDS else well if well and draw.random() < LEADS else going)
        state = machine.do(state, chosen).state
        moves.append(chosen.move.id)
    return moves


def _talk(course: Course, persona: Persona, machine: Machine, moves: list[str], logic: Logic) -> dict[str, Any]:
    run = machine.play(moves)
    found = debrief(course, machine, moves)
    told = {key: value for key, value in found.as_json().items() if key not in SAID_ELSEWHERE}
    return {
        "persona": persona.id,
        "moves": moves,
        "moments": [
            [each.says, each.by, each.cue, each.keeps, each.breaks, each.fact, each.trust] for each in run.moments
        ],
        "open": list(run.moves),
        "debrief": told,
        "concluded": conclude(logic, found.answers_told),
    }


def write(vectors: dict[str, Any]) -> str:
    """The file as it is kept: the course on one line, then a talk a line."""
    talks = ",\n".join(json.dumps(talk, ensure_ascii=False, separators=(",", ":")) for talk in vectors["talks"])
    course = json.dumps(vectors["course"], ensure_ascii=False, separators=(",", ":"))
    return f'{{"course":{course},\n"talks":[\n{talks}\n]}}\n'


def main() -> int:
    """Writes the file, or with --check says whether it is as this version would write it."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--check", action="store_true")
    wanted = reader.parse_args()
    text = write(make_vectors())
    if wanted.check:
        return 0 if PATH.read_text(encoding="utf-8") == text else 1
    PATH.parent.mkdir(parents=True, exist_ok=True)
    PATH.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
