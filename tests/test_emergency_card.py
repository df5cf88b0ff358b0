"""Where a life is in danger an officer sees all four steps, every number and both lines that stay, in their own language, at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest
from looks import HERE, Looks, settle
from playwright.sync_api import Browser, Page, ViewportSize

OFFICERS: Final = sorted(each.stem for each in (HERE / "content/interface").glob("*.ftl"))
SIZES: Final[list[ViewportSize]] = [{"width": 320, "height": 640}, {"width": 360, "height": 740}]
NUMBERS: Final = "numbers=medical:1669,police:191,fire:199,sea_rescue:1196"
#: What opens the card, and how many numbers it then shows.
CARDS: Final = {
    "none on record": ("stage=outcome&seen=S02", 0),
    "whatever the danger is": (f"stage=outcome&seen=S01&{NUMBERS}", 4),
    "locked": (f"locked=1&{NUMBERS}", 4),
}
#: In px, of any word on it: what is small elsewhere on the phone is no smaller.
LEAST: Final = 16
LOOK: Final = """([least]) => {
  const card = document.querySelector('[data-screen="emergency"]');
  const page = document.documentElement;
  const found = [];
  if (page.scrollHeight > innerHeight) found.push(`scrolls by ${page.scrollHeight - innerHeight}`);
  if (page.scrollWidth > innerWidth) found.push(`wider than the screen by ${page.scrollWidth - innerWidth}`);
  const parts = [...card.querySelectorAll('h1, li > span, a.call, .none, .stays p, footer button')];
  for (const part of parts) {
    const called = part.textContent.trim().slice(0, 24);
    const { left, right, top, bottom, height } = part.getBoundingClientRect();
    if (top < 0 || left < 0 || bottom > innerHeight + 0.5 || right > innerWidth + 0.5) found.push(`off the screen: ${called}`);
    if (part.matches('a, button') && height < 55.5) found.push(`${Math.round(height)} px to touch: ${called}`);
    if (part.scrollWidth > Math.ceil(part.getBoundingClientRect().width) + 1) found.push(`wider than its place: ${called}`);
    for (const word of [part, ...part.querySelectorAll('span, strong')]) {
      const size = Number.parseFloat(getComputedStyle(word).fontSize);
      if (size < least) found.push(`${size} px: ${called}`);
      const inner = word.getBoundingClientRect();
      if (part.matches('a, button') && (inner.left < left - 0.5 || inner.right > right + 0.5)) found.push(`out of its button: ${called}`);
    }
  }
  const foot = card.querySelector('footer').getBoundingClientRect();
  for (const part of card.querySelectorAll('.steps li')) {
    const { bottom } = part.getBoundingClientRect();
    if (bottom > foot.top + 0.5) found.push(`beneath the lines that stay: ${part.textContent.trim().slice(0, 24)}`);
  }
  return { found, steps: card.querySelectorAll('.steps > li').length, stays: card.querySelectorAll('.stays p').length, calls: card.querySelectorAll('a.call').length };
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(reduced_motion="reduce")
    yield page
    page.close()


@pytest.mark.parametrize("officer", OFFICERS)
def test_all_of_the_emergency_card_is_seen_at_once_in_every_language_of_an_officer(
    page: Page, looks: Looks, officer: str
) -> None:
    faults: list[str] = []
    for name, (query, calls) in CARDS.items():
        page.goto(looks.address(f"{query}&here=en,{officer}&language={officer}&officer={officer}"))
        page.locator('[data-screen="emergency"]').wait_for(timeout=30_000)
        for size in SIZES:
            page.set_viewport_size(size)
            settle(page)
            seen = page.evaluate(LOOK, [LEAST])
            faults += [f"{name}, {size['width']}: {fault}" for fault in seen["found"]]
            assert (seen["steps"], seen["stays"], seen["calls"]) == (4, 2, calls), name
    assert faults == []
