"""Outcomes: reasons, what would settle an open rule, and the laws that hold for any answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from titian.instrument import Outcome, evaluate, find_next, parse_answers
from titian.instrument.answers import answer_scales
from titian.instrument.document import Item
from titian.instrument.logic import Logic
from titian.instrument.outcome import find_standing
from titian.instrument.screen import load_logic
from titian.instrument.vectors import PACK, ROOT, VOCABULARY, given_values
from titian.instrument.vocabulary import UNKNOWN
from titian.instrument.worlds import CERTAIN, Worlds

LOGICS = {folder.name: load_logic(folder) for folder in (PACK, VOCABULARY)}
SCHEMA = jsonschema.Draft202012Validator(
    json.loads((ROOT / "contracts/schemas/outcome.schema.json").read_text(encoding="utf-8"))
)
AGREED = {"P01": "yes", "P02": "yes"}
STATUS = {"not_established": 0, "open": 1, "established": 2}


@cache
def answer_sets(logic: Logic) -> st.SearchStrategy[dict[str, str]]:
    """Answers to some questions; half of the sets with language understood and consent given."""
    anchors = logic.document.anchors
    agreed = {key: "yes" for key in (anchors.language, anchors.consent) if key}
    one_of = {
        key: st.lists(st.sampled_from(given_values(scale)), min_size=1, max_size=2 if scale.multiple else 1).map(
            " ".join
        )
        for key, scale in answer_scales(logic).items()
    }
    some = st.fixed_dictionaries({}, optional=one_of)
    return st.one_of(some, some.map(lambda answers: answers | agreed))


def status(outcome: Outcome, rule: str) -> str:
    return next((o.status for o in outcome.outcomes if o.rule.id == rule), "not_established")


def find(outcome: Outcome, rule: str) -> dict[str, object]:
    return next(o.as_json() for o in outcome.outcomes if o.rule.id == rule)


def reasons(logic: Logic, answers: dict[str, str], rule: str) -> list[tuple[object, object, object]]:
    found = find(evaluate(logic, answers), rule)["reasons"]
    assert isinstance(found, list)
    return [(reason["item"], reason["answer"], reason["indicator"]) for reason in found]


def test_reason_cites_the_answer_its_phase_and_its_indicator(first_contact: Logic) -> None:
    answers = AGREED | {"P10": "yes", "TL08": "yes", "TL08_when": "work"}
    assert reasons(first_contact, answers, "R10T") == [("TL08", "yes", "CD01"), ("TL08_when", "work", "CD01")]
    assert reasons(first_contact, answers, "R10g") == [("P10", "yes", None)]


def test_reason_of_an_undated_fact_names_both_indicators(first_contact: Logic) -> None:
    answers = AGREED | {"P10": "yes", "TL08": "yes"}
    assert reasons(first_contact, answers, "R10T") == [("TL08", "yes", "CD01|CR03")]


def test_reason_of_a_fact_in_two_phases_is_told_for_each(first_contact: Logic) -> None:
    answers = AGREED | {"P10": "yes", "TL08": "yes", "TL08_when": "before work"}
    assert {indicator for _, _, indicator in reasons(first_contact, answers, "R10T")} == {"CD01", "CR03"}


def test_reason_says_what_the_person_chose(first_contact: Logic) -> None:
    assert reasons(first_contact, {"P01": "yes", "P02": "no"}, "R17") == [("P02", "no", None)]
    assert reasons(first_contact, {"C01": "water doctor"}, "R26") == [("C01", "water doctor", None)]
    assert reasons(first_contact, {"S02": "yes", "P03": "no"}, "R01m") == [("S02", "yes", None)]


def test_reason_leaves_out_what_did_not_count(first_contact: Logic) -> None:
    answers = AGREED | {"P10": "yes", "TL17": "yes", "TL16": "yes", "TL08": "no", "TL11": "skip"}
    assert reasons(first_contact, answers, "R09") == [("TL17", "yes", "EX01"), ("TL16", "yes", "EX04")]


def test_rules_stand_in_the_order_of_the_sheet(first_contact: Logic) -> None:
    outcome = evaluate(first_contact, {"S01": "yes", "S04": "yes"})
    order = list(first_contact.rules)
    found = [order.index(o.rule.id) for o in outcome.outcomes]
    assert found == sorted(found)


@pytest.mark.parametrize("value", ["skip", "dont_know"])
def test_what_was_left_unsaid_is_never_named_again(value: str, first_contact: Logic) -> None:
    outcome = evaluate(first_contact, AGREED | {"P04": "skip", "P03": value, "P10": value})
    assert not {"P03", "P04", "P10"} & {key for o in outcome.outcomes for key in o.would_settle}


def test_sensitive_question_is_named_only_when_it_was_not_understood(first_contact: Logic) -> None:
    unasked = evaluate(first_contact, AGREED)
    assert find(unasked, "R04")["would_settle"] == []
    unheard = evaluate(first_contact, AGREED | {"P07": "not_understood"})
    assert find(unheard, "R04")["would_settle"] == ["P07"]


WORKING = {"HEARS": "yes", "MAY": "yes", "AGE": "no", "GATE": "yes", "DOOR": "no", "STEP": "begun"}
"""In the small pack: an adult whose yes at a gate opened the questions about work."""


def test_declined_module_settles_nothing() -> None:
    logic = LOGICS[VOCABULARY.name]
    assert find(evaluate(logic, WORKING), "R_STRONG")["would_settle"]
    assert find(evaluate(logic, WORKING | {"WORK_open": "no"}), "R_STRONG")["would_settle"] == []


def test_one_answer_settles_alone_or_all_are_named_jointly() -> None:
    """Two of these are needed: first nothing is said yet, then one is known."""
    logic = LOGICS[VOCABULARY.name]
    assert settling(evaluate(logic, WORKING), "R_SOME") == (("HOURS", "PAY", "FINES"), True)
    assert settling(evaluate(logic, WORKING | {"HOURS": "yes"}), "R_SOME") == (("PAY", "FINES"), False)


def test_what_is_asked_after_the_block_is_never_named(first_contact: Logic) -> None:
    """Which questions are left would tell at which gate the person said yes."""
    gates = AGREED | {"P04": "no", "P09": "yes", "P10": "yes", "P16": "begun"}
    named = {key for o in evaluate(first_contact, gates).outcomes for key in o.would_settle}
    assert named
    assert all(first_contact.items[key].block for key in named)


def settling(outcome: Outcome, rule: str) -> tuple[tuple[str, ...], bool]:
    found = next(o for o in outcome.outcomes if o.rule.id == rule)
    return found.would_settle, found.jointly


def brute_force(logic: Logic, answers: dict[str, str], keys: list[str]) -> dict[str, list[set[str]]]:
    """Key → the rules still open after each answer that is not unknown, tried one after another."""
    scales = answer_scales(logic)
    phase_keys = {item.phase.answer_key for item in logic.document.items if item.phase}
    found = {}
    for key in keys:
        values = [v for v in scales[key].values if v not in UNKNOWN]
        values += ["before work"] if key in phase_keys else []
        tried = [evaluate(logic, answers | {key: value}) for value in values]
        found[key] = [{one.rule.id for one in after.outcomes if one.status == "open"} for after in tried]
    return found


def listable(logic: Logic, answers: Mapping[str, str]) -> list[str]:
    """Keys that may be named: asked now, counted, and not sensitive unless not understood."""
    plan = logic.plan
    if plan.refused(Worlds(plan, answers)) & CERTAIN:
        return []
    uncut = {**answers, "help_came": "yes"}  # in an emergency nothing is asked, yet the same would settle it
    asked = [key for key in find_next(logic, uncut).ask if plan.is_counted[key]]
    return [key for key in asked if answers.get(key) == "not_understood" or not plan.is_sensitive[key]]


@pytest.mark.parametrize("name", LOGICS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_would_settle_is_what_trying_every_answer_finds(name: str, data: st.DataObject) -> None:
    logic = LOGICS[name]
    answers = data.draw(answer_sets(logic))
    keys = listable(logic, answers)
    still_open = brute_force(logic, answers, keys)
    for outcome in evaluate(logic, answers).outcomes:
        if outcome.status == "open":
            alone = [key for key in keys if any(outcome.rule.id not in after for after in still_open[key])]
            assert outcome.would_settle == tuple(alone) if alone else outcome.jointly == bool(outcome.would_settle)
            assert set(outcome.would_settle) <= set(keys)


@pytest.mark.parametrize("name", LOGICS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_outcome_obeys_the_contract_and_always_keeps_the_defaults(name: str, data: st.DataObject) -> None:
    logic = LOGICS[name]
    answers = parse_answers(logic, data.draw(answer_sets(logic)))
    outcome = evaluate(logic, answers)
    SCHEMA.validate(outcome.as_json())
    assert outcome.as_json() == evaluate(logic, dict(reversed(answers.items()))).as_json()
    if name == PACK.name:
        assert {"no_return_step", "no_consular_contact"} <= set(outcome.effects)


@pytest.mark.parametrize("name", LOGICS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_what_stands_is_what_the_whole_outcome_says(name: str, data: st.DataObject) -> None:
    logic = LOGICS[name]
    answers = data.draw(answer_sets(logic))
    outcome, standing = evaluate(logic, answers), find_standing(logic, answers)
    assert standing.rules == tuple(found.rule.id for found in outcome.outcomes if found.status == "established")
    assert (standing.level, standing.effects, standing.needs) == (outcome.level, outcome.effects, outcome.needs)


def is_worse(logic: Logic, before: Outcome, after: Outcome, forgiven: frozenset[str]) -> bool:
    """A lower level, or a need, effect or established rule that is gone; closing rules may come and go."""
    rank = {level.id: level.rank for level in logic.document.levels}
    closing = {effect for rule in logic.document.rules if rule.kind == "closing" for effect in rule.effects}
    lost = {*before.needs, *before.effects} - {*after.needs, *after.effects} - closing - forgiven
    fallen = [
        o.rule.id
        for o in before.outcomes
        if o.status == "established"
        and o.rule.kind in ("default", "care", "finding")
        and status(after, o.rule.id) != "established"
    ]
    return rank[after.level] < rank[before.level] or bool(lost) or bool(fallen)


def can_be_raised(item: Item, logic: Logic) -> bool:
    """Left out: consent, language and the age itself, after which other questions stand open."""
    anchors = logic.document.anchors
    return bool(item.flag_when) and item.id not in (anchors.language, anchors.consent, anchors.assent, *anchors.child)


@pytest.mark.parametrize("name", LOGICS)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_one_more_raised_answer_never_lowers(name: str, data: st.DataObject) -> None:
    logic = LOGICS[name]
    answers = data.draw(answer_sets(logic))
    item = data.draw(st.sampled_from([i for i in logic.document.items if can_be_raised(i, logic)]))
    if set(answers.get(item.id, "").split()) & set(item.flag_when):
        return
    heard = answers.get(item.id) == "not_understood"  # the interpreter is no longer needed: a stated limit
    forgiven = frozenset({"interpreter", "recheck_language", "advice"}) if heard else frozenset[str]()
    before, after = evaluate(logic, answers), evaluate(logic, answers | {item.id: item.flag_when[0]})
    assert not is_worse(logic, before, after, forgiven)


@pytest.mark.parametrize("name", LOGICS)
@pytest.mark.parametrize("instead_of", ["blank", "no"])
@settings(max_examples=75, deadline=None)
@given(data=st.data())
def test_a_skip_never_lowers_against_blank_or_no(name: str, instead_of: str, data: st.DataObject) -> None:
    logic = LOGICS[name]
    answers = data.draw(answer_sets(logic))
    scales = answer_scales(logic)
    silent = [i for i in logic.document.items if can_be_raised(i, logic) and "skip" in scales[i.id].values]
    item = data.draw(st.sampled_from(silent))
    answers.pop(item.id, None)
    if instead_of == "no":
        clear = [v for v in scales[item.id].values if v not in item.flag_when and v not in UNKNOWN and v != "na"]
        answers |= {item.id: clear[0]} if clear else {}
    before, after = evaluate(logic, answers), evaluate(logic, answers | {item.id: "skip"})
    assert not is_worse(logic, before, after, frozenset())
    fallen = [
        o.rule.id
        for o in before.outcomes
        if o.rule.kind == "finding" and STATUS[status(after, o.rule.id)] < STATUS[o.status]
    ]
    assert fallen == []


@pytest.mark.parametrize("name", LOGICS)
@settings(max_examples=75, deadline=None)
@given(data=st.data())
def test_dating_a_fact_never_takes_an_established_rule_away(name: str, data: st.DataObject) -> None:
    logic = LOGICS[name]
    answers = data.draw(answer_sets(logic))
    item = data.draw(st.sampled_from([i for i in logic.document.items if i.phase]))
    assert item.phase
    answers = {k: v for k, v in answers.items() if k != item.phase.answer_key} | {item.id: item.flag_when[0]}
    when = data.draw(st.sampled_from(["work", "before", "way", "before work"]))
    before, after = evaluate(logic, answers), evaluate(logic, answers | {item.phase.answer_key: when})
    assert not is_worse(logic, before, after, frozenset())


@pytest.mark.parametrize("name", LOGICS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_no_to_questions_and_a_stop_are_final(name: str, data: st.DataObject) -> None:
    logic = LOGICS[name]
    answers = data.draw(answer_sets(logic)) | {"stopped": "yes"}
    assert find_next(logic, answers).ask == ()
    assert find_next(logic, answers).complete
    anchors = logic.document.anchors
    assert anchors.consent
    assert anchors.assent
    refused = data.draw(answer_sets(logic)) | {anchors.consent: "no", anchors.assent: "no"}
    with_consent = {s.id for s in logic.document.stages if s.needs_consent}
    plan = logic.plan
    assert not [key for key in find_next(logic, refused).ask if logic.items[plan.base[key]].stage in with_consent]


def test_one_screening_in_three_lines() -> None:
    logic = load_logic(PACK)
    outcome = evaluate(logic, parse_answers(logic, {"P01": "yes", "P02": "yes", "P07": "yes"}))
    assert (outcome.level, outcome.needs) == ("TODAY", ("asylum", "independent_advice"))
