"""Draws the pictures of README and docs from the build that stands here: a demo hub, a phone, a desk, walked as in the tests."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "scripts")]

from desk import Desk  # noqa: E402
from looks import settle  # noqa: E402
from minutes import press  # noqa: E402
from phone import SMALL_PHONE, Phone, launch  # noqa: E402
from pictures_field import draw_rows  # noqa: E402
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright  # noqa: E402
from running_hub import RunningHub  # noqa: E402

ANSWERS = {
    "P01": "yes", "P02": "yes", "P07": "yes", "P10": "yes", "FC05": "yes", "W01": "now", "W02": "police", "W03": "no",
}  # fmt: skip
PICTURES = HERE / "docs/pictures"
PAGES = [HERE / "README.md", *HERE.glob("docs/**/*.md")]
SHOWN = {name for page in PAGES for name in re.findall(r"pictures/([\w-]+)\.png", page.read_text(encoding="utf-8"))}
SHELTER, LEGAL_AID = "Lantern House (fictional)", "Open Door Legal Aid (fictional)"


class Album:
    """Pictures by name in one folder, as small PNGs; in docs/pictures those alone that a page shows."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, page: Page, name: str, whole: bool = False) -> None:
        if self.folder == PICTURES and name not in SHOWN:
            return
        settle(page)
        page.screenshot(path=str(self.folder / f"{name}.png"), full_page=whole)
        print(f"  {name}.png", flush=True)


def draw_phone(browser: Browser, hub: RunningHub, album: Album, prefix: str, dark: bool = False) -> None:
    """Every screen of one referral, on a small phone."""
    officer = Desk(browser, hub, "officer")
    context = browser.new_context(
        viewport=SMALL_PHONE,
        device_scale_factor=2,
        has_touch=True,
        is_mobile=True,
        color_scheme="dark" if dark else "light",
    )
    phone = Phone(context, has_all_voices=True)
    phone.page.goto(hub.field_app)
    phone.wait_for("first-visit")
    album.take(phone.page, f"{prefix}first-visit")
    phone.enrol(officer.make_enrolment_link(), "lantern river mango seventeen")
    phone.fetch_until_ready()
    album.take(phone.page, f"{prefix}home")
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.page.locator('[data-item="S06"]').click()
    album.take(phone.page, f"{prefix}look")
    taken = set()
    for screen in (
        "language",
        "care",
        "prove-no",
        "consent",
        "consent-question",
        "ask",
        "offer",
    ):
        if phone.walk(ANSWERS, until=(screen, "outcome")) == screen and screen not in taken:
            taken.add(screen)
            album.take(phone.page, f"{prefix}{screen}")
            before = phone.here
            phone.step(screen, ANSWERS, ())
            phone.wait_for_other(before)
    phone.walk(ANSWERS, until="outcome")
    album.take(phone.page, f"{prefix}outcome")
    album.take(phone.page, f"{prefix}outcome-whole", whole=True)
    phone.press("Tell the person, and let them choose")
    phone.wait_for("person-outcome")
    album.take(phone.page, f"{prefix}person-outcome")
    phone.walk(ANSWERS, until="choice")
    album.take(phone.page, f"{prefix}choice")
    phone.walk(ANSWERS, until="recipient-question")
    album.take(phone.page, f"{prefix}recipients")
    phone.choose_recipients(
        [SHELTER, LEGAL_AID], share_answers=True, how_to_meet="At the tea stall by the ferry steps, after six"
    )
    album.take(phone.page, f"{prefix}sealed")
    phone.press("Say goodbye to the person")
    phone.wait_for("close-told")
    phone.walk(ANSWERS, until="close")
    phone.press("Home")
    phone.wait_for("home")
    phone.press("Check now")
    phone.wait_until_checked()
    album.take(phone.page, f"{prefix}home-waiting")
    context.close()
    officer.context.close()


def draw_desk(browser: Browser, hub: RunningHub, album: Album, size: ViewportSize, prefix: str, dark: bool) -> None:
    """Each role's first page, and a package before and after the seven words."""
    for username, pages in {
        "officer": ["/devices/"],
        "supervisor": ["/station/"],
        "coordinator": ["/country/"],
        "administrator": ["/administration/", "/people/"],
        "children": ["/organisation/key/"],
        "provider": ["/referrals/", "/about/"],
    }.items():
        desk = Desk(browser, hub, username)
        desk.page.set_viewport_size(size)
        desk.page.emulate_media(color_scheme="dark" if dark else "light")
        for page in pages:
            desk.page.goto(hub.desk + page)
            album.take(desk.page, f"{prefix}{username}{page.replace('/', '-').rstrip('-')}", whole=True)
        if username == "provider":
            desk.open_first_referral()
            album.take(desk.page, f"{prefix}package-closed", whole=True)
            phrase = next(str(each["phrase"]) for each in hub.demo["providers"] if each["name"] == SHELTER)
            desk.unseal(phrase)
            desk.expect_content()
            album.take(desk.page, f"{prefix}package-open", whole="--all" in sys.argv)
        desk.context.close()


def draw_statement(browser: Browser, folder: Path, album: Album) -> None:
    """The draft of a region's demo: a sentence changed by hand, and one whose fact has changed since."""
    hub = RunningHub(folder, kind="region")
    hub.prepare()
    hub.start()
    try:
        chair = Desk(browser, hub, "co-chair")
        page = chair.page
        page.goto(f"{hub.desk}/meetings/tasks/")
        page.locator("tbody a").first.click()
        press(page, "It is done")
        page.goto(f"{hub.desk}/statements/")
        page.locator("tbody a").first.click()
        decided = page.locator(".thing", has_text="it was decided").first
        decided.locator("summary").click()
        decided.get_by_role("link", name="Change it, or take it out").click()
        page.locator("[name=text]").fill("One member keeps the list of interpreters (fictional).")
        press(page, "Change the words")
        marked = page.locator(".thing", has_text="A fact has changed")
        marked.locator("summary").click()
        page.set_viewport_size({"width": 1280, "height": 960})
        album.take(page, "desk-statement", whole=True)
        chair.context.close()
    finally:
        hub.stop()


def main() -> None:
    """`pictures.py FOLDER`: draws phone and desk in light and dark into the folder."""
    album = Album(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
    draw_rows(album.folder / "field")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        hub = RunningHub(Path(folder))
        hub.prepare()
        hub.start()
        try:
            browser = launch(playwright)
            draw_phone(browser, hub, album, "phone-")
            draw_desk(browser, hub, album, {"width": 1280, "height": 960}, "desk-", dark=False)
            draw_statement(browser, Path(folder) / "region", album)
            if "--all" in sys.argv:
                draw_phone(browser, hub, album, "phone-dark-", dark=True)
                draw_desk(browser, hub, album, {"width": 360, "height": 740}, "desk-small-dark-", dark=True)
            browser.close()
        finally:
            hub.stop()


if __name__ == "__main__":
    main()
