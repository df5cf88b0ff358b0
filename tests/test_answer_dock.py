"""Yes and no are seen together or not at all: both whole, equal and in one place, in every language, on every phone, turned or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest
from looks import HERE, UNPAINTED, Looks
from playwright.sync_api import Browser, Page, ViewportSize

TAGS: Final = sorted(each.stem for each in (HERE / "content/packs/first-contact/locales").glob("*.yaml"))
PHONES: Final[dict[str, ViewportSize]] = {
    "360x740": {"width": 360, "height": 740},
    "320x640": {"width": 320, "height": 640},
    "740x360": {"width": 740, "height": 360},
    "640x320": {"width": 640, "height": 320},
}
SIZES: Final = {"usual": False, "twice": True}

LOOK: Final = """async ([keys, tag, isLarge]) => {
  const found = [];
  const places = new Set();
  // Two frames: what was fitted in the first may change what it holds, and is fitted again.
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  for (const key of keys) {
    await draw(key, tag, isLarge);
    await drawn();
    const section = document.querySelector('[data-screen="ask"]');
    const name = `${tag} ${key}${isLarge ? ' large' : ''} (${section.dataset.fit})`;
    const box = (selector) => section.querySelector(selector)?.getBoundingClientRect();
    const [yes, no] = [box('.tile.yes'), box('.tile.no')];
    if (key === 'P10') { // the other ways to answer, in the place of the first
      section.querySelector('[data-hook="other-ways"]')?.click();
      await drawn();
    }
    const parts = [...section.querySelectorAll('.dock button')];
    if (!yes !== !no) found.push(`${name}: one without the other`);
    for (const part of parts) {
      const { left, right, top, bottom, width, height } = part.getBoundingClientRect();
      const called = part.textContent.trim().slice(0, 20);
      if (left < -0.5 || top < -0.5 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5) found.push(`${name}: not whole: ${called}`);
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      if (!part.contains(hit)) found.push(`${name}: something lies over ${called}`);
      if (Math.min(width, height) < 55.5) found.push(`${name}: ${width} by ${height} to touch: ${called}`);
      for (const word of part.querySelectorAll('span')) {
        const shown = word.getBoundingClientRect();
        if (shown.left < left - 1 || shown.right > right + 1) found.push(`${name}: beside its place: ${called}`);
        if (word.scrollWidth > word.clientWidth + 2 && getComputedStyle(word).display !== 'inline') found.push(`${name}: cut: ${called}`);
        if (word.getBoundingClientRect().height > height + 1) found.push(`${name}: higher than its place: ${called}`);
      }
    }
    for (const form of section.querySelectorAll('.tile .form')) {
      const [around, sign] = [form, form.querySelector('svg')].map((each) => each.getBoundingClientRect());
      if (sign.top < around.top - 1 || sign.bottom > around.bottom + 1 || sign.left < around.left - 1 || sign.right > around.right + 1)
        found.push(`${name}: a sign beside its form`);
    }
    for (const label of section.querySelectorAll('.tile > span:last-child'))
      for (const { index, 0: word } of label.textContent.matchAll(/[^\\s\\u200b]+/gu)) {
        const range = document.createRange();
        range.setStart(label.firstChild, index);
        range.setEnd(label.firstChild, index + word.length);
        if (new Set([...range.getClientRects()].map((each) => Math.round(each.top))).size > 1) found.push(`${name}: broken: ${word}`);
      }
    if (!yes || !no) continue;
    if (Math.abs(yes.width - no.width) > 1 || Math.abs(yes.height - no.height) > 1 || Math.abs(yes.top - no.top) > 1)
      found.push(`${name}: not equal`);
    places.add([yes, no].map((each) => [each.left, innerHeight - each.bottom].map(Math.round).join()).join(' '));
  }
  return [found, [...places]];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, looks: Looks) -> Iterator[Page]:
    page = browser.new_page(viewport=PHONES["360x740"])
    page.goto(looks.address("stage=ask&until=P10&language=en"))
    page.locator('[data-screen="ask"]').wait_for(timeout=30_000)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    page.add_style_tag(content=UNPAINTED)
    yield page
    page.close()


@pytest.mark.long("docks", one_in=90)  # each looks at 155 questions: 6.5 s of the processor, and 23 minutes all of them
@pytest.mark.timeout(300)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("phone", PHONES)
@pytest.mark.parametrize("tag", TAGS)
def test_yes_stands_beside_no(page: Page, tag: str, phone: str, size: str) -> None:
    page.set_viewport_size(PHONES[phone])
    keys: list[str] = page.evaluate("keysToDraw()")
    faults, places = page.evaluate(LOOK, [keys, tag, SIZES[size]])
    assert faults == []
    assert len(places) == 1, f"yes and no move: {places}"


@pytest.mark.parametrize("tag", ["en", "id", "ta", "my", "ur", "bn"])
def test_a_phone_that_was_turned_and_turned_back_shows_both_where_they_were(page: Page, tag: str) -> None:
    keys = ["P02", "P10"]
    seen: list[Any] = []
    for phone in ("320x640", "640x320", "320x640"):
        page.set_viewport_size(PHONES[phone])
        faults, places = page.evaluate(LOOK, [keys, tag, False])
        assert faults == []
        seen.append(places)
    assert seen[0] == seen[2]


# How a screen lay while it was fitted, one after the other.
TRIED: Final = """async ([before, key, tag]) => {
  await draw(before, tag, false);
  const tried = [];
  new MutationObserver((all) => tried.push(...all.map(({ oldValue }) => oldValue)))
    .observe(document.body, { subtree: true, attributeFilter: ['data-fit'], attributeOldValue: true });
  await draw(key, tag, false);
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  return [...tried, document.querySelector('[data-screen="ask"]').dataset.fit];
}"""


def test_a_screen_is_laid_out_once_where_nothing_about_it_changes(page: Page) -> None:
    page.set_viewport_size(PHONES["360x740"])
    assert page.evaluate(TRIED, ["P11", "P12", "en"]) == [None, "roomy"]


def test_where_the_closest_does_not_fit_nothing_between_is_tried(page: Page) -> None:
    page.set_viewport_size(PHONES["640x320"])
    tried = page.evaluate(TRIED, ["P11", "P12", "my"])
    assert tried[:4] == [None, "roomy", "least", "paged"]
    assert not {"even", "snug", "tight"} & {*tried}
