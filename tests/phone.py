"""The officer's phone, driven as two people would: the officer's screens by their English names, the person's in their language."""

from __future__ import annotations

import csv
import functools
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import yaml
from looks import read_to_the_end
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, ViewportSize, expect
from playwright.sync_api import Error as PlaywrightError
from walking import WALK

HERE = Path(__file__).resolve().parent.parent
PACK = HERE / "content/packs/first-contact"
LOCALES = PACK / "locales"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=user-gesture-required",
]
# A service worker answers for the app: it works without a network.
IS_CONTROLLED = "navigator.serviceWorker.controller !== null"
# Screens of the officer on which one button goes on: the first of these that is there.
ON = {
    "before": ("Nobody who came with them",),
    "care-wanted": ("Go on",),
    "in-hand": ("Give the phone to the person",),
    "privacy": ("Earphones are in", "We are alone in a private place"),  # the second where nothing can be heard
}
# A walk that is only the way to something is not slowed by what makes a person's touches count late, nor by how long
# each line is said. The test of that
# (test_late_touches) opens a page without it.
HURRY = """document.addEventListener('readystatechange', () => {
  document.documentElement.style.setProperty('--settling-still', '30ms');
  document.documentElement.style.setProperty('--settling-silent', '60ms');
});"""
# What is heard on such a walk sounds at sixteen times its pace, ...
SOUND_FAST = """(() => {
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function () { const begun = play.call(this); this.playbackRate = 16; return begun; };
})()"""
# ... or is over soon after it began: a clip is found and opened as ever, and nothing decodes it. Where the screen goes on
# by itself then, a finger on a busy machine comes before it. What a camera shows goes on.
BE_OVER_SOON = """(() => {
  Object.defineProperty(HTMLAudioElement.prototype, 'preload', {
    configurable: true, set() { this.setAttribute('preload', 'none'); }
  });
  HTMLAudioElement.prototype.play = function () {
    this.dispatchEvent(new Event('playing'));
    setTimeout(() => this.dispatchEvent(new Event('ended')), 700);
    return Promise.resolve();
  };
})()"""
# What the person is asked, and about whom.
SITTING = """() => ['data-screen', 'data-organisation'].map((of) => document.querySelector(`[${of}]`)?.getAttribute(of)).join()"""
GO_ON = "MORE_open"
OTHER_WAYS = ("dont_know", "not_understood")
# Once they were heard to their end these go on by themselves, perhaps while somebody still looks for the way on.
FLOWING = frozenset({"consent", "recipient-about", "person-outcome", "choice-said", "card-offer", "thanks"})
SMALL_PHONE: ViewportSize = {"width": 360, "height": 740}
# In every page before the app: how much of what it seals and writes is still under way. From one to the next of these
# the app goes in one turn of the page, so that nobody who asks sees none in between.
COUNT_WRITES = """(() => {
  globalThis.__writing = 0;
  const ended = () => { globalThis.__writing -= 1; };
  const sealing = globalThis.SubtleCrypto?.prototype;
  const encrypt = sealing?.encrypt;
  if (sealing) sealing.encrypt = function (...of) {
    globalThis.__writing += 1;
    const sealed = encrypt.apply(this, of);
    sealed.then(ended, ended);
    return sealed;
  };
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...of) {
    const made = transaction.apply(this, of);
    if (of[1] !== 'readwrite') return made;
    globalThis.__writing += 1;
    made.addEventListener('complete', ended);
    made.addEventListener('abort', ended);
    return made;
  };
})()"""


# In every page before the app: as if an officer had taken these voices off before the first was fetched. A station has
# eight, of 60 MB, and each phone that fetches them all pays two seconds of the processor for it.
TAKE_OFF = """(([taken]) => {
  const { createObjectStore } = IDBDatabase.prototype;
  IDBDatabase.prototype.createObjectStore = function (...of) {
    const made = createObjectStore.apply(this, of);
    if (of[0] === 'settings') made.put({ name: 'languages_without', value: taken });
    return made;
  };
})"""
VOICES = sorted(path.name for path in (PACK / "voices").iterdir() if path.is_dir())


def launch(playwright: Playwright, program: str | None = None) -> Browser:
    """Debian's Chromium, without a window."""
    import machine

    return playwright.chromium.launch(
        executable_path=program or machine.find_chromium(), headless=True, args=CHROMIUM_FLAGS
    )


@functools.cache
def read_texts(tag: str) -> dict[str, str]:
    """Text id → words of one language of the pack; not to be changed."""
    return {
        name: entry["text"] for name, entry in yaml.safe_load((LOCALES / f"{tag}.yaml").read_text())["texts"].items()
    }


def list_choices(texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Value of an answer → its words, on any scale."""
    words: dict[str, list[str]] = {}
    for text_id, text in texts.items():
        if text_id.startswith("choice."):
            words.setdefault(text_id.rpartition(".")[2], []).append(text)
    return words


@functools.cache
def read_quiet_answers() -> dict[str, str]:
    """Item → the first answer that raises nothing: no to most questions, yes to "are you free to go out?"."""
    with (PACK / "sheets/choices.csv").open(encoding="utf-8") as file:
        choices = [(row["list_name"], row["name"]) for row in csv.DictReader(file)]
    with (PACK / "sheets/survey.csv").open(encoding="utf-8") as file:
        items = [row for row in csv.DictReader(file) if row["type"].startswith("select_")]
    quiet = {}
    for row in items:
        scale = row["type"].split()[1]
        fitting = [name for list_name, name in choices if list_name == scale and name not in row["flag_when"].split()]
        quiet[row["name"]] = fitting[0]
    return quiet


def read_key(text_id: str) -> str:
    """The answer key of the question that this text asks: `P10`, or `TL08_when`; empty for any other text."""
    found = re.fullmatch(r"(?:item|module)\.(\w+)\.(label|when|offer)", text_id)
    return "" if found is None else found[1] + {"label": "", "when": "_when", "offer": "_open"}[found[2]]


def whole(shown: str) -> str:
    """Words as they are written: without the places at which a line may break."""
    return shown.replace("\u200b", "").strip()


def as_shown(words: str) -> re.Pattern[str]:
    """These words and no others, wherever a line may break in them."""
    return re.compile("^\\s*" + "\u200b?".join(map(re.escape, words)) + "\\s*$")


def one_of(names: Sequence[str]) -> re.Pattern[str]:
    """Any of these names, whole."""
    return re.compile(f"^(?:{'|'.join(map(re.escape, names))})$")


class Phone:
    """One phone. `walk` follows whatever screen comes and answers it from a mapping of answer keys to values.

    Where the walk is only the way to something, it goes inside the page; `is_walked_by_hand` has each screen touched from
    outside, as a finger would.

    It has the voices of the officer and the person alone, or all that come to its station unasked. Its clips sound where
    all are here, or where `is_sounding` says so.
    """

    is_walked_by_hand = False
    is_hurried = True

    def __init__(
        self,
        context: BrowserContext,
        language: str = "id",
        *,
        has_all_voices: bool = False,
        is_sounding: bool = False,
    ) -> None:
        self.context = context
        context.set_default_timeout(15_000)
        context.add_init_script(COUNT_WRITES)
        if not has_all_voices:
            taken = [tag for tag in VOICES if tag not in ("en", language)]
            context.add_init_script(f"{TAKE_OFF}({json.dumps([taken])})")
        if self.is_hurried:
            context.add_init_script(HURRY)
            context.add_init_script(SOUND_FAST if is_sounding or has_all_voices else BE_OVER_SOON)
        self.page: Page = context.new_page()
        self.problems: list[str] = []
        self.watch(self.page)
        self.language = language
        self.texts = read_texts(language)
        self.quiet = read_quiet_answers()
        self.seen: list[str] = []
        self.secret = ""

    def watch(self, page: Page) -> None:
        """Collects what a console shows when something is wrong; a journey ends with none."""
        page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        page.on(
            "console",
            lambda message: (
                self.problems.append(f"console: {message.text}")
                if message.type == "error"
                and "net::ERR" not in message.text
                and "Failed to load resource" not in message.text
                else None
            ),
        )

    @property
    def screen(self) -> str:
        return self.page.locator("[data-screen]").first.get_attribute("data-screen") or ""

    def wait_for(self, *names: str, timeout: float = 20_000) -> str:
        """Waits until one of these screens stands; where the phone lies between person and officer, it is taken back."""
        self._wait_for_one(*names, "hand-back", timeout=timeout)
        if self.screen == "hand-back" and "hand-back" not in names:
            self.take_back()
            self._wait_for_one(*names, timeout=timeout)
        return self.screen

    def _wait_for_one_screen(self) -> None:
        self.page.locator("[data-screen]").first.wait_for()

    def _wait_for_one(self, *names: str, timeout: float) -> None:
        self.page.locator(", ".join(f'[data-screen="{name}"]' for name in names)).first.wait_for(timeout=timeout)

    @property
    def here(self) -> tuple[str, str | None]:
        """The screen that stands, and the text on it."""
        screen, text = self.page.locator("[data-screen]").first.evaluate(
            "on => [on.dataset.screen, on.dataset.text ?? null]"
        )
        return screen, text

    def wait_for_other(self, before: tuple[str, str | None]) -> None:
        """Until another screen stands, or another text on it."""
        self.page.wait_for_function(
            """([screen, text]) => { const here = document.querySelector('[data-screen]');
            return here && (here.dataset.screen !== screen || (here.dataset.text ?? null) !== text); }""",
            arg=list(before),
        )

    def wait_until_checked(self) -> None:
        """What *Check now* began has ended, well or not."""
        self.page.get_by_role("button", name="Check now", exact=True).wait_for(timeout=30_000)

    def wait_until_kept(self) -> None:
        """What was answered so far lies on the phone: answers are written in the background."""
        self.page.wait_for_function("() => __writing === 0")

    def take_back(self) -> None:
        """The officer has the phone again: two touches, or the secret where the outcome is not for other eyes."""
        self.press("Officer: I have the phone")
        sure = self.page.get_by_role("button", name="Touch again: the phone is in my hand")
        expect(sure.or_(self.page.locator("#unlock-secret"))).to_be_enabled()
        if self.screen == "unlock":
            self.unlock(self.secret)
            self.page.locator('[data-screen]:not([data-screen="unlock"]):not([data-screen="home"])').first.wait_for()
            return
        self.touch(sure)
        expect(self.page.locator('[data-screen="hand-back"]')).to_have_count(0)

    def ask_back(self) -> None:
        """The officer reaches for the phone in the middle of the person's screens."""
        self.touch(self.page.locator('[data-hook="officer"]'))
        self._wait_for_one("hand-back", timeout=20_000)
        self.take_back()
        self.wait_for("in-hand", "before")

    def press(self, name: str | re.Pattern[str]) -> None:
        """Presses the button with this name."""
        self.touch(self.page.get_by_role("button", name=name, exact=isinstance(name, str)).first)

    def touch(self, control: Locator) -> None:
        """With a finger; whoever has no finger to spare has another way."""
        control.click()

    # --- before the first screening ---

    def enrol(self, link: str, secret: str) -> None:
        """Opens the desk's link, takes the officer's name for right, chooses a secret, fetches until Ready offline."""
        self.page.goto(link)
        self.wait_for("enrol")
        self.press("Add this phone")
        self.page.locator('[data-hook="root-words"], dl, [data-screen="secret"]').first.wait_for()
        self.press("Yes, this is me") if self.page.get_by_role(
            "button", name="Yes, this is me"
        ).count() else self.press("All six are the same")
        self.choose_secret(secret)

    def choose_secret(self, secret: str, *, is_shown: bool = False) -> None:
        """Typed twice; where it is shown, once."""
        self.secret = secret
        self.wait_for("secret")
        self.page.locator("#secret-first").fill(secret)
        if is_shown:
            self.page.get_by_label("Show what I type").check()
        else:
            self.page.locator("#secret-again").fill(secret)
        self.press("Use this secret")

    def fetch_until_ready(self) -> None:
        """Waits for *Ready offline* and goes home; then until the voices of the station are here too."""
        self.wait_for("fetch", "home", timeout=30_000)
        if self.screen == "fetch":
            expect(self.page.locator('[data-hook="ready-offline"]')).to_be_visible(timeout=60_000)
            self.press("Done")
        self.wait_for("home")
        expect(self.page.locator('[data-hook="ready-offline"]')).to_be_visible()
        expect(self.page.locator('[data-hook="voices-coming"]')).to_have_count(0, timeout=60_000)

    def unlock(self, secret: str) -> None:
        self.wait_for("unlock")
        self.page.locator("#unlock-secret").fill(secret)
        self.press("Unlock")

    def discard_all(self) -> None:
        """At home: no unfinished screening is left."""
        discard = self.page.get_by_role("button", name=re.compile("^Discard"))
        for left in range(discard.count() - 1, -1, -1):
            discard.first.click()
            self.page.get_by_role("button", name=re.compile("^Tap again: discard")).first.click()
            expect(discard).to_have_count(left)

    # --- one screening ---

    def say(self, value: str) -> None:
        """The person touches the answer with this value, by its word in their language."""
        names = {
            text
            for text_id, text in self.texts.items()
            if text_id.startswith("choice.") and text_id.endswith(f".{value}")
        }
        read_to_the_end(self.page)
        self._open_other_ways(value)
        buttons = self.page.locator("[data-screen] button")
        for place, shown in enumerate(buttons.all_inner_texts()):
            if whole(shown) in names:
                expect(buttons.nth(place)).to_be_enabled()
                self.touch(buttons.nth(place))
                return
        raise AssertionError(
            f"no answer {value!r} on screen {self.screen!r}: {self.page.locator('[data-screen]').first.inner_text()}"
        )

    def _open_other_ways(self, value: str) -> None:
        """ "I do not know" and "I do not understand" lie one touch away, behind the dots in the dock."""
        others = self.page.locator('[data-hook="other-ways"]')
        if value in OTHER_WAYS and others.count() > 0:
            self.touch(others)

    def answer(self, values: str) -> None:
        """One value, or several where several may stand, then on."""
        takes_several = self.page.locator("[data-screen] .choice[aria-pressed]").count() > 0
        is_way_out = values in ("dont_know", "skip", "not_understood")
        for value in values.split():
            self.say(value)
        if takes_several and not is_way_out:
            self.touch(self.page.locator('[data-hook="go-on"]'))

    @property
    def text_id(self) -> str:
        """What the person's screen says: `item.P10.label`, `talk.practice_yes`; empty on the officer's."""
        return self.page.locator("[data-screen]").first.get_attribute("data-text") or ""

    def asked(self) -> str:
        """The answer key of the question on the screen."""
        return read_key(self.text_id)

    def answer_for(self, key: str, answers: Mapping[str, str]) -> str:
        """What the mapping says, else what raises nothing; an offer is taken, and nobody goes on who is not said to."""
        if key == GO_ON:
            return answers.get(key, "no")
        default = "yes" if key.endswith("_open") else "work" if key.endswith("_when") else self.quiet.get(key, "no")
        return answers.get(key, default)

    def walk(self, answers: Mapping[str, str], until: str | tuple[str, ...], look: tuple[str, ...] = ()) -> str:
        """Follows the journey until one of these screens or answer keys; what the mapping does not answer is answered quietly.

        Who is said to go on (`MORE_open`) does so at the first outcome, and the walk ends at the next.
        """
        ends = (until,) if isinstance(until, str) else until
        for _ in range(200):
            if not self.is_walked_by_hand:
                self._walk_in_page(answers, (*ends, "outcome"), look)
            before = self.here
            screen = before[0]
            if screen == "outcome" and answers.get(GO_ON) == "yes" and not self._has_gone_on:
                self.press("Tell the person, and let them choose")
                self.wait_for_other(before)
                continue
            if screen in ends or read_key(before[1] or "") in ends:
                return screen
            self.seen.append(f"{screen} {before[1] or ''}".strip())
            try:
                with self.heard_to_the_end(before):
                    self.step(screen, answers, look)
            except PlaywrightError as problem:
                raise AssertionError(
                    f"stuck at {before}: {self.page.locator('[data-screen]').first.inner_text()}"
                ) from problem
            self.wait_for_other(before)
        raise AssertionError(f"the journey does not end: {self.seen[-10:]}")

    @contextmanager
    def heard_to_the_end(self, before: tuple[str, str | None]) -> Iterator[None]:
        """What goes on by itself may have gone on before it was touched: then there is nothing more to touch."""
        try:
            yield
        except (AssertionError, PlaywrightError):
            if before[0] not in FLOWING or self.here == before:
                raise

    @property
    def _has_gone_on(self) -> bool:
        """In the talk that goes on now the person was asked already whether to."""
        begun = max((at for at, line in enumerate(self.seen) if line == "look"), default=0)
        return "offer module.MORE.offer" in self.seen[begun:]

    def _walk_in_page(self, answers: Mapping[str, str], ends: tuple[str, ...], look: tuple[str, ...]) -> str:
        """As far as it goes without a second pair of hands; the screen it ends at, empty where those are wanted."""
        self._wait_for_one_screen()
        asked = {
            "until": list(ends),
            "handBack": "hand-back",
            "answers": dict(answers),
            "quiet": self.quiet,
            "choices": list_choices(self.texts),
            "next": self.texts["talk.next"],
            "language": self.language,
            "look": list(look),
            "on": ON,
            "patience": 30_000,
        }
        try:
            found = self.page.evaluate(WALK, asked)
        except PlaywrightError as problem:
            raise AssertionError(f"stuck: {problem.message}") from problem
        self.seen += found["seen"]
        return found["end"] or ""

    def step(self, screen: str, answers: Mapping[str, str], look: tuple[str, ...]) -> None:
        """What the officer or the person does on this screen."""
        if screen == "look":
            for item in look:
                self.touch(self.page.locator(f'[data-item="{item}"]'))
            self.press("Go on")
        elif screen == "language":
            self.touch(self.page.locator(f'[data-language="{self.language}"]').first)
        elif screen in ON:
            self.press(one_of(ON[screen]))
        elif screen == "prove-no":
            self.say("no")
        elif screen in ("teach-back", "taken-up"):
            self.say("yes")
        elif screen == "hand-back":
            self.take_back()
        elif screen in ("care", "ask", "offer", "consent-question", "choice", "card"):
            self.answer(self.answer_for(self.asked(), answers))
        elif screen == "rest":
            self.say("no")
        elif screen == "keep":
            self.touch(self.page.locator(".choice").first)  # no card
        elif screen == "complaint-offer":
            self.touch(self.page.locator('[data-hook="not-now"]'))
        else:  # narrations and what else only goes on
            self.press(as_shown(self.texts["talk.next"]))

    def see(self, *items: str) -> None:
        """The officer ticks what is seen during the talk, on the sheet over the screen; takes the phone for it, and gives it back."""
        with_person = self.page.locator('[data-hook="officer"]')
        with_person.or_(self.page.get_by_role("button", name="What you see now", exact=True)).first.wait_for()
        if with_person.count():
            self.ask_back()
        self.press("What you see now")
        for item in items:
            self.page.locator(f'[data-sheet="seen"] [data-item="{item}"]').click()
        self.press("Done")
        expect(self.page.locator('[data-sheet="seen"]')).to_have_count(0)
        if self.screen == "in-hand":
            self.press("Give the phone to the person")

    def choose_recipients(self, names: list[str], share_answers: bool, how_to_meet: str) -> None:
        """The person agrees to these in one sitting, in this order; then it is sealed."""
        self.choose_who(names, share_answers=share_answers)
        self.page.locator("#how-to-meet").fill(how_to_meet)
        self.press("Seal it")
        self.wait_for("sealed")

    def choose_who(self, names: Sequence[str], *, share_answers: bool) -> None:
        """From the first they are asked about to the officer's place to meet."""
        for name in names:
            self.wait_for("recipient-question")
            for _ in range(10):
                if self.organisation == name:
                    break
                self.change_sitting(lambda: self.press(as_shown(self.texts["closing.see_next"])))
            assert self.organisation == name
            self.change_sitting(lambda: self.say("yes"))
            if self.screen == "share-question":
                self.change_sitting(lambda: self.say("yes" if share_answers else "no"))
            self.walk({}, until="send-question")
            self.change_sitting(lambda: self.say("yes"))
        if self.screen == "recipient-question":
            before = self.here
            self.press(as_shown(self.texts["talk.enough"]))
            self.wait_for_other(before)
        self.walk({"W03": "no"}, until="meeting")
        expect(self.page.locator('[data-hook="agreed"] bdi')).to_have_text(list(names))

    @property
    def organisation(self) -> str:
        """Whom the person is asked about."""
        return self.page.locator("[data-organisation] strong").inner_text()

    def change_sitting(self, do: Callable[[], None]) -> None:
        """Until the next question stands, or the same about another."""
        before = self.page.evaluate(SITTING)
        do()
        self.page.wait_for_function(f"before => ({SITTING})() !== before", arg=before)
