"""What a person reads and touches: in every language, at the usual and at twice the text size, nothing scrolls or is cut off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from _pytest.mark.structures import ParameterSet
from looks import HERE, UNPAINTED, Looks, read_to_the_end, settle
from phone import SMALL_PHONE, read_texts
from playwright.sync_api import Browser, Page, ViewportSize, expect

SMALLEST: ViewportSize = {"width": 360, "height": 640}
TAGS = sorted(each.stem for each in (HERE / "content/packs/first-contact/locales").glob("*.yaml"))
OFFICERS = sorted(each.stem for each in (HERE / "content/interface").glob("*.ftl"))
SAMPLES = ["sample-th", "sample-km", "sample-my", "sample-ur"]  # longer than anything a pack says
#: Those with the longest words, one of them from right to left: in each run.
TIGHTEST = ("my", "ta", "ur")
LONGEST = 2
# Many choices; several at once; a phase; care; the choice; who must not be told.
ALWAYS = ["P08", "C01", "TL08_when", "W01", "W02"]

LOOK = """async ([keys, tag, isLarge]) => {
  const found = [];
  for (const key of keys) {
    await draw(key, tag, isLarge);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
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
    if (isPaged && leaves.scrollWidth > leaves.clientWidth + 1) {
      const turn = section.querySelector('[data-hook="turn"]');
      const count = section.querySelectorAll('.turn .places i').length;
      if (!turn) found.push(`${name}: on pages that nothing turns`);
      if (count > 14) found.push(`${name}: ${count} pages`);
      const { bottom } = turn.getBoundingClientRect();
      if (bottom > innerHeight) found.push(`${name}: the page's button lies below the screen`);
    }
  }
  return found;
}"""

#: What pictures stand for, and who must not be told.
PICTURES = ["C01", "W04", "W01", "W02"]
NARROWEST: ViewportSize = {"width": 320, "height": 640}
#: Pages on the narrowest phone; words that no place beside another is wide enough for need more.
MOST_PAGES = 2
MORE_PAGES = {"ta C01": 3, "ta W04": 3, "ta W02": 3}
PAGES = """async ([keys, tag]) => {
  const found = [];
  const pages = {};
  for (const key of keys) {
    await draw(key, tag, false);
    // Two frames: what was fitted in the first may change what it holds, and is fitted again.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    const section = document.querySelector('[data-screen="ask"]');
    const name = `${tag} ${key}`;
    pages[name] = section.querySelectorAll('.turn .places i').length || 1;
    const { fontSize } = getComputedStyle(section.querySelector('h1'));
    if (Number.parseFloat(fontSize) < 18) found.push(`${name}: words of ${fontSize}`);
    for (const tile of section.querySelectorAll('.choice')) {
      const { width, height } = tile.querySelector('.frame').getBoundingClientRect();
      if (Math.min(width, height) < 64) found.push(`${name}: a picture of ${width} by ${height}`);
      const label = tile.querySelector('.label');
      const letters = Number.parseFloat(getComputedStyle(label).fontSize);
      if (letters < 15) found.push(`${name}: ${letters} px: ${label.textContent}`);
      if (section.dataset.columns && label.scrollWidth > label.clientWidth + 1) found.push(`${name}: wider than its tile: ${label.textContent}`);
      const [box, within] = [tile.getBoundingClientRect(), section.querySelector('.leaves').getBoundingClientRect()];
      if (section.dataset.fit === 'paged' && (box.top < within.top - 1 || box.bottom > within.bottom + 1)) found.push(`${name}: cut: ${label.textContent}`);
    }
  }
  return [found, pages];
}"""

OPENS = """() => {
  const page = document.querySelector('.leaves').getBoundingClientRect();
  const screen = document.querySelector('[data-screen="care"]');
  const edge = screen.dataset.fit === 'paged' ? page : { left: 0, right: innerWidth };
  return [...screen.querySelectorAll('.choice .frame')].filter((each) => {
    const { left, right, width } = each.getBoundingClientRect();
    return width >= 64 && left >= edge.left - 1 && right <= edge.right + 1;
  }).length;
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
    page.add_style_tag(content=UNPAINTED)
    yield page
    page.close()


def keys_to_see(page: Page, tag: str) -> list[str]:
    """The questions with the most words in this language, and those of every kind."""
    known: list[str] = page.evaluate("keysToDraw()")
    texts = read_texts("en" if tag.startswith("sample") else tag)
    by_length = sorted(known, key=lambda key: -len(texts.get(f"item.{key}.label", "")))
    return list(dict.fromkeys([*by_length[:LONGEST], *(key for key in ALWAYS if key in known)]))


def each_of(tags: Iterable[str], group: str) -> list[ParameterSet]:
    """The tightest languages and all samples in each run, of the others one in ten by the day."""
    always = {*TIGHTEST, *SAMPLES}
    return [pytest.param(tag, marks=[] if tag in always else pytest.mark.long(group)) for tag in tags]


@pytest.mark.parametrize("tag", each_of([*TAGS, *SAMPLES], "questions"))
@pytest.mark.parametrize("is_large", [False, True], ids=["usual", "twice"])
def test_no_question_scrolls_on_the_smallest_phone(page: Page, is_large: bool, tag: str) -> None:
    faults: list[Any] = page.evaluate(LOOK, [keys_to_see(page, tag)[: 4 if is_large else None], tag, is_large])
    assert faults == []


@pytest.mark.parametrize("tag", each_of(TAGS, "pictures to choose from"))
def test_pictures_to_choose_from_lie_on_few_pages_of_the_narrowest_phone(page: Page, tag: str) -> None:
    page.set_viewport_size(NARROWEST)
    faults, pages = page.evaluate(PAGES, [PICTURES, tag])
    page.set_viewport_size(SMALLEST)
    assert faults == []
    assert {name: count for name, count in pages.items() if count > MORE_PAGES.get(name, MOST_PAGES)} == {}


#: Care opened there with a page of words alone.
WORDY = ("id", "si", "ta", "ur")


@pytest.mark.parametrize(
    "tag", [pytest.param(tag, marks=[] if tag in WORDY else pytest.mark.long("care opens")) for tag in TAGS]
)
def test_care_opens_with_pictures_on_the_narrowest_phone(browser: Browser, looks: Looks, tag: str) -> None:
    page = browser.new_page(viewport=NARROWEST, reduced_motion="reduce")
    officer = tag if tag in OFFICERS else "en"
    page.goto(looks.address(f"stage=care&voiced=1&draft=1&silent={SILENT}&language={tag}&officer={officer}"))
    page.locator('[data-screen="care"]').wait_for(timeout=30_000)
    page.evaluate("() => document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
    pictures = page.evaluate(OPENS)
    page.close()
    assert pictures >= 1


#: Where a language has no voice a line says so, and where a machine speaks one does: the words have that much less room.
SILENT = "am,ar,km,lo,my,th,tpi,vi"
FIRST_LAYER = 3
HURRIED = (
    "for (const name of ['still', 'silent']) document.documentElement.style.setProperty(`--settling-${name}`, '0s')"
)
#: In px: the smallest letters of the first layer, in whichever language, on whichever phone.
LETTERS = 26
#: Where two sentences would need smaller ones, they take turns on the same screen.
MOST_TURNS = 7
LINE = """least => {
  const section = document.querySelector('[data-screen]');
  const found = [];
  for (const part of section.querySelectorAll('.saying > *')) {
    const { fontSize } = getComputedStyle(part);
    if (Number.parseFloat(fontSize) < least) found.push(`words of ${fontSize}`);
  }
  if (section.dataset.fit === 'paged') found.push('on pages');
  if (document.documentElement.scrollHeight > innerHeight) found.push('scrolls');
  const [more, on] = ['.tell button', '.go'].map((each) => section.querySelector(each));
  for (const part of [more, on]) {
    if (!part) { found.push('a button is missing'); continue; }
    const { left, right, top, bottom } = part.getBoundingClientRect();
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) found.push(`not whole: ${part.textContent.trim()}`);
    if (bottom - top < 56) found.push(`${bottom - top} px to touch`);
    for (const word of part.querySelectorAll('span'))
      if (word.scrollWidth > word.clientWidth + 2 || word.offsetHeight > part.clientHeight) found.push(`cut: ${word.textContent.trim()}`);
  }
  return [found, [more, on].map((part) => JSON.stringify(part?.getBoundingClientRect())).join()];
}"""
#: Its parts are what they are: what is divided is so a few frames after the letters came.
STANDS = """async () => {
  for (let same = 0, before = ''; same < 12; ) {
    await new Promise(requestAnimationFrame);
    const { text } = document.querySelector('[data-screen]').dataset;
    const now = `${text} ${document.querySelectorAll('.saying > *').length}`;
    same = now === before ? same + 1 : 0;
    before = now;
  }
}"""
LAYERS = [
    pytest.param(
        tag, size, id=f"{tag} {size['width']}", marks=[] if tag in TIGHTEST else pytest.mark.long("first layers")
    )
    for tag in TAGS
    for size in (NARROWEST, SMALL_PHONE)
]


@pytest.mark.parametrize(("tag", "size"), LAYERS)
def test_the_first_layer_of_consent_is_three_screens_in_every_language(
    browser: Browser, looks: Looks, tag: str, size: ViewportSize
) -> None:
    page = browser.new_page(viewport=size, reduced_motion="reduce")
    officer = tag if tag in OFFICERS else "en"
    page.goto(looks.address(f"stage=consent&voiced=1&draft=1&silent={SILENT}&language={tag}&officer={officer}"))
    page.locator('[data-screen="prove-no"]').wait_for(timeout=30_000)
    page.evaluate(HURRIED)
    read_to_the_end(page)
    page.locator(".tile.no:enabled").click()
    faults, places, screens, turns = [], set(), [], 0
    layer = page.locator('[data-screen="consent"]')
    layer.wait_for()
    while layer.count():
        settle(page)
        page.evaluate(STANDS)
        found, where = page.evaluate(LINE, LETTERS)
        faults += found
        places.add(where)
        screens.append((page.locator(".go .here").count(), page.locator(".go i").count()))
        turns += 1
        before = page.evaluate("document.querySelector('[data-screen]').dataset.text")
        page.locator(".go:enabled").click()
        page.wait_for_function("before => document.querySelector('[data-screen]').dataset.text !== before", arg=before)
    assert page.locator('[data-screen="consent-question"]').count() == 1
    page.close()
    assert faults == []
    assert list(dict.fromkeys(screens)) == [(at + 1, FIRST_LAYER) for at in range(FIRST_LAYER)]
    assert turns <= MOST_TURNS
    assert len(places) == 1, "the two buttons move"


def test_a_question_stands_still_where_motion_is_reduced(browser: Browser, looks: Looks) -> None:
    """A size that moves, however short, is measured too early: the screen then changed in every frame, for good."""
    page = browser.new_page(viewport=SMALL_PHONE, reduced_motion="reduce")
    page.goto(looks.address("stage=ask&until=P10&language=en"))
    page.locator(".tile.yes:enabled").wait_for(timeout=30_000)
    assert len(page.evaluate(SHAPES)) == 1
    page.close()


NARROW: list[ViewportSize] = [SMALL_PHONE, {"width": 320, "height": 568}]
# Each line's ink, measured letter by letter: what rises or falls out of its button, or off the screen, is cut there.
CUT = """() => {
  const found = [];
  const brush = new OffscreenCanvas(1, 1).getContext('2d');
  for (const part of document.querySelectorAll('nav.bar .afraid span, .look > span:not(.box)')) {
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(part);
    brush.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
    const box = part.closest('button').getBoundingClientRect();
    const text = [...part.childNodes].find((each) => each.nodeType === Node.TEXT_NODE && each.data.trim() !== '');
    if (!text) continue; // a picture
    const lines = new Map();
    const range = document.createRange();
    for (let at = 0; at < text.data.length; at += 1) {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const rects = text.data[at].trim() === '' ? [] : [...range.getClientRects()].filter(({ width }) => width > 0);
      for (const { top, bottom, left, right } of rects.slice(0, 1)) {
        const line = lines.get(Math.round(top)) ?? { top, bottom, left, right, said: '' };
        lines.set(Math.round(top), { ...line, left: Math.min(left, line.left), right: Math.max(right, line.right), said: line.said + text.data[at] });
      }
      if (rects.length === 0 && lines.size > 0) [...lines.values()].at(-1).said += text.data[at];
    }
    for (const { top, bottom, left, right, said } of lines.values()) {
      const ink = brush.measureText(said);
      const share = (bottom - top) / (ink.fontBoundingBoxAscent + ink.fontBoundingBoxDescent);
      const base = top + ink.fontBoundingBoxAscent * share;
      const above = Math.max(box.top, 0) - (base - ink.actualBoundingBoxAscent);
      const below = base + ink.actualBoundingBoxDescent - box.bottom;
      const beside = Math.max(box.left - left, right - box.right, -left, right - innerWidth);
      for (const [side, most] of Object.entries({ above, below, beside }))
        if (most > 0.5) found.push(`${said.trim()}: cut ${side} by ${most.toFixed(1)} px`);
    }
  }
  return found;
}"""


@pytest.mark.parametrize("tag", each_of(OFFICERS, "ticks"))
def test_the_officer_sees_all_eight_ticks_at_once_and_no_word_is_cut(browser: Browser, looks: Looks, tag: str) -> None:
    """In every language of the officer, and on a narrow phone, where it may scroll; where they need the room, the pictures give way."""
    page = browser.new_page(viewport=SMALL_PHONE, reduced_motion="reduce")
    faults: list[str] = []
    page.goto(looks.address(f"stage=look&seen=S01&officer={tag}&language={tag}&here=en,{tag}"))
    page.locator('[data-screen="look"]').wait_for(timeout=30_000)
    page.evaluate("() => document.fonts.ready.then(() => true)")
    expect(page.locator(".look")).to_have_count(8)
    for state in ("not noted", "noted"):
        for size in NARROW:
            page.set_viewport_size(size)
            page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            name = f"{state} {size['width']}"
            if size == SMALL_PHONE and state == "not noted":
                over: int = page.evaluate("document.documentElement.scrollHeight - innerHeight")
                faults += [f"{name}: scrolls by {over}"] if over > 0 else []
            faults += [f"{name}: {fault}" for fault in page.evaluate(CUT)]
        page.locator("nav.bar .afraid").click()
    page.close()
    assert faults == []
