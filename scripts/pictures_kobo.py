"""Draws the pictures of docs/coordinators/from-kobo.md into docs/pictures/kobo: its form in the preview, and what a check says.

    python scripts/pictures_kobo.py [FOLDER]

The form is the table of the page. The check is of the same form as it may look after some years; it is drawn as text, so a
test compares it with what is said today. Needs the built preview page (`npm run build`), and no hub.
"""

from __future__ import annotations

import base64
import re
import subprocess
import sys
import tempfile
import textwrap
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

HERE: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "scripts")]

from looks import settle  # noqa: E402
from phone import SMALL_PHONE, launch  # noqa: E402
from pictures_field import JOIN, LIMIT  # noqa: E402

from titian.hub.preview import PreviewServer  # noqa: E402

PAGE: Final = HERE / "docs/coordinators/from-kobo.md"
#: What years do to a form: words without `${ }`, a remark among choices, a setting that is misspelt, a list nobody uses.
GROWN: Final = (
    "| survey |\n| | type | name | label | relevant | constraint |\n"
    + "".join(
        f"| | select_one yes_no | work_{at} | Question {at} | {'' if at < 3 else 'work_1'} | . != \u2018no\u2019 |\n"
        for at in range(1, 25)
    )
    + "| choices |\n| | list_name | name | label |\n| | yes_no | yes | Yes |\n| | yes_no | no | No |\n"
    "| | | | ask Bob |\n| | towns | trat | Trat |\n| setings |\n| | form_id |\n| | grown |\n"
)
#: A picture's name, its screen, and which stops of the walk stand side by side in it.
SIZES: Final[Sequence[tuple[str, ViewportSize, Sequence[int]]]] = (
    ("phone", SMALL_PHONE, range(6)),
    ("desk", {"width": 1280, "height": 800}, (3,)),
)
WIDE: Final = 104  # characters
LETTER, LINE, EDGE = 8.43, 20, 18  # of a monospaced letter of 14
NO_BREAK: Final = "\u00a0"  # spaces side by side are one to a browser
STYLE: Final = "font:14px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace"


def page_table() -> str:
    """The workbook of the page, as it stands there."""
    (table,) = re.findall(r"```markdown\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return str(table)


def draw_check() -> str:
    """What `titian form check grown.md` says, as a picture of a terminal."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "grown.md").write_text(GROWN, encoding="utf-8")
        command = [sys.executable, "-m", "titian.hub.cli", "form", "check", "grown.md"]
        said = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    lines = ["$ titian form check grown.md", *(piece for line in said.splitlines() for piece in _wrapped(line))]
    wide, high = WIDE * LETTER + 2 * EDGE, len(lines) * LINE + 2 * EDGE
    drawn = "".join(
        f'<text x="{EDGE}" y="{EDGE + 14 + at * LINE}">{escape(line).replace(" ", NO_BREAK)}</text>\n'
        for at, line in enumerate(lines)
        if line
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {high}" role="img">\n'
        f'<rect width="100%" height="100%" rx="8" fill="#17272b"/>\n<g fill="#f3ede0" style="{STYLE}">\n{drawn}</g>\n</svg>\n'
    )


def _wrapped(line: str) -> list[str]:
    return textwrap.wrap(line, WIDE, subsequent_indent="    ", break_on_hyphens=False) if len(line) > WIDE else [line]


def walk(page: Page) -> Iterator[None]:
    """The form of the page, question by question; a picture is taken at each stop."""
    yield
    press = page.get_by_role("button", name="Next")
    page.locator("input").fill("2026-03-01")
    press.click()
    page.locator("input").fill("2026-02-01")
    press.click()
    press.click()
    page.get_by_role("alert").wait_for()
    yield
    page.get_by_role("button", name="Back").click()
    page.locator("input").fill("2026-05-01")
    press.click()
    page.get_by_label("No", exact=True).check()
    yield
    press.click()
    page.get_by_label("Latitude").fill("13.4")
    page.get_by_label("Longitude").fill("103.9")
    page.get_by_role("button", name="Closer").click()
    yield
    press.click()
    _sign(page)
    yield
    page.get_by_role("button", name="To the end").click()
    page.get_by_role("heading", name="The end of the form").wait_for()
    yield


def _sign(page: Page) -> None:
    box = page.get_by_role("img", name="A field to sign or draw in").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 40, box["y"] + 80)
    page.mouse.down()
    for at in range(1, 12):
        page.mouse.move(box["x"] + 40 + at * 18, box["y"] + (40 if at % 2 else 85))
    page.mouse.up()
    page.get_by_text(".png").wait_for()


def draw_walks(browser: Browser, folder: Path) -> None:
    """The form on a phone, six screens side by side, and two of them on a desk."""
    with tempfile.TemporaryDirectory() as made:
        book = Path(made) / "kobo.md"
        book.write_text(page_table(), encoding="utf-8")
        with PreviewServer(book, port=0) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            canvas = browser.new_page()
            for name, size, wanted in SIZES:
                page = browser.new_page(viewport=size, reduced_motion="reduce")
                page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
                page.locator("h1").wait_for()
                taken = []
                for at, _ in enumerate(walk(page)):
                    settle(page)
                    if at in wanted:
                        taken.append(base64.b64encode(page.screenshot()).decode())
                (folder / f"{name}.webp").write_bytes(base64.b64decode(canvas.evaluate(JOIN, [taken, LIMIT])))
                print(f"  kobo/{name}.webp", flush=True)
                page.close()
            server.shutdown()


def main() -> None:
    """Draws all of them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "docs/pictures/kobo"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "check.svg").write_text(draw_check(), encoding="utf-8")
    print("  kobo/check.svg", flush=True)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        draw_walks(browser, folder)
        browser.close()


if __name__ == "__main__":
    main()
