"""How soon a sealed referral can be read in the provider's browser, and how large it was.

    python scripts/bench_opening.py

Makes a hub, a phone and a referral of its own; `make bench` takes the same figures. Measured in the page: from the
touch on *Open the package*, with seven words typed, and once more from coming to the page with the key already open.
"""

from __future__ import annotations

import re
import statistics
import sys
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

HERE: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "scripts")]

from bench_words import SECRET, phone_of_its_own  # noqa: E402
from desk import Desk  # noqa: E402
from phone import Phone  # noqa: E402
from running_hub import RunningHub  # noqa: E402

RUNS: Final = 5
PROVIDER: Final = "provider"
ANSWERS: Final = {"P01": "yes", "P02": "yes", "A02": "yes", "W01": "now", "W03": "no"}
# From a touch on what the first argument names until the content was painted.
TOUCH: Final = """(touched) => new Promise((done) => {
  const content = () => [...document.querySelectorAll('[data-place="package-content"]')].find((each) => each.isConnected);
  const started = performance.now();
  document.querySelector(touched).click();
  const look = () => {
    if (!content()) return requestAnimationFrame(look);
    requestAnimationFrame(() => done(performance.now() - started));
  };
  requestAnimationFrame(look);
})"""
# A link that htmx has not taken over yet would load the whole page.
IN_PLACE: Final = "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')"
BYTES: Final = """async (item) => {
  const answer = await fetch(`/api/v1/packages/${item}/ciphertext`);
  return (await answer.arrayBuffer()).byteLength;
}"""


def send_referral(phone: Phone, name: str) -> None:
    """One talk, offline until it is sealed, with its answers let through; then it is sent."""
    phone.page.goto(phone.page.url)
    phone.unlock(SECRET)
    phone.wait_for("home")
    phone.press(re.compile("^Start a"))  # "another" where one is parked
    phone.wait_for("look")
    phone.walk(ANSWERS, until="outcome", look=("S03",))
    phone.press("Tell the person, and let them choose")
    phone.wait_for("person-outcome", "choice")
    phone.walk(ANSWERS, until="recipient-question")
    phone.choose_recipients([name], share_answers=True, how_to_meet="in the waiting room, with the nurse")
    phone.context.set_offline(False)


def measure_opening(browser: Browser, phone: Phone, hub: RunningHub) -> dict[str, list[float]]:
    """Milliseconds with the seven words and with an open key, and the bytes of the package."""
    provider = next(each for each in hub.demo["providers"] if each["username"] == PROVIDER)
    send_referral(phone, provider["name"])
    desk = Desk(browser, hub, PROVIDER)
    link = desk.page.locator("main a[href^='/referrals/']")
    for _ in range(30):
        desk.page.goto(f"{hub.desk}/referrals/")
        if link.count():
            break
    link.first.click()
    article = desk.page.locator("article[data-page=package]")
    article.wait_for()
    found: dict[str, list[float]] = {"words_ms": [], "open_ms": []}
    found["bytes"] = [float(desk.page.evaluate(BYTES, article.get_attribute("data-item-id")))]
    for _ in range(RUNS):
        desk.page.reload()
        desk.page.locator("#seven-words").fill(str(provider["phrase"]))
        found["words_ms"].append(float(desk.page.evaluate(TOUCH, "[data-place=view] button[type=submit]")))
        for _ in range(2):
            desk.page.locator("p.above a").click()
            article.wait_for(state="detached")
            link.first.wait_for()
            desk.page.wait_for_function(IN_PLACE)
            found["open_ms"].append(float(desk.page.evaluate(TOUCH, "main a[href^='/referrals/']")))
        desk.page.get_by_role("button", name="Lock now").click()
    desk.context.close()
    return found


def main() -> None:
    """Prints the median, the least and the most of each."""
    with phone_of_its_own() as (browser, phone, hub):
        for name, values in measure_opening(browser, phone, hub).items():
            print(f"{name}: {statistics.median(values):.0f} ({min(values):.0f} to {max(values):.0f})")


if __name__ == "__main__":
    main()
