"""How soon a phone without a network says and shows words after a touch: another language, and its first voice.

    python scripts/bench_words.py

Makes a hub and a phone of its own; `make bench` takes the same figures from the phone it has. Everything is measured in
the page, from the moment of the touch itself.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Locator, Page, sync_playwright

HERE: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "scripts")]

from desk import Desk  # noqa: E402
from phone import SMALL_PHONE, Phone, launch  # noqa: E402
from running_hub import RunningHub  # noqa: E402

SECRET: Final = "lantern river mango seventeen"
SWITCHES: Final = 10
# A touch counts from when the browser took it in, not from when the page came to it.
MARK_TOUCHES: Final = """() => addEventListener('click', (event) =>
    performance.mark('titian:touch', { startTime: event.timeStamp }), true)"""
# From the last touch to the first mark of this name after it; null while there is none.
SINCE_TOUCH: Final = """(name) => {
    const touch = performance.getEntriesByName('titian:touch').at(-1);
    const mark = performance.getEntriesByName(name).find((each) => each.startTime >= touch.startTime);
    return mark ? mark.startTime - touch.startTime : null;
}"""


class TouchedPhone(Phone):
    """Touched from outside the page, which takes as long as a voice takes to begin: walked within, none would be heard."""

    is_walked_by_hand = True


def make_phone(browser: Browser, hub: RunningHub) -> Phone:
    """A phone that is enrolled and ready, in Indonesian."""
    officer = Desk(browser, hub, "officer")
    phone = TouchedPhone(browser.new_context(viewport=SMALL_PHONE), has_all_voices=True)
    phone.enrol(officer.make_enrolment_link(), SECRET)
    phone.fetch_until_ready()
    phone.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    phone.press("Check now")
    phone.wait_until_checked()
    officer.context.close()
    return phone


def since_touch(page: Page, mark: str) -> float:
    """Milliseconds from the last touch to this mark, once it is there."""
    page.wait_for_function(f"(name) => ({SINCE_TOUCH})(name) !== null", arg=mark)
    return float(page.evaluate(SINCE_TOUCH, mark))


def find_tile(page: Page, tag: str) -> Locator:
    """The tile of this language, on whichever page of them it lies."""
    tile = page.locator(f'[data-screen="other-language"] [data-language="{tag}"]')
    tiles = page.locator('[data-screen="other-language"] [data-language]')
    first = tiles.first.get_attribute("data-language")
    while not tile.count():
        page.locator('[data-screen="other-language"] [data-hook="more"]').click()
        assert tiles.first.get_attribute("data-language") != first, f"no page of languages has {tag}"
    return tile


def measure_words(phone: Phone) -> dict[str, list[float]]:
    """Milliseconds of each touch on a language. The phone is offline and stands at home.

    - `language_drawn`, `language_voiced`: a question in the middle of a talk, by turns in English and Indonesian;
    """
    page = phone.page
    page.evaluate(MARK_TOUCHES)
    found: dict[str, list[float]] = {"language_drawn": [], "language_voiced": []}

    phone.press(re.compile("^Start a"))  # "another" where one is parked
    phone.wait_for("look")
    phone.walk({"P01": "yes", "P02": "yes"}, until="P06")
    for number in range(SWITCHES):
        tag = ("en", "id")[number % 2]
        page.locator('[data-hook="other-language"]').click()
        phone.wait_for("other-language")
        since_touch(page, "titian:voice-started")
        find_tile(page, tag).click()
        page.locator(f'[data-text="item.P06.label"][lang="{tag}"]').wait_for()
        found["language_drawn"].append(since_touch(page, "titian:question-drawn"))
        found["language_voiced"].append(since_touch(page, "titian:voice-started"))
    return found


@contextmanager
def phone_of_its_own() -> Iterator[tuple[Browser, Phone, RunningHub]]:
    """A browser, a phone that is ready offline, and the hub of both."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        hub = RunningHub(Path(folder))
        hub.prepare()
        hub.start()
        try:
            browser = launch(playwright)
            yield browser, make_phone(browser, hub), hub
            browser.close()
        finally:
            hub.stop()


def main() -> None:
    """Prints the median, the least and the most of each."""
    with phone_of_its_own() as (_, phone, _):
        phone.context.set_offline(True)
        for name, values in measure_words(phone).items():
            print(
                f"{name}: {statistics.median(values):.0f} ms ({min(values):.0f}–{max(values):.0f}, {len(values)} touches)"
            )


if __name__ == "__main__":
    main()
