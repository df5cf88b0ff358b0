"""One screening from files: a pack's folder and a file of answers, in; the outcome, out."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from .answers import parse_answers
from .asking import find_next
from .errors import AnswersError, Problem
from .logic import Logic, parse_logic
from .outcome import Outcome, RuleOutcome, evaluate
from .pack import compile_logic, load_pack

MOST_BYTES = 1_000_000
CONFIDENTIAL = "confidential reason"


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
    """The outcome and the same in words for a terminal."""
    outcome = evaluate(logic, answers)
    return outcome, in_words(outcome, next_key=find_next(logic, answers).next)


def in_words(outcome: Outcome, next_key: str | None) -> str:
    """What an officer may read: levels, rules, needs; where a reason is confidential, only that it is."""
    lines = [f"Level: {outcome.level}"]
    lines += _block("What holds", [_established(o) for o in outcome.outcomes if o.status == "established"])
    lines += _block("Open: neither present nor absent", [_open(o) for o in outcome.outcomes if o.status == "open"])
    lines += [f"Needs: {', '.join(outcome.needs) or 'none found'}", f"Effects: {', '.join(outcome.effects)}"]
    lines += [f"Asked next: {next_key}" if next_key else "Nothing more is asked."]
    lines += ["This is not a finding of fact or of status.", f"Release: {outcome.release}"]
    return "\n".join(lines)


def _block(title: str, lines: list[str]) -> list[str]:
    return [f"{title}:", *(f"  {line}" for line in lines)] if lines else []


def _established(outcome: RuleOutcome) -> str:
    rule = outcome.rule
    said = ", ".join(f"{reason.item} {reason.answer}" for reason in outcome.reasons)
    because = CONFIDENTIAL if rule.confidential_reason else said or "no answer needed"
    return f"{rule.id} {rule.level or '-'} ({because})"


def _open(outcome: RuleOutcome) -> str:
    keys = ", ".join(outcome.would_settle)
    says = "a specialist may ask later"
    if keys:
        says = (
            f"depends on what may still be asked: {keys}" if outcome.jointly else f"one answer would settle it: {keys}"
        )
    return f"{outcome.rule.id} {outcome.rule.level or '-'} ({says})"
