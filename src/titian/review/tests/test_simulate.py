"""Drawn talks: walked as the app walks them, the same for the same seed, under shares that are stated."""

from __future__ import annotations

import json
import random

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from titian.instrument import find_next
from titian.instrument.logic import Logic
from titian.instrument.screen import load_logic
from titian.instrument.vectors import PACK, VOCABULARY
from titian.review import Interview, Shares, simulate
from titian.review.cli import add_commands
from titian.review.walk import Manner, draw_interview, scripted

LOGICS = {folder.name: load_logic(folder) for folder in (PACK, VOCABULARY)}
MANNERS = {name: Manner(logic) for name, logic in LOGICS.items()}
LOUD = Shares(gate=0.4, indicator=0.5, need=0.4, skip=0.15, not_understood=0.1, declined=0.1, specialist=0.5, child=0.3)
RUNNER = CliRunner()
APP = typer.Typer()
add_commands(APP)


@pytest.mark.parametrize("name", LOGICS)
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_a_drawn_talk_asks_exactly_what_the_app_asks(name: str, seed: int) -> None:
    """Short cuts of the walk are no other engine: after every answer the whole engine asks for the same."""
    logic, manner, rng = LOGICS[name], MANNERS[name], random.Random(seed)  # noqa: S311
    seen = [i for i in logic.document.items if i.asked_of != "person" and rng.random() < 0.1]
    talk = Interview(manner, {i.id: i.flag_when[0] for i in seen} | {"mode": rng.choice(["officer", "specialist"])})
    for _ in range(100):
        assert talk.ask == find_next(logic, talk.answers).ask
        if not talk.ask:
            break
        key = rng.choice([talk.ask[0], rng.choice(talk.ask)])
        talk.give(key, rng.choice([value for value in manner.scale_of(key).values if value != "iso"]))


@pytest.mark.parametrize("name", LOGICS)
def test_a_drawn_talk_ends_when_nothing_is_left_or_somebody_stops(name: str) -> None:
    for seed in range(40):
        talk = draw_interview(MANNERS[name], LOUD, random.Random(seed))  # noqa: S311
        assert talk.answers.get("stopped") == "yes" or find_next(LOGICS[name], talk.answers).ask == ()


def test_a_script_answers_what_is_written_and_tells_of_nothing_else(first_contact: Logic) -> None:
    manner = Manner(first_contact)
    talk = Interview(manner, {}).walk(scripted(manner, {"P10": "yes", "P16": "begun"}))
    raised = {k for k in talk.asked if first_contact.plan.meaning(first_contact.plan.index[k], talk.answers[k])[1]}
    assert raised == {"P10"}
    assert "FC05" in talk.asked  # which told what TL08 would ask
    assert "TL08" not in talk.asked


def test_the_same_seed_draws_the_same_talks(first_contact: Logic) -> None:
    one, same, other = (simulate(first_contact, Shares(), number=60, seed=seed) for seed in (5, 5, 6))
    assert one == same
    assert one != other


def test_counts_are_of_talks(first_contact: Logic) -> None:
    found = simulate(first_contact, Shares(), number=80, seed=2)
    assert sum(found.levels.values()) == len(found.prompts) == 80
    assert found.rules["R00"] == 80
    assert set(found.rules) == set(first_contact.rules)


@pytest.mark.parametrize(
    ("shares", "rule", "expected"),
    [
        (Shares(child=1, no_language=0), "R02", 50),
        (Shares(child=0, seen=0, dont_know=0), "R02", 0),
        (Shares(refusal=1, no_language=0, child=0, seen=0, stopped=0), "R17", 50),
        (Shares(no_language=1, stopped=0, seen=0), "R21", 50),
        (Shares(gate=0, indicator=0, need=0, seen=0, child=0, dont_know=0), "R10", 0),
    ],
)
def test_shares_do_what_they_say(first_contact: Logic, shares: Shares, rule: str, expected: int) -> None:
    assert simulate(first_contact, shares, number=50, seed=1).rules[rule] == expected


def test_more_told_raises_more(first_contact: Logic) -> None:
    quiet, loud = (simulate(first_contact, Shares(gate=share), number=150, seed=4) for share in (0.02, 0.5))
    assert loud.rules["R10g"] > quiet.rules["R10g"]


def test_simulation_says_plainly_that_shares_are_no_prevalence() -> None:
    result = RUNNER.invoke(APP, ["simulate", str(PACK), "--n", "20", "--yes-share", "gate=0.3"])
    assert result.exit_code == 0
    assert "no prevalence" in result.stdout
    assert "gate 0.3" in result.stdout


def test_simulation_as_json() -> None:
    result = RUNNER.invoke(APP, ["simulate", str(VOCABULARY), "--n", "20", "--seed", "7", "--json"])
    found = json.loads(result.stdout)
    assert found["seed"] == 7
    assert sum(found["levels"].values()) == found["talks"] == 20
    assert found["prompts"]["median"] <= found["prompts"]["p90"] <= found["prompts"]["most"]


@pytest.mark.parametrize("share", ["nothing=0.1", "gate=2", "gate", "gate=x"])
def test_a_share_that_is_none_is_refused(share: str) -> None:
    result = RUNNER.invoke(APP, ["simulate", str(VOCABULARY), "--share", share])
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr
    assert "[share.unknown]" in result.stderr
