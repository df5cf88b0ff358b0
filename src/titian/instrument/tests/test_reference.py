"""Against a reference instrument and the evaluator that came with it, where TITIAN_REFERENCE names their folder."""

from __future__ import annotations

import random
from typing import Any

import pytest

from titian.instrument import evaluate, find_next, see_outcome
from titian.instrument.answers import answer_scales
from titian.instrument.logic import Logic
from titian.instrument.screen import load_logic
from titian.instrument.tests.reference import load_evaluator, needs_reference, random_answers, read, reduced, write_pack
from titian.instrument.vectors import PACK
from titian.instrument.worlds import CERTAIN, POSSIBLE, Worlds

pytestmark = needs_reference
RANDOM_SETS = 300


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Logic, Any]:
    """The whole reference instrument, compiled here, beside its own evaluator."""
    folder = tmp_path_factory.mktemp("whole")
    master = read("instrument_master.json")
    return load_logic(write_pack(master, folder / "pack")), load_evaluator(folder / "evaluator", master)


@pytest.fixture(scope="module")
def part(tmp_path_factory: pytest.TempPathFactory) -> tuple[Logic, Any]:
    """The first-contact pack, beside the reference evaluator over the same items and rules."""
    logic = load_logic(PACK)
    master = reduced(read("instrument_master.json"), logic.document.model_dump(mode="json"))
    return logic, load_evaluator(tmp_path_factory.mktemp("part"), master)


def differences(logic: Logic, reference: Any, answers: dict[str, str]) -> list[object]:
    """Where the two evaluators do not say the same."""
    wanted, outcome, asking = reference.evaluate(answers), evaluate(logic, answers), find_next(logic, answers)
    statuses = {o.rule.id: o.status for o in outcome.outcomes}
    found = {
        "rules": {name: statuses.get(name, "not_established") for name in wanted["rules"]},
        "level": outcome.level,
        "effects": list(outcome.effects),
        "needs": list(outcome.needs),
        "dimensions": [name for name, status in outcome.dimensions.items() if status == "established"],
        "indicators": list(outcome.indicators),
        "ask": list(asking.ask),
        "next": asking.next,
        "triage": list(asking.triage),
        "complete": asking.complete,
        "talk": outcome.talk,
        "visible": _told(see_outcome(logic, outcome).as_json(), reference),
    }
    wanted = wanted | {"rules": {name: rule["status"] for name, rule in wanted["rules"].items()}}
    return [(key, value, wanted[key]) for key, value in found.items() if value != wanted[key]]


def _told(seen: dict[str, object], reference: Any) -> dict[str, object]:
    """What an officer may see, with the statements themselves in place of their text ids."""
    said = {f"rule.{name}.officer": rule["officer_statement"] for name, rule in reference.RULE.items()}
    said |= {f"class.{name}.officer": one["officer_statement"] for name, one in reference.CLASSES.items()}
    statements = seen["statements"]
    assert isinstance(statements, list)
    return seen | {"statements": [said[text] for text in statements]}


def sets(logic: Logic, seed: int) -> list[dict[str, str]]:
    """Random answers over every key."""
    rng = random.Random(seed)  # noqa: S311  # test data, nothing secret
    keys = [
        (key, [v for v in scale.values if v != "iso"], scale.multiple)
        for key, scale in answer_scales(logic).items()
        if key not in ("mode", "stopped", "help_came") and not key.endswith("_open")
    ]
    made = []
    for number in range(RANDOM_SETS):
        answers = random_answers(rng.random, keys)
        answers |= {"P01": "yes", "P02": "yes"} if number % 4 else {}
        answers |= {"mode": ("specialist", "legal_aid", "minimum")[number // 3 % 3]} if number % 3 == 0 else {}
        answers |= {"help_came": "yes"} if number % 7 == 0 else {}
        answers |= {"stopped": "yes"} if number % 29 == 0 else {}
        for module in logic.document.modules:
            if rng.random() < 0.05:
                answers[f"{module}_open"] = rng.choice(["no", "stopped"])
        made.append(answers)
    return made


def test_every_case_of_the_reference_holds(whole: tuple[Logic, Any]) -> None:
    logic, _ = whole
    for case in read("cases.json"):
        outcome = evaluate(logic, case["answers"])
        found = {
            "level": outcome.level,
            "established_rules": [o.rule.id for o in outcome.outcomes if o.status == "established"],
            "effects": list(outcome.effects),
            "needs": list(outcome.needs),
            "dimensions": [name for name, status in outcome.dimensions.items() if status == "established"],
            "talk": outcome.talk,
            "classes": list(outcome.classes),
            "next": find_next(logic, case["answers"]).next,
        }
        assert {key: found[key] for key in case["expect"]} == case["expect"], case["id"]


def test_every_witness_establishes_its_rule(whole: tuple[Logic, Any]) -> None:
    logic, _ = whole
    witnesses = read("rule_witnesses.json")
    assert set(witnesses) == set(logic.rules)
    for rule, answers in witnesses.items():
        assert rule in {o.rule.id for o in evaluate(logic, answers).outcomes if o.status == "established"}, rule


def test_whole_instrument_agrees_on_random_answers(whole: tuple[Logic, Any]) -> None:
    logic, reference = whole
    given = [case["answers"] for case in read("cases.json")] + sets(logic, 1)
    assert [(d, a) for a in given if (d := differences(logic, reference, a))] == []


def test_first_contact_agrees_on_random_answers(part: tuple[Logic, Any]) -> None:
    logic, reference = part
    assert [(d, a) for a in sets(logic, 2) if (d := differences(logic, reference, a))] == []


def test_first_contact_holds_the_very_rules_of_the_reference(part: tuple[Logic, Any]) -> None:
    """Level, effects, needs, kind, confidentiality and weights were carried over unchanged."""
    logic, _ = part
    master = read("instrument_master.json")
    rules = {rule["id"]: rule for rule in master["rules"]}
    for rule in logic.document.rules:
        wanted = rules[rule.id]
        assert rule.model_dump(include={"kind", "level", "confidential_reason"}) == {
            key: wanted[key] for key in ("kind", "level", "confidential_reason")
        }
        assert (list(rule.effects), list(rule.needs)) == (wanted["effects"], wanted["needs"])
        assert (None if rule.classes is None else list(rule.classes)) == wanted["classes"]
    items = {item["id"]: item for item in master["items"]}
    for item in logic.document.items:
        wanted = items[item.id]
        for key in (
            "module",
            "stage",
            "scale",
            "asked_of",
            "role",
            "private",
            "sensitive",
            "self_incriminating",
            "block",
        ):
            assert getattr(item, key) == wanted[key], (item.id, key)
        assert (list(item.flag_when), list(item.maps)) == (wanted["flag_when"], wanted["maps"])
        assert item.recorded == bool(wanted["recorded"])
    indicators = {row["id"]: row for row in master["indicators"]}
    for indicator in logic.document.indicators:
        wanted = indicators[indicator.id]
        assert list(indicator.tags) == wanted["tags"]
        assert indicator.weights.model_dump() == {k: wanted["weights"][k] for k in ("adult_labour", "child_labour")}


def test_dimensions_are_open_as_the_reference_reads_them(whole: tuple[Logic, Any]) -> None:
    logic, reference = whole
    for answers in sets(logic, 3)[:100]:
        readings = reference.Reading(answers, False), reference.Reading(answers, True)
        worlds = Worlds(logic.plan, answers)
        for name, run in logic.plan.dimensions:
            mask = run(worlds)
            assert (bool(mask & CERTAIN), bool(mask & POSSIBLE)) == tuple(r.positive(name) for r in readings)
