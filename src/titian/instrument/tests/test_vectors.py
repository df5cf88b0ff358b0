"""The vectors every interpreter must pass are what this engine says, and this engine says them of the bytes it published."""

from __future__ import annotations

import json
from typing import Any

import pytest

from titian.instrument import evaluate, find_next, parse_logic
from titian.instrument.document import canonical_json
from titian.instrument.logic import Logic
from titian.instrument.vectors import FILE, make_vectors

TEXT = FILE.read_text(encoding="utf-8")
VECTORS = json.loads(TEXT)
MOST_BYTES = 1_400_000


def whole(logic: Logic, short: dict[str, Any]) -> dict[str, object]:
    """An outcome with what the vectors leave out because the logic says it."""
    outcomes = []
    for found in short["outcomes"]:
        rule = logic.rules[found["id"]]
        reasons = [
            {"item": item, "answer": answer, "indicator": indicator, "source": rule.source}
            for item, answer, indicator in found["reasons"]
        ]
        said = {"level": rule.level, "needs": list(rule.needs), "effects": list(rule.effects), "reasons": reasons}
        outcomes.append(found | said)
    return {"release": logic.release} | short | {"outcomes": outcomes}


def test_vectors_are_what_the_engine_says_today() -> None:
    assert make_vectors() == TEXT, "run: python -m titian.instrument.vectors"


def test_vectors_are_many_and_small() -> None:
    assert len(TEXT.encode()) < MOST_BYTES
    cases = [case for instrument in VECTORS["instruments"] for case in instrument["cases"]]
    assert sum(case["id"].startswith("random-") for case in cases) >= 150


@pytest.mark.parametrize("instrument", VECTORS["instruments"], ids=lambda i: i["name"])
def test_vectors_hold_for_the_logic_inside_them(instrument: dict[str, object]) -> None:
    logic = parse_logic(canonical_json(instrument["logic"]))
    assert logic.release == instrument["release"]
    cases = instrument["cases"]
    assert isinstance(cases, list)
    for case in cases:
        assert evaluate(logic, case["answers"]).as_json() == whole(logic, case["outcome"])
        assert find_next(logic, case["answers"]).as_json() == case["asking"]
