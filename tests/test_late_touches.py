"""No touch answers a question that nobody can have heard or read yet: not a second touch meant for the screen before, nor a quick one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from looks import Looks, read_to_the_end
from playwright.sync_api import Browser, Page, expect

PHONE = {"width": 360, "height": 740}
# The app's own times: the drawing page has none, so that the tests of looks need not wait.
SLOWLY = """() => {
  document.documentElement.style.setProperty('--settling-still', '600ms');
  document.documentElement.style.setProperty('--settling-silent', '1200ms');
}"""
# How many answers count at once, before any timer runs, and after how many milliseconds the first one does: read by the
# page itself, for between two questions of a test a busy machine may rest longer than a phone settles.
MEASURE = """async ([key, sounds]) => {
  const counting = () => [...document.querySelectorAll('.tile.yes, .tile.no, .dock .small-tile')].filter((each) => !each.disabled).length;
  const began = performance.now();
  draw(key, 'en', false);
  if (sounds) sound(`item.${key}.label`);
  for (let turn = 0; turn < 100; turn += 1) await null;
  const atOnce = counting();
  while (counting() === 0) await new Promise((rested) => setTimeout(rested, 10));
  return [atOnce, performance.now() - began];
}"""
LONG = "document.querySelector('[data-screen]').dataset.fit === 'paged'"


@pytest.fixture
def page(browser: Browser, looks: Looks) -> Iterator[Page]:
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    page.goto(looks.address("stage=ask&until=P10&language=en"))
    page.locator('[data-screen="ask"]').wait_for(timeout=30_000)
    page.evaluate(SLOWLY)
    yield page
    page.close()


def draw(page: Page, key: str, *, large: bool = False) -> None:
    page.evaluate("([key, isLarge]) => draw(key, 'en', isLarge)", [key, large])


def counts_within(page: Page, key: str, least: int, most: int, *, sounds: bool = False) -> None:
    """The answers to a question that is drawn now begin to count no earlier and no later than so many milliseconds on."""
    counting, took = page.evaluate(MEASURE, [key, sounds])
    assert counting == 0
    assert least <= took <= most, took
    expect(page.locator(".tile.no")).to_be_enabled()
    expect(page.locator(".dock .small-tile").first).to_be_enabled()


def test_silent_question_must_have_stood_before_it_can_be_answered(page: Page) -> None:
    counts_within(page, "P11", 900, 6000)


def test_answers_count_once_the_question_sounds(page: Page) -> None:
    page.evaluate("document.documentElement.style.setProperty('--settling-silent', '60s')")
    draw(page, "P11")
    page.wait_for_timeout(1000)
    expect(page.locator(".tile.yes")).to_be_disabled()
    page.evaluate("sound('item.P11.before')")  # what is said before it is not the question
    page.wait_for_timeout(300)
    expect(page.locator(".tile.yes")).to_be_disabled()
    page.evaluate("sound('item.P11.label')")
    expect(page.locator(".tile.yes")).to_be_enabled()


def test_no_touch_counts_in_the_first_moment_though_the_question_sounds(page: Page) -> None:
    page.evaluate("document.documentElement.style.setProperty('--settling-still', '900ms')")
    counts_within(page, "P12", 500, 5000, sounds=True)


def test_change_of_question_begins_anew(page: Page) -> None:
    draw(page, "P11")
    expect(page.locator(".tile.yes")).to_be_enabled(timeout=10_000)
    page.evaluate("document.documentElement.style.setProperty('--settling-silent', '60s')")
    draw(page, "P12")
    expect(page.locator(".tile.yes")).to_be_disabled()


def test_question_on_pages_is_answered_once_its_end_was_seen(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 480})
    draw(page, "P16", large=True)
    if not page.evaluate(LONG):
        pytest.skip("it fits")
    draw(page, "P12", large=True)
    tiles = page.locator(".tile.yes")
    page.wait_for_timeout(2500)
    expect(tiles).to_be_disabled()  # it stood long enough, and not all of it was seen
    read_to_the_end(page)
    expect(tiles).to_be_enabled(timeout=10_000)
