"""Draws the PNG icons from the SVGs that build.mjs writes, with Chromium. Run after a change of the drawings.

python contracts/design/build_icons.py
"""

from __future__ import annotations

import os
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
ICONS = HERE.parent.parent / "web" / "field" / "public" / "icons"
WANTED = (
    (ICONS / "titian.svg", ICONS / "icon-192.png", 192),
    (ICONS / "titian.svg", ICONS / "icon-512.png", 512),
    (HERE / "maskable.svg", ICONS / "maskable-192.png", 192),
    (HERE / "maskable.svg", ICONS / "maskable-512.png", 512),
)


def main() -> None:
    """Write one PNG a row of WANTED."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for drawing, picture, size in WANTED:
            page = browser.new_page(viewport={"width": size, "height": size})
            page.set_content(
                f"<style>body{{margin:0}}svg{{display:block;width:{size}px;height:{size}px}}</style>"
                + drawing.read_text(encoding="utf-8")
            )
            page.screenshot(path=str(picture), omit_background=True)
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
