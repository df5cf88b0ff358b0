"""Laws of the engine on whole packs: more evidence never lowers, names mean nothing, a skip is never worse, order is order."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from titian.instrument import Outcome, evaluate, find_next, parse_logic
from titian.instrument.answers import answer_scales
from titian.instrument.cases import list_cases
from titian.instrument.document import canonical_json
from titian.instrument.logic import Logic
from titian.instrument.screen import load_logic
from titian.instrument.vectors import PACK, VOCABULARY, given_values
from titian.instrument.vocabulary import UNKNOWN
from titian.review.laws import find_falls, losses, more_answers
from titian.review.walk import Manner, Shares, draw_interview
from titian.review.witnesses import Search

WHOLE = load_logic(PACK)
LOGICS = {PACK.name: WHOLE, VOCABULARY.name: load_logic(VOCABULARY)}
MANNERS = {name: Manner(logic) for name, logic in LOGICS.items()}
LOUD = Shares(gate=0.35, indicator=0.4, need=0.3, seen=0.08, skip=0.1, declined=0.05, specialist=0.4, child=0.3)

seeds = st.integers(0, 10**9)


def drawn(name: str, seed: int) -> dict[str, str]:
    """Answers as a talk gives them, some of them forgotten again, so that rules stand open too."""
    rng = random.Random(seed)  # noqa: S311
    answers = draw_interview(MANNERS[name], LOUD, rng).answers
    kept = rng.choice([1.0, 1.0, 0.8, 0.5])
    anchors = LOGICS[name].document.anchors
    apart = {anchors.language, anchors.consent, anchors.assent, "mode"}
    return {key: value for key, value in answers.items() if key in apart or rng.random() < kept}


def statuses(outcome: Outcome) -> dict[str, str]:
    return {found.rule.id: found.status for found in outcome.outcomes}


# More evidence


@settings(max_examples=60, deadline=None)
@given(seed=seeds)
def test_one_more_flagged_answer_takes_nothing_away(seed: int) -> None:
    """On the whole pack: every answer that would raise something more, one at a time, on a drawn talk."""
    answers = drawn(PACK.name, seed)
    assert list(find_falls(WHOLE, [answers])) == []
    before = evaluate(WHOLE, answers)
    more = list(more_answers(WHOLE, answers))
    for key, value in random.Random(seed).sample(more, k=min(6, len(more))):  # noqa: S311
        lost = list(losses(WHOLE, before, evaluate(WHOLE, answers | {key: value})))
        assert lost == [], (key, value, answers)


def test_no_case_and_no_witness_loses_anything_by_one_more_answer() -> None:
    sets: list[Mapping[str, str]] = [w.answers for w in Search(WHOLE).rules() if w.answers is not None]
    sets += [{k: str(v) for k, v in case.answers.items()} for case in list_cases(PACK)]
    assert list(find_falls(WHOLE, sets)) == []


@settings(max_examples=60, deadline=None)
@given(seed=seeds, instead_of=st.sampled_from(["blank", "no"]))
def test_a_skip_is_never_worse_than_blank_or_no(seed: int, instead_of: str) -> None:
    answers, rng = drawn(PACK.name, seed), random.Random(seed)  # noqa: S311
    anchors = WHOLE.document.anchors
    apart = {anchors.language, anchors.consent, anchors.assent, *anchors.child}
    manner = MANNERS[PACK.name]
    items = [i for i in WHOLE.document.items if i.id not in apart and "skip" in manner.scale_of(i.id).values]
    for item in rng.sample(items, k=8):
        answers.pop(item.id, None)
        clear = manner.clear_value(item)
        before = evaluate(WHOLE, answers | ({item.id: clear} if instead_of == "no" and clear not in UNKNOWN else {}))
        after = evaluate(WHOLE, answers | {item.id: "skip"})
        assert list(losses(WHOLE, before, after)) == [], (item.id, answers)
        was, now = statuses(before), statuses(after)
        worth = {"open": 1, "established": 2}
        fallen = [
            rule
            for rule, status in was.items()
            if WHOLE.rules[rule].kind == "finding" and worth.get(now.get(rule, ""), 0) < worth[status]
        ]
        assert fallen == [], (item.id, answers)
        assert item.id not in find_next(WHOLE, answers | {item.id: "skip"}).ask


# Names mean nothing


def renamed(logic: Logic, names: Mapping[str, str]) -> Logic:
    """The same logic with other ids of items, in every expression, list and anchor."""
    document = logic.document.model_dump(mode="json")
    keys = {f"{old}_when": f"{new}_when" for old, new in names.items()}

    def change(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            is_item_list = key in ("anchors",)
            return {k: change(v, k if not is_item_list else "names") for k, v in value.items()}
        if isinstance(value, list):
            return [change(one, key) for one in value]
        if isinstance(value, str) and key in ("id", "items", "item", "names", "covered_by", "minimum"):
            return names.get(value, value)
        if isinstance(value, str) and key == "answer_key":
            return keys[value]
        return value

    return parse_logic(canonical_json(change(document)))


@pytest.mark.parametrize("name", LOGICS)
@settings(max_examples=12, deadline=None)
@given(seed=seeds)
def test_renaming_every_question_changes_nothing_but_names(name: str, seed: int) -> None:
    logic, rng = LOGICS[name], random.Random(seed)  # noqa: S311
    olds = list(logic.items)
    news = rng.sample(olds, k=len(olds)) if seed % 2 else [f"Q{n}" for n in rng.sample(range(1000, 9999), k=len(olds))]
    names = dict(zip(olds, news, strict=True))
    other = renamed(logic, names)
    keys = {**names, **{f"{old}_when": f"{new}_when" for old, new in names.items()}}
    for turn in range(4):
        answers = drawn(name, seed + turn)
        translated = {keys.get(key, key): value for key, value in answers.items()}
        before, after = evaluate(logic, answers).as_json(), evaluate(other, translated).as_json()
        for outcome in before["outcomes"]:  # type: ignore[attr-defined]
            outcome["would_settle"] = [keys[key] for key in outcome["would_settle"]]
            for reason in outcome["reasons"]:
                reason["item"] = keys[reason["item"]]
        del before["release"], after["release"]
        assert after == before
        asked, asked_after = find_next(logic, answers), find_next(other, translated)
        assert asked_after.ask == tuple(keys[key] for key in asked.ask)
        assert (asked_after.triage, asked_after.complete) == (asked.triage, asked.complete)


# Order is order


@pytest.mark.parametrize("name", LOGICS)
@settings(max_examples=25, deadline=None)
@given(seed=seeds)
def test_the_order_of_the_rules_changes_only_their_order(name: str, seed: int) -> None:
    logic, rng = LOGICS[name], random.Random(seed)  # noqa: S311
    raw = logic.document.model_dump(mode="json")
    rng.shuffle(raw["rules"])
    other = parse_logic(canonical_json(raw))
    answers = drawn(name, seed)
    before, after = evaluate(logic, answers), evaluate(other, answers)
    assert {o.rule.id: o.as_json() for o in before.outcomes} == {o.rule.id: o.as_json() for o in after.outcomes}
    assert (before.level, before.needs, before.effects) == (after.level, after.needs, after.effects)
    assert [o.rule.id for o in after.outcomes] == [r for r in other.rules if r in statuses(after)]
    assert find_next(logic, answers) == find_next(other, answers)


@settings(max_examples=40, deadline=None)
@given(seed=seeds)
def test_the_order_of_the_answers_changes_nothing(seed: int) -> None:
    answers, rng = drawn(PACK.name, seed), random.Random(seed)  # noqa: S311
    mixed = dict(rng.sample(list(answers.items()), k=len(answers)))
    assert json.dumps(evaluate(WHOLE, mixed).as_json()) == json.dumps(evaluate(WHOLE, answers).as_json())


# What stands for everyone


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_answers_whatever_lift_the_defaults(data: st.DataObject) -> None:
    keys = answer_scales(WHOLE)
    chosen = data.draw(st.lists(st.sampled_from(sorted(keys)), max_size=40, unique=True))
    answers = {key: data.draw(st.sampled_from(given_values(keys[key]))) for key in chosen}
    assert {"no_return_step", "no_consular_contact", "card_by_choice"} <= set(evaluate(WHOLE, answers).effects)
