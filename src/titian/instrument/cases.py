"""The cases of a pack: answers, and what must follow from them. They are reviewed like questions, and run as tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from .answers import parse_answers
from .asking import find_next
from .errors import PackError, Problem
from .logic import Logic
from .outcome import evaluate
from .yaml_files import read_yaml_as_text

KEYS = frozenset({"id", "title", "answers", "expect"})


@dataclass(frozen=True)
class Case:
    """One case. `expect` names only what the author wants to hold; what is named must hold exactly."""

    id: str
    title: str
    answers: Mapping[str, object]
    expect: Mapping[str, object]


def list_cases(folder: Path) -> list[Case]:
    """Every case of `cases/*.yaml`, read as text so that yes and no need no quotation marks. Raises PackError."""
    cases: list[Case] = []
    problems: list[Problem] = []
    for path in sorted((folder / "cases").glob("*.yaml")):
        try:
            listed = read_yaml_as_text(path)
        except (OSError, UnicodeDecodeError, yaml.YAMLError):
            listed = None
        for number, raw in enumerate(listed if isinstance(listed, list) else [None], start=1):
            is_case = isinstance(raw, dict) and raw.keys() == KEYS and isinstance(raw["answers"], dict)
            if is_case and isinstance(raw["expect"], dict):
                cases.append(Case(**raw))
            else:
                fix = "give it id, title, answers and expect."
                what = f"Case {number} cannot be read."
                problems.append(Problem(code="case.malformed", what=what, fixes=(fix,), sheet=f"cases/{path.name}"))
    if problems:
        raise PackError("Some cases cannot be read.", problems)
    return cases


def list_differences(logic: Logic, case: Case) -> Iterator[str]:
    """What is other than expected, one phrase an expectation."""
    found = observed(logic, case)
    for key, wanted in case.expect.items():
        if key == "would_settle" and isinstance(wanted, dict):
            settles = dict(found[key])  # type: ignore[call-overload]  # observed() makes this one a mapping
            for rule, keys in wanted.items():
                if settles.get(rule) != keys:
                    yield f"{rule} would be settled by {_shown(settles.get(rule))}, expected {_shown(keys)}"
        elif key not in found:
            yield f"{key} is nothing that can be expected"
        elif found[key] != wanted:
            yield f"{key} {_difference(found[key], wanted)}"


def _shown(value: object) -> str:
    return " ".join(map(str, value)) or "nothing" if isinstance(value, list) else str(value)


def _difference(found: object, wanted: object) -> str:
    """What is more and what is missing; both sides where that does not say it."""
    if isinstance(found, list) and isinstance(wanted, list):
        more, missing = [v for v in found if v not in wanted], [v for v in wanted if v not in found]
        said = [f"also has {' '.join(more)}"] if more else []
        said += [f"lacks {' '.join(missing)}"] if missing else []
        if said:
            return " and ".join(said)
    return f"is {_shown(found)}, expected {_shown(wanted)}"


def observed(logic: Logic, case: Case) -> dict[str, object]:
    """What a case may expect, as text, lists of text and one mapping."""
    answers = parse_answers(logic, case.answers)
    outcome, asking = evaluate(logic, answers), find_next(logic, answers)
    return {
        "level": outcome.level,
        "talk": outcome.talk,
        "classes": list(outcome.classes),
        "established": [o.rule.id for o in outcome.outcomes if o.status == "established"],
        "open": [o.rule.id for o in outcome.outcomes if o.status == "open"],
        "would_settle": {o.rule.id: list(o.would_settle) for o in outcome.outcomes if not o.jointly},
        "indicators": list(outcome.indicators),
        "dimensions": [name for name, status in outcome.dimensions.items() if status == "established"],
        "effects": list(outcome.effects),
        "needs": list(outcome.needs),
        "ask": list(asking.ask),
        "next": asking.next or "null",
        "triage": list(asking.triage),
        "complete": "true" if asking.complete else "false",
    }
