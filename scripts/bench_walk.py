"""How long the walk of README takes a newcomer: each touch, what is read, what is heard, and each wait.

    python scripts/bench_walk.py            # prints what docs/benchmarks.md says of the walk
    python scripts/bench_walk.py --write    # and writes it there

A browser goes through the walk against a new demo hub. No newcomer is timed: the seconds are reckoned at a stated pace
from what the browser touched, from the words that stood on each screen, from the lengths of the clips that played
unasked, and from the waits as they were here.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypedDict

from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

HERE: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "scripts")]

from bench_talk import PLAYS, ListeningPhone  # noqa: E402
from desk import Desk  # noqa: E402
from phone import SMALL_PHONE, launch  # noqa: E402
from running_hub import RunningHub  # noqa: E402
from test_journey import LEGAL_AID, find_phrase, find_username  # noqa: E402

PAGE: Final = HERE / "docs/benchmarks.md"
HEADING: Final = "## The walk of README"
SECRET: Final = "7304918265"
#: As README says: yes to papers and leaving, no to the others; help now.
ANSWERS: Final = {
    "P01": "yes",
    "P02": "yes",
    "P10": "yes",
    "MORE_open": "no",
    "W01": "now",
    "W02": "nobody",
    "W03": "no",
}
#: Seconds of a newcomer: a touch, a word read, a letter typed. What is copied is two touches.
A_TOUCH: Final = 2.5
A_WORD: Final = 60 / 200
A_LETTER: Final = 0.3
#: After this much of a screen's speech a touch counts.
BEGUN: Final = 1.0
LIMIT: Final = 360
#: Their tiles greet in turn; README names the one to touch.
UNHEARD: Final = "language"

#: Of each touch: the screen it was on, the lines in view, whether they are in the person's language, and what has sounded since.
WATCH: Final = """addEventListener('pointerdown', () => {
  const lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const part = text.parentElement;
    if (text.data.trim() === '' || !part.checkVisibility({ visibilityProperty: true }) || part.matches('script, style')) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { top, bottom, width } = range.getBoundingClientRect();
    if (width > 1 && bottom > 0 && top < innerHeight) lines.push(text.data.trim());
  }
  const screen = document.querySelector('[data-screen]');
  window.__note({
    screen: screen?.dataset.screen ?? location.pathname,
    lines,
    isPersons: Boolean(screen?.dataset.script),
    heard: (window.__plays ?? []).splice(0),
  });
}, true)"""


class Touch(TypedDict):
    """What the page tells of one touch."""

    screen: str
    lines: list[str]
    isPersons: bool
    heard: list[tuple[float, str]]


@dataclass
class Step:
    """A part of the walk, as the newcomer goes through it."""

    name: str
    touches: int = 0
    words: int = 0
    letters: int = 0
    heard: float = 0.0
    unheard: float = 0.0
    waited: float = 0.0

    @property
    def seconds(self) -> float:
        return self.touches * A_TOUCH + self.words * A_WORD + self.letters * A_LETTER + self.heard + self.waited


@dataclass
class Ledger:
    """Steps in order; what was read once is not read again."""

    steps: list[Step] = field(default_factory=list)
    read: set[str] = field(default_factory=set)

    def begin(self, name: str) -> None:
        self.steps.append(Step(name))

    def touched(self, touch: Touch) -> None:
        step = self.steps[-1]
        step.touches += 1
        if touch["screen"] != UNHEARD:
            self._listened(step, touch["heard"])
        if touch["isPersons"]:
            return  # it is heard, in a language a newcomer need not read
        for line in touch["lines"]:
            if line not in self.read:
                step.words += len(line.split())
                self.read.add(line)

    @staticmethod
    def _listened(step: Step, heard: list[tuple[float, str]]) -> None:
        """What goes on by itself was heard to its end; on the screen that is touched the touch comes once it has begun."""
        here = sum(seconds for seconds, shown in heard if shown == heard[-1][1])
        step.heard += sum(seconds for seconds, _ in heard) - here + min(here, BEGUN)
        step.unheard += here - min(here, BEGUN)

    def typed(self, letters: str) -> None:
        self.steps[-1].touches += 1
        self.steps[-1].letters += len(letters)

    def copied(self) -> None:
        self.steps[-1].touches += 2

    @contextmanager
    def waiting(self) -> Iterator[None]:
        began = time.monotonic()
        yield
        self.steps[-1].waited += time.monotonic() - began

    def watch(self, context: BrowserContext) -> BrowserContext:
        def note(touch: Any) -> None:  # as the page sends it
            self.touched(touch)

        context.expose_function("__note", note)
        context.add_init_script(WATCH)
        return context


class Watched:
    """A browser in whose windows every touch is noted."""

    def __init__(self, browser: Browser, ledger: Ledger) -> None:
        self.browser = browser
        self.ledger = ledger

    def new_context(self, **options: Any) -> BrowserContext:  # Playwright's own options
        return self.ledger.watch(self.browser.new_context(**options))


def sign_in(browser: Browser, ledger: Ledger, hub: RunningHub, username: str) -> Desk:
    """Name and password are typed: the letters of both, and a touch into each field."""
    desk = Desk(Watched(browser, ledger), hub, username)  # type: ignore[arg-type]  # it asks for a window, and no more
    password = next(str(each["password"]) for each in hub.demo["accounts"] if each["username"] == username)
    ledger.typed(username)
    ledger.typed(password)
    return desk


def add_phone(browser: Browser, ledger: Ledger, hub: RunningHub) -> ListeningPhone:
    ledger.begin("1. Sign in as `officer`, *Add this phone*")
    officer = sign_in(browser, ledger, hub, "officer")
    officer.page.locator("a[href='/devices/']").first.click()
    officer.page.get_by_role("button", name="Add this phone").click()
    link = officer.page.locator("[data-enrolment-link]").get_attribute("href")
    assert link
    ledger.begin("1. Open the link, choose a secret, *Ready offline*, all voices")
    ledger.steps[-1].touches += 1
    context = ledger.watch(browser.new_context(viewport=SMALL_PHONE))
    context.add_init_script(PLAYS)
    phone = ListeningPhone(context, has_all_voices=True)
    phone.enrol(link, SECRET)
    for _ in range(2):
        ledger.typed(SECRET)
    with ledger.waiting():
        phone.fetch_until_ready()
    officer.context.close()
    return phone


def screen_somebody(phone: ListeningPhone, ledger: Ledger) -> None:
    ledger.begin("2. Network off, *Start*, to Bahasa Indonesia")
    ledger.steps[-1].touches += 1  # the switch of the network
    phone.context.set_offline(True)
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk({}, until="language")
    phone.step("language", {}, ())
    ledger.begin("2. Care, the cross, six sentences, a yes, may stop")
    phone.walk(ANSWERS, until="ask")
    ledger.begin("2. Twelve questions")
    phone.walk(ANSWERS, until="outcome")
    ledger.begin("3. Read the action")
    phone.press("Tell the person, and let them choose")
    ledger.begin("3. Told, they choose help, a provider, a place, *Seal it*")
    phone.walk(ANSWERS, until="recipient-question")
    phone.choose_who([LEGAL_AID], share_answers=True)
    phone.touch(phone.page.locator('[data-hook="usual-place"]'))
    phone.press("Seal it")
    phone.wait_for("sealed")


def answer_it(browser: Browser, ledger: Ledger, hub: RunningHub, phone: ListeningPhone) -> None:
    ledger.begin("4. Network on; it goes by itself")
    ledger.steps[-1].touches += 1
    with ledger.waiting():
        phone.context.set_offline(False)
        phone.page.evaluate("dispatchEvent(new Event('online'))")
        phone.press("Say goodbye to the person")
        phone.walk(ANSWERS, until="close")
    ledger.begin("4. Sign in as `legal-aid`, seven words, accept, arrived")
    desk = sign_in(browser, ledger, hub, find_username(hub, LEGAL_AID))
    desk.open_first_referral()
    desk.unseal(find_phrase(hub, LEGAL_AID))
    ledger.copied()
    desk.expect_content()
    desk.accept()
    desk.confirm_arrival()
    desk.context.close()
    ledger.begin("5. *Check now*: closed, nothing more to do")
    phone.press("Home")
    phone.wait_for("home")
    with ledger.waiting():
        phone.press("Check now")
        phone.wait_until_checked()
    expect(phone.page.locator('[data-hook="referrals"] li')).to_have_attribute("data-state", "closed")


def walk(browser: Browser, hub: RunningHub) -> Ledger:
    """All of it, from the first page of the desk to *closed*."""
    ledger = Ledger()
    phone = add_phone(browser, ledger, hub)
    screen_somebody(phone, ledger)
    answer_it(browser, ledger, hub, phone)
    assert phone.problems == [], phone.problems
    return ledger


def draw_section(ledger: Ledger) -> str:
    """What docs/benchmarks.md says of it."""
    total = sum(step.seconds for step in ledger.steps)
    unheard = sum(step.unheard for step in ledger.steps)
    verdict = "within" if total <= LIMIT else "missed"
    rows = [
        f"| {step.name} | {step.touches} | {step.words} | {step.heard:.0f} | {step.waited:.0f} | {step.seconds:.0f} |"
        for step in ledger.steps
    ]
    return "\n".join(
        [
            HEADING,
            "",
            "Written by `python scripts/bench_walk.py --write`: a browser goes through [README's walk](../README.md#walk-it-once) against a new",
            f"demo hub that serves already. No newcomer is timed. Reckoned are {A_TOUCH:g} s a touch, 200 words a minute of what stands in view",
            f"and was not read before, {A_LETTER:g} s a letter typed (the seven words are copied), and waits as they were. The person's screens",
            f"are heard, in Indonesian, and not read: what goes on by itself to its end, what is touched until a touch counts ({BEGUN:g} s). Whoever",
            f"hears every clip to its end takes {unheard:.0f} s more.",
            "",
            "| step | touches | words read | heard, s | waited, s | s |",
            "|---|---|---|---|---|---|",
            *rows,
            f"| **all of it** (bar: ≤ {LIMIT} s, {verdict}) | {sum(step.touches for step in ledger.steps)} "
            f"| {sum(step.words for step in ledger.steps)} | {sum(step.heard for step in ledger.steps):.0f} "
            f"| {sum(step.waited for step in ledger.steps):.0f} | **{total:.0f}** |",
        ]
    )


def write(section: str) -> None:
    """In its place, or after the first contact's."""
    page = PAGE.read_text(encoding="utf-8")
    if HEADING in page:
        before, _, after = page.partition(HEADING)
        _, heading, rest = after.partition("\n## ")
    else:
        first, heading, rest = page.partition("\n## Beside the state")
        before, heading, rest = f"{first.rstrip()}\n\n", "\n## ", f"Beside the state{rest}"
    PAGE.write_text(f"{before}{section.rstrip()}\n{heading}{rest}", encoding="utf-8")


def main() -> None:
    """Prints the section, and writes it where `--write` asks for that."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        hub = RunningHub(Path(folder))
        hub.prepare()
        hub.start()
        try:
            browser = launch(playwright)
            section = draw_section(walk(browser, hub))
            browser.close()
        finally:
            hub.stop()
    print(section)
    if "--write" in sys.argv:
        write(section)


if __name__ == "__main__":
    main()
