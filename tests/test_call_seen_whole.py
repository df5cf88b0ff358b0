"""On the officer's outcome the call is seen whole without a touch, whatever stands above it; words of its ticks are whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from looks import HERE, Looks, settle
from playwright.sync_api import Browser, Page, ViewportSize

USUAL: Final[ViewportSize] = {"width": 360, "height": 740}
SMALL: Final[ViewportSize] = {"width": 320, "height": 640}
#: Everything that stands above a call: the level, that nobody may look, that nobody is known to answer.
TALKS: Final = ["P10:yes,P12:yes", "P10:yes,P05:yes", "P07:yes", "P11:yes", "W04:nurse"]
OFFICERS: Final = sorted(each.stem for each in (HERE / "content/interface").glob("*.ftl"))
SEEN: Final = [*((tag, SMALL) for tag in OFFICERS), ("en", USUAL), ("ur", USUAL), ("ta", USUAL)]
WHOLE: Final = """() => {
  const foot = document.querySelector('footer').getBoundingClientRect();
  const call = document.querySelector('[data-hook="call"] a').getBoundingClientRect();
  return [scrollY, call.top >= 0, Math.round(call.bottom), call.bottom <= Math.min(foot.top, innerHeight)];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, looks: Looks) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(looks.address(f"stage=outcome&said={TALKS[0]}&language=id&draft=1"))
    page.locator('[data-screen="outcome"]').wait_for(timeout=30_000)
    yield page
    page.close()


@pytest.mark.parametrize(("officer", "size"), SEEN, ids=[f"{tag} {size['width']}" for tag, size in SEEN])
def test_the_call_is_seen_whole_without_scrolling(page: Page, officer: str, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    for talk in TALKS:
        page.evaluate("([talk, officer]) => drawTalk(talk, officer)", [talk, officer])
        page.locator('[data-screen="outcome"] [data-hook="call"]').wait_for(timeout=30_000)
        settle(page)
        scrolled, begins, end, is_whole = page.evaluate(WHOLE)
        assert (talk, scrolled, begins, is_whole) == (talk, 0, True, True), end


BROKEN: Final = """() => [...document.querySelectorAll('button.look')].flatMap((tick) => {
  const texts = document.createTreeWalker(tick, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    for (const { index, 0: word } of text.data.matchAll(/[^\\s\\u200b]+/gu)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      if (new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1) found.push(word);
    }
  return found;
})"""


@pytest.mark.parametrize("query", ["stage=outcome&sheet=1", "stage=look&seen=S01"])
def test_no_word_of_a_tick_breaks_in_tamil_on_the_narrowest_phone(page: Page, looks: Looks, query: str) -> None:
    """After the others: it leaves the page on another screen."""
    page.set_viewport_size(SMALL)
    page.goto(looks.address(f"{query}&language=ta&officer=ta"))
    page.locator("button.look").first.wait_for(timeout=30_000)
    settle(page)
    assert page.evaluate(BROKEN) == []
