"""Nobody can read an answer off what an officer sees: every visible state fits several talks, one of them a bare wish.

The circumstances are what the officer knows or what anybody may hear; what varies is what the person alone knows. Two
talks explain a state when they tell of different subjects. A state that the silent talk gives as well tells nothing.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from itertools import combinations, product

import pytest

from titian.instrument import evaluate, find_next, see_outcome
from titian.instrument.logic import Logic
from titian.instrument.screen import load_logic
from titian.instrument.vectors import PACK
from titian.instrument.visible import Visible
from titian.review.subject import read_subject
from titian.review.tells import WISH
from titian.review.walk import Interview, Manner, scripted

Answers = Mapping[str, str]
LOGIC = load_logic(PACK)
MANNER = Manner(LOGIC)
SUBJECTS = read_subject(PACK).subjects
CONSENT = ("P01", "P02", "A02")
BLOCK = tuple(item.id for item in LOGIC.document.items if item.block)
CHILDS_WISH = "W05"
WISHES = ("nurse", "safe_place", "talk", "pay_papers", "today")
ADULT = {"P01": "yes", "P02": "yes", "P03": "no", "P04": "no", "P06": "no", "P16": "begun"}
CHILD = {"P01": "yes", "A02": "yes", "S03": "yes", "P03": "no", "P06": "no"}
CIRCUMSTANCES: dict[str, dict[str, str]] = {
    "nothing seen": ADULT,
    "not about work": ADULT | {"P16": "no_work"},
    "work not begun": ADULT | {"P16": "not_yet"},
    "accused or held": ADULT | {"V02": "yes"},
    "a companion speaks": ADULT | {"S04": "yes"},
    "fear said aloud": ADULT | {"V01": "yes"},
    "removal within 72 hours": ADULT | {"V03": "yes"},
    "danger on the journey": ADULT | {"P17": "yes"},
    "family lost": ADULT | {"P06": "yes"},
    "took water": ADULT | {"C01": "water"},
    "a child": CHILD,
    "a child who took water": CHILD | {"C01": "water"},
    "a child only after the block": ADULT | {"S03": "yes", "A02": "yes"},
}
NOT_OF_THIS_WORK = {"not_yet": ("TL", "FC", "LC"), "no_work": ("TL", "PR", "LC"), "begun": ("PR",)}
A_LITTLE: tuple[dict[str, str], ...] = (
    {}, {"P10": "yes"}, {"P11": "yes"}, {"P12": "yes"}, {"P05": "yes"}, {"P07": "yes"},
    {"P10": "yes", "TL16": "yes"}, {"P09": "yes", "TL03": "yes"}, {"P13": "yes", "TL07": "skip"},
    {"P09": "yes", "PR10": "yes"}, {"P13": "yes", "PR06": "skip"}, {"P10": "yes", "TL08": "skip"},
    {"MU03": "yes"}, {"MU05": "yes"}, {"CH04": "no"}, {"CH08": "yes"}, {"CH01": "nobody"}, {"CH02": "no"},
)  # fmt: skip
"""What else may have been told, beside any wishes: one small disclosure."""


def seen(answers: Answers) -> Visible:
    return see_outcome(LOGIC, evaluate(LOGIC, answers))


def asked_in(circumstance: Answers, *, to_the_end: bool) -> list[str]:
    """What is asked of the person there, whatever they answer and wherever that leads."""
    if not to_the_end:
        return [name for name in BLOCK if name not in circumstance]
    is_child, was_adult = "S03" in circumstance, "P02" in circumstance
    items = [
        item
        for item in LOGIC.document.items
        if item.asked_of == "person"
        and not item.specialist_only
        and item.stage in ("primary", "modules")
        and item.id not in circumstance
    ]
    if is_child and not was_adult:
        return [i.id for i in items if i.module in ("CH", "MU", "DI") or i.id == "P14"]
    left_out = NOT_OF_THIS_WORK[circumstance["P16"]]
    return [i.id for i in items if i.module not in left_out and (is_child or i.module != "CH")]


def whole_talk(circumstance: Answers, told: Answers, asked: Iterable[str]) -> dict[str, str]:
    """A talk to its end: the circumstance, what was told, and nothing of note in all other answers."""
    quiet = {name: MANNER.clear_value(LOGIC.items[name]) for name in asked if name not in told}
    return {**quiet, **told, **circumstance}


def together(*parts: Answers) -> dict[str, str]:
    """Answers of several, values of one question side by side."""
    found: dict[str, str] = {}
    for part in parts:
        for key, value in part.items():
            found[key] = " ".join(dict.fromkeys(f"{found.get(key, '')} {value}".split()))
    return found


def yeses(asked: Iterable[str]) -> list[dict[str, str]]:
    """Each single answer of the person's own that raises something; of wishes each.

    What the officer has to carry out, a woman or a man, no card, is shown as what it is, and told of aloud.
    """
    items = [LOGIC.items[name] for name in asked]
    return [
        {item.id: value}
        for item in items
        if item.private or item.id == CHILDS_WISH
        for value in (item.flag_when if LOGIC.document.scales[item.scale].multiple else item.flag_when[:1])
    ]


def about(told: Answers) -> frozenset[str]:
    """The subjects of what was told; a wish discloses none."""
    return frozenset(SUBJECTS[name] for name in told if name in SUBJECTS) - {WISH}


def is_explained(subjects: Iterable[frozenset[str]]) -> bool:
    """By three talks: one without any disclosure, and two that have no subject in common."""
    found = list(subjects)
    told = [each for each in found if each]
    return frozenset() in found and any(not one & other for one, other in combinations(told, 2))


def wishes_of(asked: Iterable[str]) -> list[dict[str, str]]:
    """Every set of wishes that can be made there."""
    names = set(asked)
    found: list[dict[str, str]] = [{}]
    if "W04" in names:
        chosen = [" ".join(some) for n in range(6) for some in combinations(WISHES, n)]
        every = product(chosen, ("", "yes"), ("", "yes"))
        found = [{k: v for k, v in zip(("W04", "GB06", "P15"), one, strict=True) if v} for one in every]
    if "W05" in names:
        found = [
            together(one, {"W05": w} if w else {}) for one in found for w in ("", "helper", "nurse", "helper nurse")
        ]
    return found


def unexplained(circumstance: dict[str, str], *, to_the_end: bool, most: int, seed: str) -> tuple[int, list[object]]:
    """How many visible states were met, and those that fit too few talks."""
    asked = asked_in(circumstance, to_the_end=to_the_end)
    rng = random.Random(seed)  # noqa: S311  # test data, nothing secret
    units = yeses(asked)
    tried = [together(*some) for n in (1, 2) for some in combinations(units, n)]
    if len(tried) > most:
        tried = rng.sample(tried, most)
    by_state: dict[Visible, set[frozenset[str]]] = {}
    little = [one for one in A_LITTLE if set(one) <= set(asked)]
    for one in little:
        for wish in wishes_of(asked):
            told = together(one, wish)
            by_state.setdefault(seen(whole_talk(circumstance, told, asked)), set()).add(about(told))
    met: dict[Visible, dict[str, str]] = {}
    for told in tried:
        state = seen(whole_talk(circumstance, told, asked))
        by_state.setdefault(state, set()).add(about(told))
        met.setdefault(state, told)
    silent = seen(whole_talk(circumstance, {}, asked))
    return len(met), [
        (state.level, state.classes, met[state])
        for state in met
        if state != silent and not is_explained(by_state[state])
    ]


@pytest.mark.parametrize("name", ["nothing seen", "accused or held", "a child"])
def test_a_few_states_fit_talks_of_different_subjects_and_a_bare_wish(name: str) -> None:
    states, few = unexplained(CIRCUMSTANCES[name], to_the_end=name == "a child", most=150, seed=name)
    assert states > 2
    assert few == []


MOMENTS = [(name, end) for name, known in CIRCUMSTANCES.items() for end in (False, True) if end or "S03" not in known]
"""A child's talk has no block to be handed back after."""


@pytest.mark.long("visible states")
@pytest.mark.timeout(600)
@pytest.mark.parametrize(("name", "to_the_end"), MOMENTS)
def test_every_single_and_double_yes_fits_talks_of_different_subjects_and_a_bare_wish(
    name: str, to_the_end: bool
) -> None:
    circumstance = CIRCUMSTANCES[name]
    states, few = unexplained(circumstance, to_the_end=to_the_end, most=2600, seed=name)
    assert states > 2
    assert few == []


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
