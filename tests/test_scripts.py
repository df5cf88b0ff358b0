"""Every script on a small phone: letters instead of boxes, nothing cut off, nothing wider than the screen.

With TITIAN_PICTURES=folder one sheet of pictures is drawn for each language; those in docs/pictures/scripts are drawn by scripts/pictures_scripts.py.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest
from desk import make_enrolment_link
from looks import settle
from phone import SMALL_PHONE, Phone, read_texts
from playwright.sync_api import Browser, Page
from running_hub import RunningHub

SECRET = "lantern river mango seventeen"
ANSWERS = {"P01": "yes", "P02": "yes", "P15": "yes", "W01": "now", "W02": "police", "W03": "no"}
WHOLE_WAY = {"km", "my", "ur", "ar"}  # the tallest lines, and one from right to left in each style
LANGUAGES = ["th", "lo", "km", "my", "vi", "bn", "hi", "ta", "si", "ur", "ar", "am", "zh-Hans"]
FEW = ["th", "my", "ur"]

LOOK = """() => {
  const found = [];
  const page = document.documentElement;
  if (page.scrollWidth > innerWidth) found.push(`wider than the screen by ${page.scrollWidth - innerWidth}`);
  const canvas = new OffscreenCanvas(48, 48);
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  const draw = (letter, font) => {
    brush.clearRect(0, 0, 48, 48);
    brush.font = `28px ${font}`;
    brush.fillText(letter, 8, 36);
    return brush.getImageData(0, 0, 48, 48).data.join();
  };
  for (const part of document.querySelectorAll('[data-screen] h1, [data-screen] .before, [data-screen] button span, .autonym')) {
    if (part.children.length > 0 || !part.checkVisibility()) continue;
    const font = getComputedStyle(part).fontFamily;
    const box = draw('\\u0378', font);
    const letters = new Set([...part.textContent].filter((letter) => /\\p{L}/u.test(letter)));
    const boxes = [...letters].filter((letter) => draw(letter, font) === box);
    if (boxes.length > 0) found.push(`boxes for ${boxes.join('')} in ${part.textContent}`);
    const { width } = part.getBoundingClientRect();
    if (width > 2 && part.scrollWidth > Math.ceil(width) + 2 && getComputedStyle(part).display !== 'inline') found.push(`cut off: ${part.textContent}`);
  }
  return found;
}"""


class Sheet:
    """The pictures of one language, side by side in one file."""

    def __init__(self, tag: str) -> None:
        self.folder = os.environ.get("TITIAN_PICTURES")
        self.tag = tag
        self.taken: list[bytes] = []
        self.faults: list[str] = []

    def look(self, page: Page, name: str) -> None:
        page.evaluate("() => document.fonts.ready.then(() => true)")
        self.faults += [f"{self.tag} {name}: {fault}" for fault in page.evaluate(LOOK)]
        if self.folder:
            settle(page)
            self.taken.append(page.screenshot())

    def write(self, browser: Browser) -> None:
        if not self.folder:
            return
        page = browser.new_page(viewport={"width": 372 * len(self.taken) + 24, "height": 764})
        images = "".join(
            f'<img style="margin:12px 0 0 12px" src="data:image/png;base64,{base64.b64encode(each).decode()}">'
            for each in self.taken
        )
        page.set_content(f'<body style="margin:0;display:flex;background:#e0d6c3">{images}')
        Path(self.folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(self.folder) / f"{self.tag}.png"))
        page.close()


@pytest.mark.timeout(900)
def test_every_script_is_drawn_whole(browser: Browser, hub: RunningHub) -> None:
    tags = LANGUAGES if os.environ.get("TITIAN_PICTURES") else FEW
    context = browser.new_context(viewport=SMALL_PHONE, has_touch=True, is_mobile=True)
    phone = Phone(context)
    phone.enrol(make_enrolment_link(hub), SECRET)
    phone.fetch_until_ready()
    page = phone.page
    faults = []
    for tag in tags:
        phone.texts = read_texts("id")  # the likeliest with a voice
        sheet = Sheet(tag)
        phone.press("Start a screening")
        phone.wait_for("look")
        phone.press("Go on")
        phone.walk({}, until="language")
        sheet.look(page, "picker")
        page.locator(f'[data-language="{tag}"]').click()
        phone.wait_for("care")
        phone.texts = read_texts(tag)
        sheet.look(page, "care")
        phone.walk(ANSWERS, until="consent")
        sheet.look(page, "consent")
        phone.walk(ANSWERS, until="P10")
        sheet.look(page, "long-question")
        if tag in WHOLE_WAY or sheet.folder:
            phone.walk(ANSWERS, until="outcome")
            phone.press("Tell the person, and let them choose")
            phone.wait_for("person-outcome")
            sheet.look(page, "outcome")
            phone.walk(ANSWERS, until="choice")
            sheet.look(page, "answers")
        sheet.write(browser)
        faults += sheet.faults
        page.reload()
        phone.unlock(SECRET)
        phone.wait_for("home")
        discard = page.get_by_role("button", name="Discard the screening")
        discard.click()
        page.get_by_role("button", name="Tap again").click()
        discard.wait_for(state="detached")
    assert faults == []
    assert not phone.problems
    context.close()
