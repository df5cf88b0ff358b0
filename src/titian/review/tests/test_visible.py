"""Nobody can read an answer off what an officer sees: every visible state fits several talks, one of them a bare wish.

`visible_states.py` says what a state is and what explains it; as drawn, `tests/attack/test_outcome_screen.py` reads it.
"""

from __future__ import annotations

import random

import pytest

from titian.instrument import evaluate, find_next, see_outcome
from titian.instrument.logic import Logic
from titian.review.tests.visible_states import (
    ADULT,
    BLOCK,
    CIRCUMSTANCES,
    CONSENT,
    LOGIC,
    MANNER,
    MOMENTS,
    Answers,
    Tried,
    asked_in,
    seen,
    together,
    unexplained,
    whole_talk,
    yeses,
)
from titian.review.walk import Interview, Manner, scripted


def hold(tried: Tried) -> None:
    print(f"talks tried: {tried.talks}, visible states: {tried.states}, short of explanations: {len(tried.short)}")
    assert tried.states > 2
    assert tried.short == []


@pytest.mark.parametrize("name", ["nothing seen", "accused or held", "a child"])
def test_a_few_states_fit_talks_of_different_subjects_and_a_bare_wish(name: str) -> None:
    hold(unexplained(CIRCUMSTANCES[name], to_the_end=name == "a child", most=150, seed=name))


@pytest.mark.long("visible states")
@pytest.mark.timeout(600)
@pytest.mark.parametrize(("name", "to_the_end"), MOMENTS)
def test_every_single_and_double_yes_fits_talks_of_different_subjects_and_a_bare_wish(
    name: str, to_the_end: bool
) -> None:
    hold(unexplained(CIRCUMSTANCES[name], to_the_end=to_the_end, most=2600, seed=name))


@pytest.mark.parametrize("to_the_end", [False, True])
def test_a_specialist_who_asks_no_more_than_an_officer_sees_no_more(to_the_end: bool) -> None:
    """What only a specialist asks shows: they hear it, and nobody else may look (threat model, *What an officer's screen
    still tells*)."""
    hold(unexplained(ADULT | {"mode": "specialist"}, to_the_end=to_the_end, most=150, seed="specialist"))


def test_a_rule_shown_by_itself_would_be_noticed() -> None:
    """The law is no tautology: shown in place of its class, *hurt or threatened* tells P11 and P10 apart."""
    rules = tuple(
        rule.model_copy(update={"classes": None}) if rule.id == "R25" else rule for rule in LOGIC.document.rules
    )
    broken = Logic(LOGIC.document.model_copy(update={"rules": rules}), "broken")
    nurse = {"W04": "nurse"}
    hurt, kept = (whole_talk(ADULT, {gate: "yes"} | nurse, BLOCK) for gate in ("P11", "P10"))
    assert seen(hurt) == seen(kept)
    assert see_outcome(broken, evaluate(broken, hurt)) != see_outcome(broken, evaluate(broken, kept))


# --- the block ---


def block_of(told: Answers) -> list[str]:
    """The questions put before the phone is handed back, in order."""
    talk = Interview(MANNER, {})
    put = []
    answer = scripted(MANNER, told)
    while talk.ask and (talk.ask[0] in BLOCK or talk.ask[0] in (*CONSENT, "C01")):
        key = talk.ask[0]
        put.append(key)
        talk.give(key, answer(key))
    return [key for key in put if key in BLOCK]


@pytest.mark.parametrize("seed", range(12))
def test_everybody_is_asked_the_same_block_whatever_they_answer(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    told = {
        name: rng.choice(["yes", "no", "skip", "dont_know"])
        for name in BLOCK
        if name not in ("P03", "P04", "P16", "W04")
    }
    told |= {
        "P16": rng.choice(["begun", "not_yet", "no_work", "skip"]),
        "W04": rng.choice(["nothing", "talk today", "skip"]),
    }
    assert block_of(told) == list(BLOCK)


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_ten_places_changes_no_result(seed: int) -> None:
    """Doctor and age come first, since they can cut the block; the others may stand in any order."""
    rng = random.Random(seed)  # noqa: S311
    document = LOGIC.document
    places = [n for n, item in enumerate(document.items) if item.id in BLOCK[2:]]
    order = rng.sample(places, k=len(places))
    items = list(document.items)
    for place, (to, moved) in enumerate(zip(places, order, strict=True), start=3):
        items[to] = document.items[moved].model_copy(update={"block": place})
    other = Logic(document.model_copy(update={"items": tuple(items)}), "other order")
    told = {name: "yes" for name in BLOCK[4:11] if rng.random() < 0.35} | {
        "W04": rng.choice(["nothing", "talk", "nurse today"])
    }
    ends = []
    for logic in (LOGIC, other):
        manner = Manner(logic)
        talk = Interview(manner, {}).walk(scripted(manner, told))
        outcome = evaluate(logic, talk.answers)
        rules = [found.rule.id for found in outcome.outcomes if found.status == "established"]
        ends.append((rules, outcome.level, outcome.talk, see_outcome(logic, outcome)))
    assert ends[0] == ends[1]


# --- withheld, a crowd, a child ---


@pytest.mark.parametrize("name", [i.id for i in LOGIC.document.items if i.private and i.block])
def test_what_was_withheld_is_never_calm(name: str) -> None:
    answers = whole_talk(ADULT, {name: "not_asked"}, BLOCK)
    found = evaluate(LOGIC, answers)
    assert found.talk == "not_screened"
    assert "rule.R19.officer" not in see_outcome(LOGIC, found).statements
    assert "rule.R18n.officer" in see_outcome(LOGIC, found).statements


@pytest.mark.parametrize("told", [{}, {"P03": "yes"}, {"P06": "yes"}, {"P03": "skip", "P04": "skip"}])
def test_the_short_talk_asks_three_things_and_is_no_screening(told: dict[str, str]) -> None:
    talk = Interview(MANNER, {"mode": "minimum"}).walk(scripted(MANNER, told))
    asked = [key for key in talk.asked if LOGIC.items[key].stage in ("primary", "modules")]
    assert asked == list(LOGIC.document.minimum)[: len(asked)]
    assert evaluate(LOGIC, talk.answers).talk in ("not_screened", "emergency")


@pytest.mark.parametrize("age", ["yes", "doubt", "dont_know"])
def test_an_adults_yes_asks_a_child_nothing_more(age: str) -> None:
    answers = {"C01": "nothing", "P01": "yes", "P02": "yes", "P03": "no", "P04": age}
    assert find_next(LOGIC, answers).ask[0] == "A02"
    assert [key for key in find_next(LOGIC, answers).ask if LOGIC.items[key].stage in ("primary", "modules")] == []
    after = find_next(LOGIC, answers | {"A02": "yes"}).ask
    assert {"P06", "CH01"} <= set(after)
    assert not {"P10", "GB06", "W04"} & set(after)


# --- a lawyer's talk ---


@pytest.mark.parametrize("seed", range(10))
def test_nothing_told_to_a_lawyer_counts_in_an_officers_talk(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    lawyers = [item.id for item in LOGIC.document.items if item.asked_of == "legal_aid"]
    units = yeses(asked_in(ADULT, to_the_end=True))
    answers = whole_talk(ADULT, together(*rng.sample(units, k=4)), asked_in(ADULT, to_the_end=True))
    for mode in ({}, {"mode": "specialist"}):
        bare = evaluate(LOGIC, answers | mode)
        told = evaluate(LOGIC, answers | mode | dict.fromkeys(lawyers, "yes"))
        assert told.as_json() == bare.as_json()
    heard = evaluate(LOGIC, answers | {"mode": "legal_aid"} | dict.fromkeys(lawyers, "yes"))
    assert {"R11", "R11b"} <= {found.rule.id for found in heard.outcomes if found.status == "established"}


# --- orders that keep the person safe ---

TO_EVERYBODY = {
    "no_return_step",
    "no_consular_contact",
    "no_release_to_companion",
    "tell_no_companion",
    "non_punishment",
    "answers_to_legal_aid_only",
    "never_ground_for_refusal",
}


@pytest.mark.parametrize("name", CIRCUMSTANCES)
def test_orders_for_safety_are_wide_and_nothing_told_takes_one_away(name: str) -> None:
    """What would tell an answer stands for everybody; the stop of a return at every TODAY and NOW, and before a removal."""
    circumstance = CIRCUMSTANCES[name]
    asked = asked_in(circumstance, to_the_end=False)
    silent = set(seen(whole_talk(circumstance, {}, asked)).effects)
    levels = set()
    for told in [{}, *yeses(asked)]:
        state = seen(whole_talk(circumstance, told, asked))
        levels.add(state.level)
        assert silent | TO_EVERYBODY <= set(state.effects), told
        is_urgent = state.level in ("TODAY", "NOW") or name == "removal within 72 hours"
        assert ("suspend_return" in state.effects) == is_urgent, told
    assert len(levels) > 1 or levels == {"TODAY"}
