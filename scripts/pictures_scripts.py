"""Draws what each screen looks like in seven ways of writing, on a small phone and on the smallest, into docs/pictures/scripts.

    python scripts/pictures_scripts.py [FOLDER [TAG ...]]

One sheet a language and size, from the page the tests draw (tests/looks.py), so no hub is needed. A screen that takes
more pages than one is drawn as it opens. `scripts/pictures_field.py` draws these too.
"""

from __future__ import annotations

import base64
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, ViewportSize, sync_playwright

HERE: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "scripts")]

from looks import Looks, read_to_the_end, settle  # noqa: E402
from phone import SMALL_PHONE, launch  # noqa: E402

#: Latin, Thai, Khmer, Burmese, Tamil, Nastaliq, Chinese.
TAGS: Final = ("en", "th", "km", "my", "ta", "ur", "zh-Hans")
#: Of these nothing is heard; their words are made for that.
SILENT: Final = "am,ar,km,lo,my,th,tpi,vi"
SIZES: Final[dict[str, ViewportSize]] = {"360": SMALL_PHONE, "320": {"width": 320, "height": 640}}
HELD: Final = f"here=en,id,th,km,my,ta,ur,zh-Hans&voiced=1&silent={SILENT}"
#: Goes on until what is named behind it is there.
UNTIL: Final = "until "
NO: Final = ".tile.no"
YES: Final = ".tile.yes"
GO: Final = ".go"
MORE: Final = ".dock .small-tile"
TURN: Final = '[data-screen] [data-hook="turn"]:visible'
OFFICER: Final = '[data-hook="officer"]'
CHOOSING: Final = "stage=recipients&full=a"


@dataclass(frozen=True)
class Shot:
    """A screen: what stands below it, its address, and what is pressed there, one after the other. `see` is scrolled to."""

    name: str
    address: str
    presses: Sequence[str] = ()
    see: str = ""


SHOTS: Final = (
    Shot("Look", "stage=look&seen=S01"),
    Shot("Who is near", "stage=look", [".button.next"]),
    Shot("Language, by ear", "stage=language"),
    Shot("Care", "stage=care"),
    Shot("A no proved", "stage=consent"),
    Shot("First layer, 1", "stage=consent", [NO]),
    Shot("Tell me more", "stage=consent", [NO, f"{UNTIL}{MORE}", MORE]),
    Shot("First layer, 2", "stage=consent", [NO, GO]),
    Shot("First layer, 3", "stage=consent", [NO, GO, GO]),
    Shot("May we ask?", "stage=consent", [NO, f"{UNTIL}[data-screen=consent-question]"]),
    Shot("Said back", "stage=consent", [NO, f"{UNTIL}[data-screen=consent-question]", YES]),
    Shot("A question", "stage=ask&until=P10"),
    Shot("Other ways", "stage=ask&until=P10", ['[data-hook="other-ways"]']),
    Shot("Afraid", "stage=ask&until=P10", ['[data-hook="afraid"]']),
    Shot("Wishes", "stage=ask&until=W04"),
    Shot("Shall we go on?", "stage=ask&until=module.MORE.offer"),
    Shot("Handed back", "stage=ask&until=P10", [OFFICER]),
    Shot("Outcome", "stage=outcome"),
    Shot("Emergency", "stage=outcome&seen=S02"),
    Shot("Who one is", CHOOSING),
    Shot("Answers too?", f"{CHOOSING}&considering=a"),
    Shot("Before that yes", f"{CHOOSING}&considering=a&share=1"),
    Shot("Read back, a yes", f"{CHOOSING}&considering=a&share=1", [f"{UNTIL}[data-screen=send-question]"]),
    Shot("No card first", "stage=recipients&closing=1", [f"{UNTIL}[data-screen=keep]"]),
    Shot("The code", "card=1300&code=1"),
    Shot("For a crowd", "stage=look&short=1"),
    Shot("In one breath", "stage=consent&short=1", [NO]),
    Shot("End of shift", "place=home&left=1", ["[data-hook=shift-end]"], see="[data-hook=shift-open]"),
    Shot("A longer secret", "place=renew"),
)
COLUMNS: Final = 7
SCALE: Final = 0.62
#: Bytes of a sheet.
LIMIT: Final = 200_000
# In rows, each with its name below, as small as the limit asks for.
JOIN: Final = """async ([shots, columns, scale, limit]) => {
  const images = await Promise.all(shots.map(async ([, png]) => createImageBitmap(await (await fetch('data:image/png;base64,' + png)).blob())));
  const [gap, line] = [12, 22];
  const wide = Math.round(images[0].width * scale);
  const high = Math.round(images[0].height * scale);
  const canvas = document.createElement('canvas');
  canvas.width = columns * (wide + gap) + gap;
  canvas.height = Math.ceil(images.length / columns) * (high + gap + line) + gap;
  const context = canvas.getContext('2d');
  context.fillStyle = '#e0d6c3';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#1d2a2a';
  context.font = '15px sans-serif';
  context.imageSmoothingQuality = 'high';
  images.forEach((each, at) => {
    const left = gap + (at % columns) * (wide + gap);
    const top = gap + Math.floor(at / columns) * (high + gap + line);
    context.drawImage(each, left, top, wide, high);
    context.fillText(shots[at][0], left, top + high + 16);
  });
  for (let quality = 0.85; ; quality -= 0.1) {
    const made = canvas.toDataURL('image/webp', quality).split(',')[1];
    if (made.length * 0.75 <= limit || quality < 0.3) return made;
  }
}"""


def _stands(page: Page) -> str:
    screen = page.locator("[data-screen]").first
    screen.wait_for(timeout=30_000)
    return screen.get_attribute("data-screen") or ""


def press(page: Page, wanted: str) -> None:
    """What is on the screen is read to its end, then this is touched, or whatever goes on until what is looked for is there."""
    until = wanted.removeprefix(UNTIL) if wanted.startswith(UNTIL) else None
    for _ in range(12):
        _stands(page)
        if until is not None and page.locator(until).count() > 0:
            return
        read_to_the_end(page)
        before = page.locator("[data-screen]").first.inner_text()
        page.locator(f"{GO}:enabled, button.next:enabled" if until else f"{wanted}:enabled").first.click()
        if until is None:
            return
        page.wait_for_function(
            "before => document.querySelector('[data-screen]')?.innerText !== before", arg=before, timeout=10_000
        )
    raise AssertionError(f"{until} was never there; last stood {_stands(page)}")


def open_at_first(page: Page) -> None:
    """On the first of its pages, its answers no longer grey: they are until it was read to the end."""
    if page.locator(TURN).count():
        read_to_the_end(page)
        page.locator(TURN).first.click()


def take(page: Page, looks: Looks, shot: Shot, tag: str) -> bytes:
    """One screen in one language, the officer's as the person's."""
    page.goto(looks.address(f"{shot.address}&{HELD}&language={tag}&officer={tag}"))
    for wanted in shot.presses:
        press(page, wanted)
    _stands(page)
    open_at_first(page)
    if shot.see:
        page.locator(shot.see).evaluate("part => part.scrollIntoView({ block: 'start' })")
    settle(page)
    return page.screenshot()


def draw_sheets(folder: Path, tags: Sequence[str] = TAGS) -> Iterator[str]:
    """A sheet a language and size; the name of each once it lies there."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as built, Looks(Path(built)) as looks, sync_playwright() as playwright:
        browser = launch(playwright)
        canvas = browser.new_page()
        for tag in tags:
            for size, viewport in SIZES.items():
                page = browser.new_page(viewport=viewport, reduced_motion="reduce")
                shots = [(shot.name, base64.b64encode(take(page, looks, shot, tag)).decode()) for shot in SHOTS]
                page.close()
                made = canvas.evaluate(JOIN, [shots, COLUMNS, SCALE, LIMIT])
                name = f"{tag}-{size}.webp"
                (folder / name).write_bytes(base64.b64decode(made))
                yield name
        browser.close()


def main() -> None:
    """`pictures_scripts.py [FOLDER [TAG ...]]`."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "docs/pictures/scripts"
    for name in draw_sheets(folder, sys.argv[2:] or TAGS):
        print(f"  scripts/{name}", flush=True)


if __name__ == "__main__":
    main()
