"""A demo may be held by somebody real: in their own language it says first that it is practice, and nothing else ever does."""

from __future__ import annotations

from typing import Final

import pytest
from looks import HERE, Looks
from phone import read_texts
from playwright.sync_api import Browser, Page, ViewportSize, expect
from test_heard_when_asked import AT_ONCE

TAGS: Final = sorted(each.stem for each in (HERE / "content/packs/first-contact/locales").glob("*.yaml"))
ALWAYS: Final = {"en", "my", "ta", "ur"}
NARROW: Final[ViewportSize] = {"width": 320, "height": 640}
#: The line stands whole on the first page, with what turns it; what goes on lies on the next.
OFF = """() => {
  const found = [];
  if (document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth) found.push('scrolls');
  const section = document.querySelector('[data-screen="care"]');
  for (const part of [section.querySelector('p.before'), ...section.querySelectorAll('.tools button, .turn')]) {
    const { left, right, top, bottom, width } = part.getBoundingClientRect();
    if (width === 0 || left < -0.5 || top < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5)
      found.push(part.textContent.trim().slice(0, 30));
  }
  return found;
}"""
DRAWN = """() => document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))"""


def open_first_screen(page: Page, looks: Looks, query: str) -> None:
    page.goto(looks.address(f"stage=care&{query}"))
    page.locator('[data-screen="care"]').wait_for(timeout=30_000)


@pytest.mark.parametrize(
    "tag", [pytest.param(tag, marks=[] if tag in ALWAYS else [pytest.mark.long("questions")]) for tag in TAGS]
)
def test_every_language_shows_it_whole_on_the_first_screen_of_the_narrowest_phone(
    browser: Browser, looks: Looks, tag: str
) -> None:
    page = browser.new_page(viewport=NARROW, reduced_motion="reduce")
    open_first_screen(page, looks, f"language={tag}&here=en,{tag}")
    said = page.locator("p.before").first.text_content() or ""
    assert said.replace("\u200b", "") == read_texts(tag)["talk.practice"]
    page.evaluate(DRAWN)
    assert page.evaluate(OFF) == []
    page.close()


def test_it_is_heard_before_the_first_question(browser: Browser, looks: Looks) -> None:
    page = browser.new_page(viewport=NARROW)
    page.add_init_script(AT_ONCE)
    open_first_screen(page, looks, "language=en&voiced=1")
    page.wait_for_function("said.length >= 2")
    assert page.evaluate("said.slice(0, 2)") == ["talk.practice", "item.C01.label"]
    page.close()


def test_no_talk_that_is_meant_says_so(browser: Browser, looks: Looks) -> None:
    page = browser.new_page(viewport=NARROW)
    page.add_init_script(AT_ONCE)
    open_first_screen(page, looks, "language=en&live=1&voiced=1")
    page.wait_for_function("said.length >= 1")
    assert page.evaluate("said[0]") == "item.C01.label"
    texts = read_texts("en")
    expect(page.locator("p.before")).to_have_text([texts["item.C01.before"]])
    page.close()
