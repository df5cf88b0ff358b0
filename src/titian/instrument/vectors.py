"""The language-neutral vectors in contracts/expressions/vectors.json, which every interpreter must pass.

    python -m titian.instrument.vectors            writes them anew
    python -m titian.instrument.vectors --check    exit code 1 when they are not what this engine says

Outcomes leave out what is said elsewhere in the file: `release` (once beside each logic), and what a rule itself says:
level, needs, effects, source. Review a change of this file like a change of rules.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from .answers import answer_scales, parse_answers
from .asking import find_next
from .cases import list_cases
from .document import Scale
from .errors import ExpressionError
from .expressions import parse_expression, tree_to_json
from .logic import Logic
from .outcome import Outcome, evaluate
from .screen import load_logic
from .visible import see_outcome
from .vocabulary import Home

ROOT = Path(__file__).parents[3]
FILE = ROOT / "contracts" / "expressions" / "vectors.json"
PACK = ROOT / "content" / "packs" / "first-contact"
VOCABULARY = Path(__file__).parent / "tests" / "packs" / "vocabulary"
RANDOM_SETS = {"first-contact": 50, "vocabulary": 120}

EXPRESSIONS: tuple[tuple[str, Home], ...] = (
    ("always()", "rule"),
    ("flagged('P07')", "rule"),
    ("flagged ( 'P07' , \"P10\" )", "rule"),
    ("observed('S04') or flagged('P05')", "rule"),
    ("child() and (observed('S07', 'S04') or flagged('CH01'))", "rule"),
    ("flagged('A') or flagged('B') and flagged('C')", "rule"),
    ("(flagged('A') or flagged('B')) and flagged('C')", "rule"),
    ("answered('P16', 'not_yet', 'begun')", "rule"),
    ("at_least(2, 'PR02', 'PR04', 'PR06')", "rule"),
    ("present('CD05')", "rule"),
    ("listed('today')", "rule"),
    ("any_indicator()", "rule"),
    ("any_indicator('CR', 'CD')", "rule"),
    ("strong_any() or positive('EX') and positive_dimensions(2)", "rule"),
    ("tagged(2, 'menace')", "rule"),
    ("two_facts('involuntary', 'menace')", "rule"),
    ("any_sign()", "rule"),
    ("gate_unexplored('P10', 'P11')", "rule"),
    ("agreed() and understood() or refused()", "rule"),
    ("not_understood(3)", "rule"),
    ("opened('TL') and mode('specialist')", "relevance"),
    ("not(child()) or mode('specialist')", "ask"),
    ("not(established('R06', 'R08'))", "ask"),
    ("incomplete()", "closing"),
    ("nothing()", "closing"),
    ("not_screened()", "closing"),
)
REFUSED: tuple[tuple[str, Home], ...] = (
    ("", "rule"),
    ("flagged(P07)", "rule"),
    ("flagged('P07'", "rule"),
    ("flagged('P07') and", "rule"),
    ("flagged('P07')) or child()", "rule"),
    ("flaged('P07')", "rule"),
    ("P07 = 'yes'", "rule"),
    ("'yes'", "rule"),
    ("not child()", "ask"),
    ("not(child())", "rule"),
    ("not(child(), refused())", "ask"),
    ("flagged()", "rule"),
    ("flagged(flagged('P07'))", "rule"),
    ("at_least('P07')", "rule"),
    ("at_least(0, 'P07')", "rule"),
    ("two_facts('menace')", "rule"),
    ("any_sign('x')", "rule"),
    ("answered('P16')", "rule"),
    ("established('R06')", "rule"),
    ("not_understood(3)", "relevance"),
    ("incomplete()", "rule"),
    ("child()", "closing"),
)
TREES_REFUSED: tuple[object, ...] = (
    None,
    "always",
    {},
    {"op": "perhaps"},
    {"op": "and", "of": [{"op": "always"}]},
    {"op": "not", "of": [{"op": "always"}, {"op": "always"}]},
    {"op": "or", "of": [{"op": "always"}, {"op": "perhaps"}]},
    {"op": "always", "items": ["P07"]},
    {"op": "flagged"},
    {"op": "flagged", "items": []},
    {"op": "flagged", "items": "P07"},
    {"op": "flagged", "items": [7]},
    {"op": "at_least", "items": ["P07"], "count": 0},
    {"op": "at_least", "items": ["P07"], "count": True},
    {"op": "at_least", "items": ["P07"]},
    {"op": "two_facts", "tags": ["menace", "involuntary", "menace"]},
    {"op": "answered", "item": "P16", "values": []},
    {"op": "positive", "dimension": ""},
)


def make_vectors() -> str:
    """The text of all vectors, as this engine says they are: one case a line, so that a change can be read."""
    lists: dict[str, Sequence[object]] = {
        "expressions": [
            {"text": text, "home": home, "tree": tree_to_json(parse_expression(text, home))}
            for text, home in EXPRESSIONS
        ],
        "expressions_refused": [{"text": text, "home": home, "code": _refusal(text, home)} for text, home in REFUSED],
        "trees_refused": list(TREES_REFUSED),
    }
    lines = [f'"{key}":[\n' + ",\n".join(map(_compact, values)) + "\n]" for key, values in lists.items()]
    instruments = ",\n".join(_instrument_text(*_instrument(folder)) for folder in (PACK, VOCABULARY))
    return "{\n" + ",\n".join([*lines, f'"instruments":[{instruments}]']) + "\n}\n"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _instrument_text(instrument: dict[str, object], cases: list[dict[str, object]]) -> str:
    head = ",\n".join(f'"{key}":{_compact(value)}' for key, value in instrument.items())
    return "{\n" + head + ',\n"cases":[\n' + ",\n".join(map(_compact, cases)) + "\n]}"


def _refusal(text: str, home: Home) -> str:
    try:
        parse_expression(text, home)
    except ExpressionError as error:
        return error.problems[0].code
    raise AssertionError(f"{text} is not refused")


def _instrument(folder: Path) -> tuple[dict[str, object], list[dict[str, object]]]:
    logic = load_logic(folder)
    name = logic.document.id
    sets = [(case.id, parse_answers(logic, case.answers)) for case in list_cases(folder)]
    sets += [(f"random-{n}", answers) for n, answers in enumerate(_random_sets(logic, RANDOM_SETS[name]), start=1)]
    cases: list[dict[str, object]] = []
    for case, answers in sets:
        outcome = evaluate(logic, answers)
        cases.append(
            {
                "id": case,
                "answers": answers,
                "outcome": _short(outcome),
                "asking": find_next(logic, answers).as_json(),
                "visible": see_outcome(logic, outcome).as_json(),
            }
        )
    document = logic.document.model_dump(mode="json")
    return {"name": name, "release": logic.release, "logic": document}, cases


def _short(outcome: Outcome) -> dict[str, object]:
    """An outcome without what the logic beside it says already."""
    short = outcome.as_json()
    del short["release"]
    short["outcomes"] = [
        {
            "id": found.rule.id,
            "status": found.status,
            "reasons": [[reason.item, reason.answer, reason.indicator] for reason in found.reasons],
            "would_settle": list(found.would_settle),
            "jointly": found.jointly,
        }
        for found in outcome.outcomes
    ]
    return short


def _random_sets(logic: Logic, number: int) -> Iterator[dict[str, str]]:
    """Random answers: sparse and dense ones, with and without consent, a few declined modules and specialists."""
    rng = random.Random(f"{logic.document.id} vectors")  # noqa: S311  # test data, nothing secret
    anchors = logic.document.anchors
    scales = answer_scales(logic)
    for _ in range(number):
        blank = rng.choice([0.2, 0.5, 0.8])
        answers = {}
        for key, scale in scales.items():
            is_session = key in ("mode", "stopped", "help_came") or key.endswith("_open")
            if rng.random() < (0.93 if is_session else blank):
                continue
            values = rng.sample(given_values(scale), k=2 if scale.multiple and rng.random() < 0.4 else 1)
            answers[key] = " ".join(values)
        if rng.random() < 0.75:
            answers |= {key: "yes" for key in (anchors.language, anchors.consent) if key}
        yield answers


def given_values(scale: Scale) -> list[str]:
    """The values an answer may have; a country that is not on the list stands for `iso`."""
    return ["BR" if value == "iso" else value for value in scale.values]


def main() -> int:
    """Writes or checks the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    text = make_vectors()
    if not parser.parse_args().check:
        FILE.parent.mkdir(parents=True, exist_ok=True)
        FILE.write_text(text, encoding="utf-8")
        return 0
    if FILE.read_text(encoding="utf-8") != text:
        sys.stderr.write(f"{FILE} is not what the engine says. Run: python -m titian.instrument.vectors\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
