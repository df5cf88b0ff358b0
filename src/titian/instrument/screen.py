"""One screening from files: a pack's folder and a file of answers, in; the outcome, out."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from .answers import parse_answers
from .asking import find_next
from .errors import AnswersError, Problem
from .logic import Logic, parse_logic
from .outcome import Outcome, evaluate
from .pack import compile_logic, load_pack
from .visible import Visible, see_outcome

MOST_BYTES = 1_000_000


@lru_cache(maxsize=8)
def load_logic(folder: Path) -> Logic:
    """The logic of a pack's folder, compiled and read as a phone would read it. Raises PackError."""
    return parse_logic(compile_logic(load_pack(folder)))


def read_answers(logic: Logic, path: Path) -> dict[str, str]:
    """Checked answers of a JSON file. Raises AnswersError, also when the file is missing or no JSON."""
    try:
        content = path.read_bytes()
        raw = json.loads(content) if len(content) <= MOST_BYTES else None
    except OSError:
        raise _no_answers(
            "answers.no_file", "This file of answers cannot be opened.", "name a file that exists."
        ) from None
    except (ValueError, RecursionError):
        raise _no_answers("answers.not_json", "This file of answers is not JSON.", "write a flat object.") from None
    return parse_answers(logic, raw)


def _no_answers(code: str, what: str, fix: str) -> AnswersError:
    return AnswersError("There are no answers to read.", [Problem(code=code, what=what, fixes=(fix,))])


def screen_answers(logic: Logic, answers: dict[str, str]) -> tuple[Outcome, str]:
    """The outcome and, in words for a terminal, what an officer may see of it."""
    outcome = evaluate(logic, answers)
    return outcome, in_words(see_outcome(logic, outcome), outcome.release, next_key=find_next(logic, answers).next)


def in_words(seen: Visible, release: str, next_key: str | None) -> str:
    """What an officer may read: level, classes, statements, needs; no rule that answers could be read from."""
    lines = [f"Level: {seen.level}", f"Talk: {seen.talk.replace('_', ' ')}"]
    lines += _block("What to do", [*seen.classes, *(text for text in seen.statements if text.startswith("rule."))])
    lines += [f"Needs: {', '.join(seen.needs) or 'none found'}", f"Effects: {', '.join(seen.effects)}"]
    lines += [f"Asked next: {next_key}" if next_key else "Nothing more is asked."]
    lines += ["This is not a finding of fact or of status.", f"Release: {release}"]
    return "\n".join(lines)


def _block(title: str, lines: list[str]) -> list[str]:
    return [f"{title}:", *(f"  {line}" for line in lines)] if lines else []
