"""How long the walk of README takes a newcomer: each touch, what is read, what is heard, and each wait.

    python scripts/bench_walk.py            # prints what docs/benchmarks.md says of the walk
    python scripts/bench_walk.py --write    # and writes it there

A browser goes through the walk against a new demo hub. No newcomer is timed: the seconds are reckoned at published rates
from README's own steps, from what the browser touched, from the words that stood on each screen, from how long it took
until a touch counted, and from the waits as they were here.

The rates are those of the keystroke-level model (Card, Moran and Newell, Communications of the ACM 23(7), 1980: a thought
1.35 s, pointing 1.1 s, pressing 0.1 s, a letter of somebody who types little 0.28 s) and of reading English in silence
(Brysbaert, Journal of Memory and Language 109, 2019: 238 words a minute).

Each word on a button, a link or a fold is read too, though README says which to touch. What lies under the buttons at the
foot of a screen is in nobody's view, and what lies further down a page is read where a newcomer goes there.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, TypedDict

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

HERE: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "scripts")]

from desk import Desk  # noqa: E402
from phone import SMALL_PHONE, Phone, launch  # noqa: E402
from running_hub import RunningHub  # noqa: E402
from test_journey import LEGAL_AID, find_phrase, find_username  # noqa: E402
from wire_phone import run_in_hub  # noqa: E402

PAGE: Final = HERE / "docs/benchmarks.md"
HEADING: Final = "## The walk of README"
README_STEPS: Final = "## Walk it once"
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
#: Seconds of a newcomer: a touch they think about; the same touch once more, for which the finger only goes there; a word
#: read, a letter typed. What is copied is two touches.
A_TOUCH: Final = 1.35 + 1.1 + 0.1
AGAIN: Final = 1.1 + 0.1
A_WORD: Final = 60 / 238
A_LETTER: Final = 0.28
LIMIT: Final = 360
#: Read with the table.
ASSUMED: Final = f"""\
Written by `python scripts/bench_walk.py --write`: a browser goes through [README's walk](../README.md#walk-it-once) against a new
demo hub that serves already. No newcomer is timed. Reckoned are, at published rates: {A_TOUCH:g} s a touch, {AGAIN:g} s where it is
the same button in the same place as before, {A_LETTER:g} s a letter typed, two touches for what is copied (keystroke-level model: Card,
Moran and Newell, 1980); 238 words a minute (Brysbaert, 2019) of README's steps and of each line that stands in view in English and was
not read before, whether text, tick, button, link or fold; and waits as they were. What the terminal printed is looked up, not read. The
person's screens are heard, in Indonesian, and not read: each is touched as soon as a touch counts, as README says, and *heard* is what that takes beyond the time in
which somebody finds the button. What a person hears who hears all of it stands above, under *The first contact*.
"""
FORMER: Final = """
Before (30 November 2026) it was 461 s, with 66 touches and 1,043 words, then 416 s with 66 and 883, counted as here. What went since: README
says less. *We are alone in a private place* says in one touch who is near and who hears. The walk had taken earphones, where README says
*alone*: there private questions stand in silence, and 20 s of what was said before them are no longer waited for. Where no picture is wanted the person goes on at once, as README says. The person's arrival is confirmed at the foot
of the page. Said no longer: that nothing was seen, that a link works once, what a phone is
titled at home, how many letters are left before few are, what a message waits for beside that it waits, the outcome's *for you* above *let
nobody see*. And the driver no longer scrolls a page under the newcomer, which had shown lines of home and of the package that nobody sees
there; the officer swipes to the last of the action's three steps instead, and reads it.

Where the seconds are: the eight ticks, the action and its three steps, who hears, and what stands on *Sealed* are the officer's work and
stay. Of the touches, half are the person's: consent, twelve questions, and choosing one provider.
"""

#: What `titian serve` says on a terminal.
MAKE_PHONE_LINK: Final = """
from titian.devices.demo import make_phone_link
print(json.dumps(make_phone_link()))
"""
#: What stands in view in the language of the page. What is in another one (the person's words on an officer's screen, the
#: names of languages) a newcomer need not read; what is clipped to nothing, or lies under the buttons at the foot, nobody
#: sees.
IN_VIEW: Final = """window.__lines = () => {
  const lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const isSeen = (part, { left, right, top, bottom, width }) => {
    if (width <= 1 || bottom <= 0 || top >= innerHeight) return false;
    const seen = document.elementFromPoint((left + right) / 2, Math.min(Math.max((top + bottom) / 2, 0), innerHeight - 1));
    return seen !== null && (part.contains(seen) || seen.contains(part));
  };
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const part = text.parentElement;
    if (text.data.trim() === '' || !part.checkVisibility({ visibilityProperty: true }) || part.matches('script, style')) continue;
    if (part.closest('[lang]')?.lang !== document.documentElement.lang) continue;
    if (part.closest('.govuk-visually-hidden, .govuk-skip-link:not(:focus)')) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    if (![...range.getClientRects()].some((rect) => isSeen(part, rect))) continue;
    lines.push(text.data.trim());
  }
  return lines;
}"""
#: Resolves once it has stood in one place for two frames.
STANDS_STILL: Final = """async (control) => {
  const frame = () => new Promise(requestAnimationFrame);
  for (let place = ''; ; ) {
    const { x, y } = control.getBoundingClientRect();
    if (place === `${x} ${y}`) return;
    place = `${x} ${y}`;
    await frame();
    await frame();
  }
}"""
LIES_OPEN: Final = "(control, [x, y]) => control.contains(document.elementFromPoint(x, y))"
#: Of each touch: the lines in view, whether the screen is the person's, how long it took from the screen's coming, or the
#: touch before, until this touch counted, and whether it was the same touch as the one before. What went on by itself
#: since then, untouched, took its time too.
WATCH: Final = """(() => {
  let shown = '', begun = performance.now(), isTouched = true, wasPersons = false, flowed = 0, before = '';
  const enabled = new WeakMap();
  const screen = () => document.querySelector('[data-screen]');
  const look = (records) => {
    const now = performance.now();
    const on = screen();
    const key = `${on?.dataset.screen} ${on?.dataset.text}`;
    if (key !== shown) {
      if (!isTouched && wasPersons) flowed += now - begun;
      [shown, begun, isTouched, wasPersons] = [key, now, false, Boolean(on?.dataset.script)];
    }
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes' && !target.disabled) enabled.set(target, now);
      for (const node of addedNodes)
        for (const button of node.querySelectorAll?.('button:not([disabled])') ?? []) enabled.set(button, now);
    }
  };
  new MutationObserver(look).observe(document, {
    childList: true, subtree: true, attributes: true, attributeFilter: ['disabled', 'data-screen', 'data-text'],
  });
  addEventListener('pointerdown', ({ target }) => {
    look([]);
    const control = target.closest('button, a, label, summary, input') ?? target;
    const { x, y } = control.getBoundingClientRect();
    const touch = `${Math.round(x / 16)} ${Math.round(y / 16)} ${control.innerText}`;
    window.__note({
      screen: screen()?.dataset.screen ?? location.pathname,
      lines: window.__lines(),
      isPersons: Boolean(screen()?.dataset.script),
      settled: Math.max(0, (enabled.get(control) ?? 0) - begun) / 1000,
      flowed: flowed / 1000,
      isAgain: touch === before,
    });
    [before, begun, isTouched, flowed] = [touch, performance.now(), true, 0];
  }, true);
})()"""


class Touch(TypedDict):
    """What the page tells of one touch."""

    screen: str
    lines: list[str]
    isPersons: bool
    settled: float
    flowed: float
    isAgain: bool


@dataclass
class Step:
    """A part of the walk, as the newcomer goes through it."""

    name: str
    touches: int = 0
    again: int = 0
    words: int = 0
    letters: int = 0
    heard: float = 0.0
    waited: float = 0.0

    @property
    def seconds(self) -> float:
        touching = (self.touches - self.again) * A_TOUCH + self.again * AGAIN
        return touching + self.words * A_WORD + self.letters * A_LETTER + self.heard + self.waited


@dataclass
class Ledger:
    """Steps in order; what was read once is not read again."""

    steps: list[Step] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def begin(self, name: str) -> None:
        self.steps.append(Step(name))

    def touched(self, touch: Touch) -> None:
        """A touch that counts only later waits for that: while somebody looks for it, so only what is beyond that is added."""
        step = self.steps[-1]
        step.touches += 1
        step.again += touch["isAgain"]
        step.heard += touch["flowed"] + max(0.0, touch["settled"] - (AGAIN if touch["isAgain"] else A_TOUCH))
        if not touch["isPersons"]:  # theirs is heard, in a language a newcomer need not read
            self.read(touch["lines"])

    def read(self, lines: list[str]) -> None:
        for line in lines:
            known = re.sub(r"\d+", "0", line)  # of which only a number has changed is known
            if known in self.seen:
                continue
            self.seen.add(known)
            self.steps[-1].words += sum(any(map(str.isalnum, word)) for word in line.split())

    def look(self, page: Page) -> None:
        """What stands there is read, though nothing is touched."""
        self.read(page.evaluate("window.__lines()"))

    def typed(self, letters: str) -> None:
        self.steps[-1].touches += 1
        self.steps[-1].letters += len(letters)

    def swiped(self, last: Locator) -> None:
        """Up to this, for which the finger is there already; what comes with it is read."""
        self.steps[-1].touches += 1
        self.steps[-1].again += 1
        last.evaluate("last => last.scrollIntoView({ block: 'nearest' })")
        self.look(last.page)

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
        context.add_init_script(IN_VIEW)
        context.add_init_script(WATCH)
        return context


def touch_where_it_stands(control: Locator) -> None:
    """A click of the driver's may move a page that nobody moved, and show what nobody saw."""
    expect(control).to_be_enabled()
    control.evaluate(STANDS_STILL)
    box = control.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    if control.evaluate(LIES_OPEN, [x, y]):
        control.page.mouse.click(x, y)
    else:
        control.click()


class Newcomer(Phone):
    """Touched by hand, with all voices, at the pace at which they speak: each touch as soon as it counts."""

    is_walked_by_hand = True
    is_hurried = False

    def choose_secret(self, secret: str, *, is_shown: bool = True) -> None:
        """Seen as it is typed, and so typed once."""
        super().choose_secret(secret, is_shown=is_shown)

    def step(self, screen: str, answers: Mapping[str, str], look: tuple[str, ...]) -> None:
        """Alone with the person, as README says."""
        if screen == "before":
            self.press("We are alone in a private place")
        else:
            super().step(screen, answers, look)

    def answer(self, values: str) -> None:
        """Where pictures stand and none is wanted, on."""
        on = self.page.locator('[data-hook="go-on"]')
        if values == "nothing" and on.count() > 0:
            expect(on).to_be_enabled()
            self.touch(on)
        else:
            super().answer(values)

    def touch(self, control: Locator) -> None:
        touch_where_it_stands(control)


class SignedIn(Desk):
    """A desk that one of the links which `titian demo` prints has opened."""

    def __init__(self, browser: Browser, ledger: Ledger, hub: RunningHub, username: str) -> None:
        self.hub = hub
        self.context = ledger.watch(browser.new_context(viewport={"width": 1280, "height": 800}))
        self.page = self.context.new_page()
        ledger.steps[-1].touches += 1
        with ledger.waiting():
            self.page.goto(next(str(each["sign_in"]) for each in hub.demo["accounts"] if each["username"] == username))
            self.page.wait_for_url(lambda address: "/accounts/login" not in address)

    def accept(self) -> None:
        """And its page stands again, with what it holds."""
        touch_where_it_stands(self.page.get_by_role("button", name="Accept"))
        self.page.locator('[data-status="accepted"]').wait_for()
        self.expect_content()


def read_readme(ledger: Ledger) -> None:
    """All of its section; what a link leads to is not read with it."""
    ledger.begin("README's steps, read")
    page = (HERE / "README.md").read_text(encoding="utf-8")
    steps = page.partition(README_STEPS)[2].partition("\n## ")[0]
    ledger.read(re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", steps).splitlines())


def add_phone(browser: Browser, ledger: Ledger, hub: RunningHub) -> Phone:
    ledger.begin("1. The phone's link, a secret, *Ready offline*")
    ledger.steps[-1].touches += 1
    address = run_in_hub(hub, MAKE_PHONE_LINK)
    phone = Newcomer(ledger.watch(browser.new_context(viewport=SMALL_PHONE)), has_all_voices=True)
    phone.enrol(address, SECRET)
    ledger.typed(SECRET)
    with ledger.waiting():
        phone.wait_for("fetch", "home", timeout=30_000)
        expect(phone.page.locator('[data-hook="ready-offline"]')).to_be_visible(timeout=60_000)
    if phone.screen == "fetch":
        phone.press("Done")
    phone.wait_for("home")
    return phone


def screen_somebody(phone: Phone, ledger: Ledger) -> None:
    ledger.begin("2. *Start*, to Bahasa Indonesia; network off")
    began = time.monotonic()
    coming = phone.page.locator('[data-hook="voices-coming"]', has_text="Indonesian")
    expect(coming).to_have_count(0, timeout=60_000)
    came_after = time.monotonic() - began  # while the newcomer reads what stands before the languages
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk({}, until="language")
    ledger.steps[-1].waited += max(0.0, came_after - ledger.steps[-1].seconds)
    ledger.steps[-1].touches += 1  # the switch of the network
    phone.context.set_offline(True)
    phone.step("language", {}, ())
    ledger.begin("2. Care, the cross, six sentences, a yes, may stop")
    phone.walk(ANSWERS, until="ask")
    ledger.begin("2. Twelve questions")
    phone.walk(ANSWERS, until="outcome")
    ledger.begin("3. Read the action")
    ledger.look(phone.page)
    ledger.swiped(phone.page.locator('[data-hook="steps"] li').last)
    phone.press("Tell the person, and let them choose")
    ledger.begin("3. Told, they choose help, a provider, a place, *Seal it*")
    phone.walk(ANSWERS, until="recipient-question")
    phone.choose_who([LEGAL_AID], share_answers=True)
    phone.touch(phone.page.locator('[data-hook="usual-place"]'))
    phone.press("Seal it")
    phone.wait_for("sealed")
    ledger.look(phone.page)


def answer_it(browser: Browser, ledger: Ledger, hub: RunningHub, phone: Phone) -> None:
    ledger.begin("4. Network on; it goes by itself")
    ledger.steps[-1].touches += 1
    with ledger.waiting():
        phone.context.set_offline(False)
        phone.page.evaluate("dispatchEvent(new Event('online'))")
        expect(phone.page.locator('[data-hook="outbox"]')).to_contain_text("Nothing is waiting", timeout=30_000)
    ledger.look(phone.page)
    ledger.begin("4. The provider's link, seven words, *Accept*")
    desk = SignedIn(browser, ledger, hub, find_username(hub, LEGAL_AID))
    desk.open_first_referral()
    ledger.copied()
    desk.unseal(find_phrase(hub, LEGAL_AID))
    desk.expect_content()
    desk.page.get_by_role("button", name="Accept").wait_for()
    ledger.look(desk.page)
    desk.accept()
    ledger.look(desk.page)
    desk.context.close()


def walk(browser: Browser, hub: RunningHub) -> Ledger:
    """All of it, from README's steps to the provider who has taken responsibility."""
    expect.set_options(timeout=30_000)  # an answer waits until its question sounds, and what is said before it
    ledger = Ledger()
    read_readme(ledger)
    phone = add_phone(browser, ledger, hub)
    screen_somebody(phone, ledger)
    answer_it(browser, ledger, hub, phone)
    assert phone.problems == [], phone.problems
    return ledger


def draw_section(ledger: Ledger) -> str:
    """What docs/benchmarks.md says of it."""
    total = sum(step.seconds for step in ledger.steps)
    verdict = "within" if total <= LIMIT else "missed"
    rows = [
        f"| {step.name} | {step.touches} | {step.words} | {step.heard:.0f} | {step.waited:.0f} | {step.seconds:.0f} |"
        for step in ledger.steps
    ]
    return "\n".join(
        [
            HEADING,
            "",
            ASSUMED,
            "| step | touches | words read | heard, s | waited, s | s |",
            "|---|---|---|---|---|---|",
            *rows,
            f"| **all of it** (bar: ≤ {LIMIT} s, {verdict}) | {sum(step.touches for step in ledger.steps)} "
            f"| {sum(step.words for step in ledger.steps)} | {sum(step.heard for step in ledger.steps):.0f} "
            f"| {sum(step.waited for step in ledger.steps):.0f} | **{total:.0f}** |",
            FORMER,
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
