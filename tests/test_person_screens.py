"""What a person reads and touches: in every language, at the usual and at twice the text size, nothing scrolls or is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from looks import HERE, Looks
from phone import SMALL_PHONE, read_texts
from playwright.sync_api import Browser, Page, ViewportSize, expect

SMALLEST: ViewportSize = {"width": 360, "height": 640}
TAGS = sorted(each.stem for each in (HERE / "content/packs/first-contact/locales").glob("*.yaml"))
SAMPLES = ["sample-th", "sample-km", "sample-my", "sample-ur"]  # longer than anything a pack says
LONGEST = 2
# Many choices; several at once; a phase; care; the choice; who must not be told.
ALWAYS = ["P08", "C01", "TL08_when", "W01", "W02"]

LOOK = """async ([key, tag, isLarge]) => {
  await draw(key, tag, isLarge);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const found = [];
  const page = document.documentElement;
  const name = `${tag} ${key}${isLarge ? ' large' : ''}`;
  const section = document.querySelector('[data-screen="ask"]');
  if (page.scrollHeight > innerHeight) found.push(`${name}: scrolls by ${page.scrollHeight - innerHeight}`);
  if (page.scrollWidth > innerWidth) found.push(`${name}: wider than the screen by ${page.scrollWidth - innerWidth}`);
  const leaves = section.querySelector('.leaves');
  const isPaged = section.dataset.fit === 'paged';
  const edge = isPaged ? leaves.getBoundingClientRect() : { top: 0, bottom: innerHeight };
  for (const part of section.querySelectorAll('button, h1')) {
    if (!part.checkVisibility()) continue;
    const box = part.getBoundingClientRect();
    const called = `${part.textContent.trim().slice(0, 30)} (${section.dataset.fit})`;
    if (part.matches('button') && Math.min(box.width, box.height) < 55.5)
      found.push(`${name}: ${Math.round(box.width)} by ${Math.round(box.height)} to touch: ${called}`);
    if (part.matches('h1') && isPaged) continue; // goes on over several pages
    if (isPaged && !leaves.contains(part)) continue;
    if (isPaged && part.closest('.tools')) continue;
    if (box.top < edge.top - 1 || box.bottom > edge.bottom + 1) found.push(`${name}: cut off: ${called}`);
    if (isPaged && box.width > leaves.clientWidth + 1) found.push(`${name}: over two pages: ${called}`);
    for (const word of part.querySelectorAll('span')) {
      const { width } = word.getBoundingClientRect();
      if (width > 2 && word.scrollWidth > Math.ceil(width) + 2 && getComputedStyle(word).display !== 'inline')
        found.push(`${name}: words cut off: ${called}`);
    }
  }
  if (isPaged) {
    const turn = section.querySelector('[data-hook="turn"]');
    const count = section.querySelectorAll('.turn .places i').length;
    if (!turn) found.push(`${name}: on pages that nothing turns`);
    if (count > 14) found.push(`${name}: ${count} pages`);
    const { bottom } = turn.getBoundingClientRect();
    if (bottom > innerHeight) found.push(`${name}: the page's button lies below the screen`);
  }
  return found;
}"""

SHAPES = """async () => {
  const seen = new Set();
  for (let frame = 0; frame < 20; frame += 1) {
    await new Promise(requestAnimationFrame);
    seen.add(document.querySelector('[data-screen="ask"]').dataset.fit);
  }
  return [...seen];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, looks: Looks) -> Iterator[Page]:
    page = browser.new_page(viewport=SMALLEST)
    page.goto(looks.address("stage=ask&until=P10&language=en"))
    page.locator('[data-screen="ask"]').wait_for(timeout=30_000)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    yield page
    page.close()


def keys_to_see(page: Page, tag: str) -> list[str]:
    """The questions with the most words in this language, and those of every kind."""
    known: list[str] = page.evaluate("keysToDraw()")
    texts = read_texts("en" if tag.startswith("sample") else tag)
    by_length = sorted(known, key=lambda key: -len(texts.get(f"item.{key}.label", "")))
    return list(dict.fromkeys([*by_length[:LONGEST], *(key for key in ALWAYS if key in known)]))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("is_large", [False, True], ids=["usual", "twice"])
def test_no_question_scrolls_on_the_smallest_phone(page: Page, is_large: bool) -> None:
    faults: list[Any] = []
    for tag in [*TAGS, *SAMPLES]:
        for key in keys_to_see(page, tag)[: 4 if is_large else None]:
            faults += page.evaluate(LOOK, [key, tag, is_large])
    print("\n".join(faults))
    assert faults == []


def test_a_question_stands_still_where_motion_is_reduced(browser: Browser, looks: Looks) -> None:
    """A size that moves, however short, is measured too early: the screen then changed in every frame, for good."""
    page = browser.new_page(viewport=SMALL_PHONE, reduced_motion="reduce")
    page.goto(looks.address("stage=ask&until=P10&language=en"))
    page.locator(".tile.yes:enabled").wait_for(timeout=30_000)
    assert len(page.evaluate(SHAPES)) == 1
    page.close()


@pytest.mark.parametrize("tag", ["en", "my", "si", "ur"])
def test_the_officer_sees_all_eight_ticks_at_once(browser: Browser, looks: Looks, tag: str) -> None:
    """Long words and the highest letters included; where they need the room, the pictures give way."""
    page = browser.new_page(viewport=SMALL_PHONE, reduced_motion="reduce")
    page.goto(looks.address(f"stage=look&seen=S01&officer={tag}&language={tag}&here=en,{tag}"))
    page.locator('[data-screen="look"]').wait_for(timeout=30_000)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    page.wait_for_function("() => document.documentElement.scrollHeight <= innerHeight")
    expect(page.locator(".look")).to_have_count(8)
    page.close()
