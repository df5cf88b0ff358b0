"""Draws rows of the phone's screens, in every state that is designed, into docs/pictures/field: one small WebP a row.

    python scripts/pictures_field.py [FOLDER]

From the page the tests draw (tests/looks.py), so no hub is needed. Each row is as wide as its phones: none is cut off.
The sheets of docs/pictures/scripts are drawn with them (`scripts/pictures_scripts.py`).
"""

from __future__ import annotations

import base64
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

HERE: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "scripts")]

from looks import Looks, settle  # noqa: E402
from phone import SMALL_PHONE, launch  # noqa: E402
from pictures_scripts import NO, SILENT, draw_sheets, open_at_first, press  # noqa: E402

OFFICER: Final = '[data-hook="officer"]'
TAKEN: Final = ".officer button"
HELD: Final = f"here=en,id,th,km,my,ur&voiced=1&silent={SILENT}"
ARRIVAL: Final = "[data-arrival]"
WAYS: Final = ".ways .button"
#: To the first line of the script: a no is proved.
TO_SCRIPT: Final = [NO]
# A screen: its address, then what is pressed there, one after the other.
Screen = tuple[str, Sequence[str]]
ROWS: Final[Mapping[str, Sequence[Screen]]] = {
    "officer": [
        ("place=home&waiting=2", []),
        ("stage=look&seen=S01", []),
        ("stage=consent&company=none", []),
        ("stage=outcome", []),
        ("stage=recipients&agreed=a,b&chosen=1&full=a", []),
    ],
    "person": [
        ("stage=consent&language=en", TO_SCRIPT),
        ("stage=consent&language=th", TO_SCRIPT),
        ("stage=consent&language=km", TO_SCRIPT),
        ("stage=ask&until=P10&language=my", []),
        ("stage=ask&until=P10&language=ur", []),
    ],
    "hand-over": [
        ("stage=ask&until=P07&language=km", []),
        ("stage=ask&until=P07&language=km", ['[data-hook="other-language"]']),
        ("stage=ask&until=P07&language=km", [OFFICER]),
        ("stage=ask&until=P07&language=km", [OFFICER, TAKEN, TAKEN]),
        ("stage=ask&until=P07&language=ur&large=1", []),
    ],
    "states": [
        ("place=home&empty=1", []),
        ("place=home&update=1", []),
        ("place=home&refused=1&waiting=1", []),
        ("place=home&fault=storage.full", []),
        ("place=trouble", []),
    ],
    "content": [
        ("place=first-visit", []),
        ("place=fetch", []),
        ("place=fetch&nothing=1&fault=hub.unreachable", []),
        ("place=fetch&fault=storage.full", []),
        ("place=fetch&shell=not_kept", []),
    ],
    "safety": [
        ("place=unlock", []),
        ("place=unlock&fault=secret.wrong", []),
        ("place=hidden", []),
        ("place=safety", []),
        ("place=display", []),
    ],
    "themes": [
        ("stage=ask&until=P10&language=en&theme=dark", []),
        ("stage=ask&until=P10&language=en&theme=outdoor", []),
        ("stage=outcome&theme=dark", []),
        ("stage=outcome&theme=outdoor", []),
        ("stage=ask&until=P10&language=en&hand=left", []),
    ],
    "arrivals": [
        ("place=arrivals&arrival=1", [ARRIVAL]),
        ("place=arrivals&arrival=1", [ARRIVAL, f"{WAYS}:nth-child(2)", "[data-slip].disputed"]),
        ("place=arrivals&arrival=1", [ARRIVAL, f"{WAYS}:nth-child(3)"]),
        ("place=arrivals&arrival=1", [ARRIVAL, "footer .ways .button:last-child"]),
        ("place=arrivals&arrival=1&officer=th", [ARRIVAL]),
    ],
    "officers-letters": [
        (f"stage=look&seen=S01&officer={tag}&language={tag}", []) for tag in ("th", "km", "my", "si", "ur")
    ],
}  # fmt: skip
#: Drawn down to the end of the page, for what is read below the first screenful.
WHOLE: Final = {"arrivals"}
LIMIT: Final = 150_000
# Side by side, as wide as all of them, and as small as the limit asks for.
JOIN: Final = """async ([pictures, limit]) => {
  const images = await Promise.all(pictures.map(async (each) => createImageBitmap(await (await fetch('data:image/png;base64,' + each)).blob())));
  const gap = 16;
  const canvas = document.createElement('canvas');
  canvas.width = images.reduce((sum, each) => sum + each.width + gap, gap);
  canvas.height = Math.max(...images.map((each) => each.height)) + 2 * gap;
  const context = canvas.getContext('2d');
  context.fillStyle = '#8a8f8d';
  context.fillRect(0, 0, canvas.width, canvas.height);
  let at = gap;
  for (const each of images) { context.drawImage(each, at, gap); at += each.width + gap; }
  for (let quality = 0.9; ; quality -= 0.1) {
    const made = canvas.toDataURL('image/webp', quality).split(',')[1];
    if (made.length * 0.75 <= limit || quality < 0.4) return made;
  }
}"""


def draw(page: Page, looks: Looks, screen: Screen, is_whole: bool) -> str:
    """One phone, as base64 of a PNG."""
    address, presses = screen
    page.goto(looks.address(f"{address}&{HELD}"))
    for wanted in presses:
        press(page, wanted)
    page.locator("[data-screen]").first.wait_for(timeout=30_000)
    open_at_first(page)
    settle(page)
    if is_whole:  # a foot that stays then lies where the page ends
        height: int = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": SMALL_PHONE["width"], "height": max(height, SMALL_PHONE["height"])})
    picture = page.screenshot()
    page.set_viewport_size(SMALL_PHONE)
    return base64.b64encode(picture).decode()


def draw_rows(folder: Path) -> None:
    """Every row, each under its name."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as built, Looks(Path(built)) as looks, sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport=SMALL_PHONE, reduced_motion="reduce")
        canvas = browser.new_page()
        for name, screens in ROWS.items():
            made = canvas.evaluate(JOIN, [[draw(page, looks, each, name in WHOLE) for each in screens], LIMIT])
            (folder / f"{name}.webp").write_bytes(base64.b64decode(made))
            print(f"  field/{name}.webp", flush=True)
        browser.close()


if __name__ == "__main__":
    pictures = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "docs/pictures"
    draw_rows(pictures / "field")
    for name in draw_sheets(pictures / "scripts"):
        print(f"  scripts/{name}", flush=True)
