"""How many touches and how much speech a talk takes, by language: one walk with a phone, and the lengths of the clips.

    python scripts/bench_talk.py

The walk is in English and finds what plays unasked on each screen; a clip is over the moment it begins, so that no time
is measured. Seconds are those of the clips in each language. No real talk is timed.
"""

from __future__ import annotations

import datetime
import statistics
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

HERE: Final = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HERE / "tests"), str(HERE / "scripts")]

from bench_words import SECRET, phone_of_its_own  # noqa: E402
from counting import CountingPhone  # noqa: E402
from desk import Desk  # noqa: E402
from heard import english, first_layer, script_of, voices, words_in  # noqa: E402
from phone import SMALL_PHONE  # noqa: E402
from running_hub import RunningHub  # noqa: E402

#: Of each clip that begins: how long it is, and what stands on the screen.
PLAYS: Final = """(() => {
  window.__plays = [];
  HTMLMediaElement.prototype.play = function () {
    const begin = () => {
      const on = document.querySelector('[data-screen]');
      window.__plays.push([this.duration, on?.innerText ?? '']);
      this.dispatchEvent(new Event('playing'));
      setTimeout(() => this.dispatchEvent(new Event('ended')), 0);
    };
    if (this.readyState > 0) begin(); else this.addEventListener('loadedmetadata', begin, { once: true });
    return Promise.resolve();
  };
})()"""
#: Until no clip has begun for a moment.
QUIET: Final = """() => new Promise((done) => {
  let count = -1;
  const look = () => {
    if (window.__plays.length === count) return done();
    count = window.__plays.length;
    setTimeout(look, 150);
  };
  look();
})"""
#: What a touch takes besides what is heard: finding the answer, touching it. An assumption, the same for every language.
SECONDS_A_TOUCH: Final = 3.0
NEAR: Final = 0.03


@dataclass
class Part:
    """A part of a talk: touches, changes of hands, and the texts that played unasked, in order."""

    touches: int = 0
    hands: int = 0
    texts: list[str] = field(default_factory=list)

    def seconds(self, tag: str) -> float | None:
        """Of speech in this language; None where one of its clips is not there."""
        clips = voices()[tag]
        return sum(clips[text] for text in self.texts) if clips.keys() >= set(self.texts) else None


class ListeningPhone(CountingPhone):
    """It tells which clips began by themselves since it was last asked."""

    is_hurried = False

    def take_part(self) -> Part:
        self.wait_until_said()
        plays = self.page.evaluate("window.__plays.splice(0)")
        part = Part(len(self.touched), self.came_back, [found for play in plays if (found := name_clip(*play))])
        self.touched, self.came_back = [], 0
        return part

    def step(self, screen: str, answers: Mapping[str, str], look: tuple[str, ...]) -> None:
        before = self.here
        self.wait_until_said()
        if self.here == before:
            super().step(screen, answers, look)

    def wait_until_said(self) -> None:
        """Nothing more begins on this screen by itself."""
        self.page.evaluate(QUIET)


def name_clip(seconds: float, shown: str) -> str | None:
    """Which text this was: of this length in English, and its words on the screen where one is."""
    clips = voices()["en"]
    fitting = [text for text, length in clips.items() if abs(length - seconds) < NEAR and text in english()]
    plain = " ".join(shown.replace("\u200b", "").split())
    seen = [text for text in fitting if " ".join(english()[text].split()) in plain]
    return min(seen or fitting, key=lambda text: abs(clips[text] - seconds), default=None)


def walk_first_minute(browser: Browser, hub: RunningHub) -> tuple[Part, Part]:
    """From the chosen language to the first question, and from there to the hand-back: all of it heard, in English."""
    officer = Desk(browser, hub, "officer")
    context = browser.new_context(viewport=SMALL_PHONE)
    context.add_init_script(PLAYS)
    phone = ListeningPhone(context, "en")
    phone.enrol(officer.make_enrolment_link(), SECRET)
    phone.fetch_until_ready()
    officer.context.close()
    context.set_offline(True)
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk({}, until="language")
    phone.step("language", {}, ())
    phone.take_part()  # the look and the tile are counted apart
    phone.walk({}, until="ask")
    phone.wait_until_said()
    before = phone.take_part()
    phone.walk({}, until="outcome")
    asked = phone.take_part()
    context.close()
    return before, asked


@dataclass(frozen=True)
class Row:
    """A budget as it came out: in English, and in the language with a voice in which it takes longest."""

    what: str
    english: float
    longest: float
    language: str
    unit: str
    limit: float
    longest_limit: float


def _spoken(what: str, part: Part, limit: float, longest_limit: float, besides: float = 0) -> Row:
    found = {tag: seconds + besides for tag in voices() if (seconds := part.seconds(tag)) is not None}
    language = max(found, key=lambda tag: found[tag])
    return Row(what, found["en"], found[language], language, "s", limit, longest_limit)


def list_rows(before: Part, asked: Part) -> list[Row]:
    """The bars of the first contact, in the order in which a person meets them."""
    layer = Part(texts=first_layer(script_of(datetime.datetime.now(datetime.UTC).date())))
    unheard: Sequence[str] = [text for text in before.texts if not text]
    assert not unheard
    words = words_in(before.texts)
    whole = Part(texts=[*before.texts, *asked.texts])
    touched = (before.touches + asked.touches) * SECONDS_A_TOUCH
    return [
        Row(
            "From the chosen language to the first question: touches", before.touches, before.touches, "en", "", 12, 12
        ),
        Row("… words that play unasked, in English", words, words, "en", "", 130, 130),
        _spoken("… speech that plays unasked", before, 60, 90),
        Row("First layer: words, in English", words_in(layer.texts), words_in(layer.texts), "en", "", 80, 80),
        _spoken("… speech", layer, 40, 60),
        _spoken("To the outcome, all heard and 3 s a touch", whole, 240, 240, touched),
    ]


def lacking(parts: Iterable[Part]) -> dict[str, list[str]]:
    """Language → texts of the walk that it has no clip of."""
    wanted = {text for part in parts for text in part.texts}
    return {tag: missing for tag, clips in voices().items() if (missing := sorted(wanted - clips.keys()))}


def main() -> None:
    """Prints each bar, and each language."""
    with phone_of_its_own() as (browser, _, hub):
        before, asked = walk_first_minute(browser, hub)
    for row in list_rows(before, asked):
        print(
            f"{row.what}: {row.english:.0f} {row.unit} (≤ {row.limit:g}); {row.longest:.0f} in {row.language} (≤ {row.longest_limit:g})"
        )
    by_language = {tag: before.seconds(tag) for tag in voices()}
    print("Unasked to the first question, s:", {tag: each and round(each, 1) for tag, each in by_language.items()})
    print("Median of languages, s:", round(statistics.median([each for each in by_language.values() if each]), 1))
    print("Plays unasked:", before.texts, asked.texts)
    print("No clip:", lacking([before, asked]))


if __name__ == "__main__":
    main()
