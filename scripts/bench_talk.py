"""How many touches and how much speech a talk takes, by language: one walk with a phone, and the lengths of the clips.

    python scripts/bench_talk.py            # prints what docs/benchmarks.md says of the first contact
    python scripts/bench_talk.py --write    # and writes it there

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
from heard import DEMO_ALONE, english, first_layer, script_of, voices, words_in  # noqa: E402
from phone import SMALL_PHONE  # noqa: E402
from running_hub import RunningHub  # noqa: E402
from test_choosing import ANSWERS  # noqa: E402
from test_journey import LEGAL_AID, SHELTER  # noqa: E402

PAGE: Final = HERE / "docs/benchmarks.md"
HEADING: Final = "## The first contact"
#: Read with the table.
ASSUMED: Final = """\
The walk is that of most cases of the pack: somebody who needs no care and wishes for nothing, who goes on where pictures stand. Each
picture that is touched adds its three seconds, and its words, which are heard then and not before: about two more in English. That it is
practice, which a demo alone says first, is left out.
"""
#: Before the first question on 29 November 2026, s of speech by language, from the clips of that day.
FORMER: Final = {
    "en": 132, "id": 182, "fr": 161, "hi": 186, "bn": 179, "ur": 212, "fa-AF": 214, "ps": 213, "ta": 214, "ne": 220,
    "fil": 181, "sw": 158, "zh-Hans": 147,
}  # fmt: skip

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
#: Screens on which pictures may be touched, or nothing.
WITH_PICTURES: Final = ("care", "ask")
LAST_BEFORE: Final = "talk.may_stop"


@dataclass
class Part:
    """A part of a talk: touches, changes of hands, the texts that played unasked, in order, and how many screens had
    words of the person's."""

    touches: int = 0
    hands: int = 0
    texts: list[str] = field(default_factory=list)
    prompts: int = 0

    def seconds(self, tag: str) -> float | None:
        """Of speech in this language; None where one of its clips is not there."""
        clips = voices()[tag]
        return sum(clips[text] for text in self.texts) if clips.keys() >= set(self.texts) else None


class ListeningPhone(CountingPhone):
    """It tells which clips began by themselves since it was last asked."""

    is_hurried = False
    begins_with_practice = False

    def take_part(self) -> Part:
        self.wait_until_said()
        plays = self.page.evaluate("window.__plays.splice(0)")
        if self.begins_with_practice:  # it is on no screen, and another text is as long
            practice, *plays = plays
            assert abs(practice[0] - voices()["en"][DEMO_ALONE]) < NEAR, practice
            self.begins_with_practice = False
        named = [found for play in plays if (found := name_clip(*play))]
        prompts = [line for line in self.seen if " " in line and not line.startswith("hand-back ")]
        part = Part(len(self.touched), self.came_back, named, len(prompts))
        self.touched, self.came_back, self.seen = [], 0, []
        return part

    def step(self, screen: str, answers: Mapping[str, str], look: tuple[str, ...]) -> None:
        before = self.here
        self.wait_until_said()
        if self.here != before:
            return
        onward = self.page.locator('[data-hook="go-on"]')
        if screen in WITH_PICTURES and onward.count():
            self.touch(onward)
        else:
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


def walk_first_minute(browser: Browser, hub: RunningHub) -> tuple[Part, Part, Part]:
    """The look from *Start* on; from the chosen language to the first question; from there to the hand-back. All of it
    heard, in English."""
    officer = Desk(browser, hub, "officer")
    context = browser.new_context(viewport=SMALL_PHONE)
    context.add_init_script(PLAYS)
    phone = ListeningPhone(context, "en")
    phone.enrol(officer.make_enrolment_link(), SECRET)
    phone.fetch_until_ready()
    officer.context.close()
    context.set_offline(True)
    phone.touched = []
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk({}, until="language")
    look = phone.take_part()
    phone.step("language", {}, ())
    phone.touched, phone.begins_with_practice = [], True  # and so is the tile
    phone.walk({}, until="ask")
    phone.wait_until_said()
    before = phone.take_part()
    phone.walk({}, until="outcome")
    asked = phone.take_part()
    context.close()
    return look, before, asked


def walk_two_providers(browser: Browser, hub: RunningHub) -> Part:
    """A whole talk, from *Start* to *Home*, in which the person chooses two: touches and changes of hands."""
    officer = Desk(browser, hub, "officer")
    phone = CountingPhone(browser.new_context(viewport=SMALL_PHONE))
    phone.enrol(officer.make_enrolment_link(), SECRET)
    officer.context.close()
    phone.fetch_until_ready()
    phone.touched, phone.came_back = [], 0
    phone.press("Start a screening")
    phone.wait_for("look")
    phone.walk(ANSWERS, until="outcome")
    phone.press("Tell the person, and let them choose")
    phone.wait_for("person-outcome", "choice")
    phone.walk(ANSWERS, until="recipient-question")
    phone.choose_who([LEGAL_AID, SHELTER], share_answers=True)
    phone.touch(phone.page.locator('[data-hook="usual-place"]'))
    phone.press("Seal it")
    phone.wait_for("sealed")
    phone.press("Say goodbye to the person")
    phone.walk(ANSWERS, until="close")
    phone.press("Home")
    phone.context.close()
    return Part(len(phone.touched), phone.came_back)


@dataclass(frozen=True)
class Row:
    """A budget as it came out: in English, and in the language with a voice in which it takes longest.

    `former` is what it was on 29 November 2026. Without a limit it is a figure, and nothing is barred by it.
    """

    what: str
    english: float
    longest: float
    language: str
    unit: str
    limit: float | None
    longest_limit: float | None
    former: str = "–"

    @property
    def is_met(self) -> bool:
        barred = [(self.english, self.limit), (self.longest, self.longest_limit)]
        return all(limit is None or found <= limit for found, limit in barred)


def until_asked(part: Part) -> Part:
    """What plays before the first question itself begins: up to what the person says back."""
    last = max((at for at, text in enumerate(part.texts) if text == LAST_BEFORE), default=len(part.texts) - 1)
    return Part(part.touches, part.hands, part.texts[: last + 1])


def _counted(what: str, count: float, limit: float, former: str) -> Row:
    return Row(what, count, count, "en", "", limit, limit, former)


def _spoken(
    what: str, part: Part, limit: float | None, longest_limit: float | None, former: str, besides: float = 0
) -> Row:
    found = {tag: seconds + besides for tag in voices() if (seconds := part.seconds(tag)) is not None}
    language = max(found, key=lambda tag: found[tag])
    return Row(what, found["en"], found[language], language, "s", limit, longest_limit, former)


def _in_the_middle(part: Part, besides: float) -> float:
    """Of the languages with a voice."""
    return statistics.median(seconds + besides for tag in voices() if (seconds := part.seconds(tag)) is not None)


def _first_layer() -> Part:
    return Part(texts=first_layer(script_of(datetime.datetime.now(datetime.UTC).date())))


def _to_the_outcome(before: Part, asked: Part) -> tuple[Part, float]:
    """What is heard, and the seconds that touching takes besides."""
    return Part(texts=[*before.texts, *asked.texts]), (before.touches + asked.touches) * SECONDS_A_TOUCH


def list_rows(look: Part, before: Part, asked: Part, whole: Part) -> list[Row]:
    """The bars of the first contact, in the order in which a person meets them."""
    layer = _first_layer()
    told, touching = _to_the_outcome(before, asked)
    first = until_asked(before)
    return [
        _counted("The look, from *Start* to the languages: touches", look.touches, 10, "–"),
        _counted("From the chosen language to the first question: touches", before.touches, 12, "22"),
        _counted("… words that play unasked, in English", words_in(first.texts), 130, "–"),
        _spoken("… speech that plays unasked", first, 60, 90, "132; 220 ne"),
        _counted("First layer: words, in English", words_in(layer.texts), 80, "–"),
        _spoken("… speech", layer, 40, 60, "71; 120 ne"),
        _spoken("To the outcome, all heard and 3 s a touch", told, None, None, "–", touching),
        _counted("… in the median of the languages, s", _in_the_middle(told, touching), 240, "–"),
        _counted("… screens that speak to the person, where nothing is told", before.prompts + asked.prompts, 30, "–"),
        _counted("A whole talk with two providers: touches", whole.touches, 50, "about 95"),
        _counted("… changes of hands", whole.hands, 3, "7"),
    ]


def lacking(parts: Iterable[Part]) -> dict[str, list[str]]:
    """Language → texts of the walk that it has no clip of."""
    wanted = {text for part in parts for text in part.texts}
    return {tag: missing for tag, clips in voices().items() if (missing := sorted(wanted - clips.keys()))}


def _bar(row: Row) -> str:
    unit = f" {row.unit}" if row.unit else ""
    longest = f"{row.longest:.0f}{unit} ({row.language})" if row.unit else ""
    limits = [row.limit, row.longest_limit] if row.unit else [row.limit]
    limit = "; ".join(f"≤ {each:g}{unit}" for each in limits if each is not None)
    verdict = ("within" if row.is_met else "**missed**") if limit else ""
    return f"| {row.what} | {row.former} | {row.english:.0f}{unit} | {longest} | {limit} | {verdict} |"


def _language(tag: str, parts: Sequence[tuple[Part, float]]) -> str:
    found = [part.seconds(tag) for part, _ in parts]
    cells = ["–" if each is None else f"{each + more:.0f}" for each, (_, more) in zip(found, parts, strict=True)]
    return f"| {tag} | {FORMER.get(tag, '–')} | {' | '.join(cells)} |"


def draw_section(look: Part, before: Part, asked: Part, whole: Part) -> str:
    """What docs/benchmarks.md says of the first contact."""
    parts = [(until_asked(before), 0.0), (_first_layer(), 0.0), _to_the_outcome(before, asked)]
    lines = [
        HEADING,
        "",
        "Written by `python scripts/bench_talk.py --write`, from two walks with a phone and the lengths of the clips. No talk with a",
        "person is timed. A touch takes three seconds besides what is heard: that is assumed, the same for every language. The look and the",
        "tiles of the languages are counted apart. Every adult is asked the same twelve, so one walk is every adult's.",
        "",
        f"Before the first question play {len(until_asked(before).texts)} prompts (29 November 2026: 43). *Longest* is the language with a voice that takes longest.",
        "",
        "| what | 29 November | English | longest | bar | |",
        "|---|---|---|---|---|---|",
        *(_bar(row) for row in list_rows(look, before, asked, whole)),
        "",
        "| language, s | 29 November, to the first question | now, unasked | first layer | to the outcome, 3 s a touch |",
        "|---|---|---|---|---|",
        *(_language(tag, parts) for tag in voices()),
    ]
    if missing := lacking([before, asked]):
        lines += ["", "No clip: " + "; ".join(f"{tag}: {', '.join(texts)}" for tag, texts in missing.items()) + "."]
    return "\n".join([*lines, "", ASSUMED])


def find_section(page: str) -> str:
    """The section as it stands on a page, with what follows it; empty where there is none."""
    return page[page.index(HEADING) :] if HEADING in page else ""


def main() -> None:
    """Prints the section, and writes it where `--write` asks for that."""
    with phone_of_its_own() as (browser, _, hub):
        look, before, asked = walk_first_minute(browser, hub)
        whole = walk_two_providers(browser, hub)
    section = draw_section(look, before, asked, whole)
    print(section)
    print("Plays unasked:", before.texts, asked.texts)
    if "--write" in sys.argv:
        page = PAGE.read_text(encoding="utf-8")
        old = find_section(page)
        _, heading, after = old[len(HEADING) :].partition("\n## ")
        written = f"{page.removesuffix(old).rstrip()}\n\n{section.rstrip()}\n{heading}{after}"
        PAGE.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
