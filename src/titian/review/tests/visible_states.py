"""What an officer sees after which talks, for the tests that ask what a visible state gives away.

The circumstances are what the officer knows or what anybody may hear; what varies is what the person alone knows. Two
talks explain a state when they tell of different subjects. A state that the silent talk gives as well tells nothing.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from titian.instrument import evaluate, see_outcome
from titian.instrument.screen import load_logic
from titian.instrument.vectors import PACK
from titian.instrument.visible import Visible
from titian.review.subject import read_subject
from titian.review.tells import WISH
from titian.review.walk import Manner

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


@dataclass(frozen=True)
class Tried:
    """What came of looking at one moment in one circumstance."""

    talks: int
    states: int
    #: States that fit too few talks, and are not the silent talk's: level, classes, and a talk that gives it.
    short: list[object]


def unexplained(circumstance: dict[str, str], *, to_the_end: bool, most: int, seed: str) -> Tried:
    """Every single and double yes there, `most` of them drawn by the seed, and which states they give away."""
    asked = asked_in(circumstance, to_the_end=to_the_end)
    rng = random.Random(seed)  # noqa: S311  # test data, nothing secret
    units = yeses(asked)
    tried = [together(*some) for n in (1, 2) for some in combinations(units, n)]
    if len(tried) > most:
        tried = rng.sample(tried, most)
    by_state = {state: {about(told) for told in talks} for state, talks in small_talks(circumstance, asked).items()}
    met: dict[Visible, dict[str, str]] = {}
    for told in tried:
        state = seen(whole_talk(circumstance, told, asked))
        by_state.setdefault(state, set()).add(about(told))
        met.setdefault(state, told)
    silent = seen(whole_talk(circumstance, {}, asked))
    return Tried(
        len(tried),
        len(met),
        [
            (state.level, state.classes, met[state])
            for state in met
            if state != silent and not is_explained(by_state[state])
        ],
    )


def small_talks(circumstance: Answers, asked: list[str]) -> dict[Visible, list[dict[str, str]]]:
    """What may be told beside any wishes, one small disclosure at most, by what an officer sees of it."""
    found: dict[Visible, list[dict[str, str]]] = {}
    for one in A_LITTLE:
        if set(one) <= set(asked):
            for wish in wishes_of(asked):
                told = together(one, wish)
                found.setdefault(seen(whole_talk(circumstance, told, asked)), []).append(told)
    return found


def explain(told: Answers, talks: Iterable[dict[str, str]]) -> list[dict[str, str]]:
    """Of the talks that look the same a bare wish and two of different subjects, as far as there are such."""
    chosen: list[dict[str, str]] = []
    others = [each for each in talks if each != told]
    chosen += [each for each in others if each and not about(each)][:1]
    told_of = [about(told)] if about(told) else []
    for each in others:
        if len(told_of) < 2 and about(each) and not any(about(each) & other for other in told_of):
            chosen.append(each)
            told_of.append(about(each))
    return chosen


MOMENTS = [(name, end) for name, known in CIRCUMSTANCES.items() for end in (False, True) if end or "S03" not in known]
"""A child's talk has no block to be handed back after."""
