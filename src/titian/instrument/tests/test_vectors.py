"""The vectors every interpreter must pass: this engine passes them too, and they say what the authors of the cases expect.

That the file is what this engine writes today is `make check`'s to say.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from titian.instrument import evaluate, find_next, parse_logic, see_outcome
from titian.instrument.cases import Case, list_cases
from titian.instrument.document import canonical_json
from titian.instrument.logic import Logic
from titian.instrument.vectors import FILE, PACK

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
        assert see_outcome(logic, evaluate(logic, case["answers"])).as_json() == case["visible"]


FIRST_CONTACT = VECTORS["instruments"][0]
DIMENSIONS = FIRST_CONTACT["logic"]["dimensions"]
PUBLISHED = {case["id"]: case for case in FIRST_CONTACT["cases"]}


@pytest.mark.parametrize("case", list_cases(PACK), ids=lambda case: case.id)
def test_published_outcome_is_what_the_author_of_the_case_expects(case: Case) -> None:
    outcome, asking = PUBLISHED[case.id]["outcome"], PUBLISHED[case.id]["asking"]
    rules, settled = outcome["outcomes"], case.expect.get("would_settle")
    assert settled is None or isinstance(settled, dict)
    said = {
        **{key: outcome[key] for key in ("level", "talk", "classes", "indicators", "effects", "needs")},
        **{status: [rule["id"] for rule in rules if rule["status"] == status] for status in ("established", "open")},
        "dimensions": [name for name in DIMENSIONS if outcome["dimensions"][name] == "established"],
        "would_settle": {rule["id"]: rule["would_settle"] for rule in rules if rule["id"] in (settled or {})},
        "ask": asking["ask"],
        "next": asking["next"] or "null",
        "triage": asking["triage"],
        "complete": str(asking["complete"]).lower(),
    }
    assert {key: said[key] for key in case.expect} == case.expect
