"""Somebody reads the officer's outcome as it is drawn: every word, folded or not, and every mark in the page.

What they look for is an answer. Each talk that tells one thing is walked to its outcome in a browser, and beside it talks
that should look the same: a bare wish, and small disclosures of other subjects. Whatever the page holds must fit three
such talks, or be what it holds when nothing at all was told.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pytest
from looks import Looks
from phone import SMALL_PHONE
from playwright.sync_api import Browser, Page

from titian.review.tests.visible_states import (
    ADULT,
    CIRCUMSTANCES,
    LOGIC,
    MOMENTS,
    Answers,
    about,
    asked_in,
    explain,
    is_explained,
    seen,
    small_talks,
    whole_talk,
    yeses,
)

AT_ONCE = 40
LATER_A_CHILD = "a child only after the block"
"""An officer's tick in the middle: the same screens as of a child from the first, and `test_visible.py` looks at it."""


@pytest.fixture(name="page", scope="module")
def make_page(browser: Browser, looks: Looks) -> Iterator[Page]:
    page = browser.new_page(viewport=SMALL_PHONE)
    page.goto(looks.address("stage=outcome&here=en,id"))
    page.locator('[data-screen="outcome"]').wait_for(timeout=30_000)
    yield page
    page.close()


def read_screens(page: Page, circumstance: Answers, told: Iterable[Answers], *, to_the_end: bool) -> list[str]:
    """The page at the officer's outcome after each of these talks."""
    ticks = [name for name in circumstance if LOGIC.items[name].asked_of != "person"]
    said = {name: value for name, value in circumstance.items() if name not in ticks}
    talks = [{"seen": ticks, "said": {**each, **said}, "goes_on": to_the_end} for each in told]
    screens: list[str] = []
    for at in range(0, len(talks), AT_ONCE):
        screens += page.evaluate("talks => readOutcomes(talks)", talks[at : at + AT_ONCE])
    return screens


def look(page: Page, name: str, *, to_the_end: bool, most: int | None = None) -> None:
    """Reads what one thing told does to the screen, in one circumstance at one moment; `most` of them, drawn by its name."""
    circumstance = CIRCUMSTANCES[name]
    asked = asked_in(circumstance, to_the_end=to_the_end)
    singles = yeses(asked)
    if most is not None:
        singles = random.Random(name).sample(singles, min(most, len(singles)))  # noqa: S311
    alike = small_talks(circumstance, asked)
    told: list[dict[str, str]] = [{}, *singles]
    for single in singles:
        told += explain(single, alike.get(seen(whole_talk(circumstance, single, asked)), []))
    told = list({json.dumps(each, sort_keys=True): each for each in told}.values())
    screens = read_screens(page, circumstance, told, to_the_end=to_the_end)
    fitting: dict[str, list[dict[str, str]]] = defaultdict(list)
    for screen, each in zip(screens, told, strict=True):
        fitting[screen].append(each)
    silent = screens[0]
    met = {screen: each for screen, each in zip(screens, told, strict=True) if each in singles}
    short = [
        (each, fitting[screen])
        for screen, each in met.items()
        if screen != silent and not is_explained({about(other) for other in fitting[screen]})
    ]
    print(f"{name}: talks tried {len(told)}, screens {len(fitting)}, short of explanations {len(short)}")
    assert len(fitting) > 1
    assert short == []


@pytest.mark.parametrize(("name", "to_the_end"), [("nothing seen", False), ("removal within 72 hours", False)])
def test_what_stands_after_the_block_fits_three_talks_or_the_silent_one(
    page: Page, name: str, to_the_end: bool
) -> None:
    look(page, name, to_the_end=to_the_end)


def test_what_stands_at_the_end_fits_three_talks_or_the_silent_one(page: Page) -> None:
    look(page, "nothing seen", to_the_end=True, most=25)


@pytest.mark.long("visible states")
@pytest.mark.timeout(600)
@pytest.mark.parametrize(("name", "to_the_end"), [moment for moment in MOMENTS if moment[0] != LATER_A_CHILD])
def test_every_screen_after_one_answer_fits_three_talks_or_the_silent_one(
    page: Page, name: str, to_the_end: bool
) -> None:
    look(page, name, to_the_end=to_the_end)


def test_the_reader_sees_what_the_screen_tells(page: Page) -> None:
    """It would notice: what shows (a need, a tick, a level) makes another screen, and the same talk twice the same one."""
    told: list[dict[str, str]] = [{}, {"W04": "nurse"}, {"W04": "pay_papers"}, {"W04": "talk today"}]
    first, second = (read_screens(page, ADULT, told, to_the_end=False) for _ in range(2))
    assert first == second
    assert len(set(first)) == len(told)
    assert read_screens(page, ADULT | {"S04": "yes"}, [{}], to_the_end=False) != first[:1]
