"""What a person hears, where each thing is said, and for how long: a page drawn from the pack, a country's script and the clips.

python scripts/heard.py            # writes docs/officers/what-the-person-hears.md
python scripts/heard.py --check    # fails where the page is not what the clips say
"""

from __future__ import annotations

import datetime
import functools
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from titian.directory.country import Point, Script, load_country, write_script
from titian.instrument.languages.silence import SILENT

HERE: Final = Path(__file__).resolve().parent.parent
PACK: Final = HERE / "content/packs/first-contact"
PAGE: Final = HERE / "docs/officers/what-the-person-hears.md"
# Of the demo; what another country has confirmed is said in its place.
COUNTRY: Final = HERE / "content/countries/th"
PACE: Final = "1.0"
BEFORE: Final = ("talk.greeting", "talk.this_language", "item.C01.label", "talk.prove_no")
#: Said where the release is a demo, and never where a talk is meant.
DEMO_ALONE: Final = "talk.practice"
AGREED: Final = ("item.P02.label", "talk.may_stop")
ALWAYS: Final = ("talk.afraid", "talk.how_ways_out", "talk.stop_check", "rule.R17.person")
QUESTIONS: Final = (
    "item.P09.before", "item.GB06.before", "item.GB06.label", "item.P15.before", "item.P15.label",
    "item.W04.label", "talk.hand_back", "module.MORE.offer",
)  # fmt: skip
SENT: Final = ("item.W02.label", "closing.ask_recipient", "closing.share_answers", "closing.nothing_sent")


@functools.cache
def english() -> dict[str, str]:
    """Text id → words."""
    texts = yaml.safe_load((PACK / "locales/en.yaml").read_text(encoding="utf-8"))["texts"]
    return {name: entry["text"] for name, entry in texts.items()}


@functools.cache
def voices() -> dict[str, dict[str, float]]:
    """Language → text id → seconds of its clip, at the usual pace."""
    manifests = sorted((PACK / "voices").glob("*/manifest.json"))
    return {
        path.parent.name: {name: clip["seconds"] for name, clip in json.loads(path.read_text())["clips"].items()}
        for path in manifests
    }


@dataclass(frozen=True)
class Spoken:
    """Seconds of some texts one after the other: in English, and in the language that takes longest."""

    english: float
    longest: float
    language: str


def time_spoken(texts: Iterable[str]) -> Spoken:
    """Languages that lack a clip of one of the texts are left out."""
    wanted = [text for text in texts if text in english()]
    whole = {tag: sum(clips[text] for text in wanted) for tag, clips in voices().items() if clips.keys() >= set(wanted)}
    language = max(whole, key=lambda tag: whole[tag])
    return Spoken(whole["en"], whole[language], language)


def script_of(day: datetime.date) -> Script:
    return write_script(load_country(COUNTRY), day)


def first_layer(script: Script) -> list[str]:
    """Text ids that everybody hears before the one question."""
    return [text for point in script.points for text in point.said]


def words_in(texts: Iterable[str]) -> int:
    return sum(len(english()[text].split()) for text in texts)


def _row(text: str, when: str) -> str:
    took = time_spoken([text])
    return f"| {english()[text]} | {when} | {took.english:.1f} | {took.longest:.1f} {took.language} |"


def _table(rows: Sequence[tuple[str, str]]) -> list[str]:
    known = [(text, when) for text, when in rows if text in english()]
    return ["| Words | When | English, s | Longest, s |", "|---|---|---|---|", *(_row(*row) for row in known), ""]


def _points(points: Sequence[Point], name: str) -> list[tuple[str, str]]:
    rows = []
    for number, point in enumerate(points, 1):
        rows += [(text, f"{name} {number}: to everybody") for text in point.said]
        rows += [(text, f"{name} {number}: *Tell me more*") for text in point.more]
    return rows


def _others(script: Script) -> list[str]:
    """Lines of the script that the demo's country does not say."""
    said = script.texts
    beginnings = ("consent.first_", "consent.law_", "consent.held_", "consent.who_sees", "consent.kept_", "talk.for_")
    return sorted(
        text for text in english() if text.startswith(beginnings) and text not in said and not text.endswith(SILENT)
    )


def _silent() -> list[tuple[str, str]]:
    """What is heard, and what is read in its place where nothing can be heard."""
    return [(english()[text.removesuffix(SILENT)], words) for text, words in english().items() if text.endswith(SILENT)]


def draw_page(day: datetime.date) -> str:
    """The page as it is on this day of the country's facts."""
    script = script_of(day)
    layer = first_layer(script)
    took, child = time_spoken(layer), time_spoken(text for point in script.assent_points for text in point.said)
    lines = [
        "# What the person hears",
        "",
        "Drawn by `python scripts/heard.py` from the words, the demo's country and the clips; a check fails where it is not what they",
        "say. Seconds are those of the clips. *Longest* is the language with a voice in which it takes longest. All words are drafts:",
        "no native reader has approved them.",
        "",
        f"The first layer is {words_in(layer)} words in English, {took.english:.0f} s; {took.longest:.0f} s in the language that takes longest",
        f"({took.language}); a child's is {child.english:.0f} s and {child.longest:.0f} s ({child.language}). In {len(voices())} languages there is a voice;",
        "in the others the words stand on the screen, the same but for those that speak of hearing: they are last on this page.",
        "",
        "## Before anything is asked",
        "",
        *_table([(text, "language, care, and that a no is a no") for text in BEFORE]),
        *_table([(DEMO_ALONE, "before care, in a demo alone")]),
        *_table(_points(script.points, "Point")),
        *_table([(text, "the question, and that they may stop") for text in AGREED]),
        "## At any moment",
        "",
        *_table([(text, "always") for text in ALWAYS]),
        "## With the questions",
        "",
        *_table([(text, "to every adult, in the same words") for text in QUESTIONS]),
        "## Before each recipient",
        "",
        *_table([(text, "before that yes counts") for text in script.recipient]),
        *_table([(text, "when something is sent, or nothing") for text in SENT]),
        "The names of organisations, and the hour at which a house said that it is full, stand on the screen and are not spoken:",
        "no clip says a name or a clock. *Here are places that can help* is said before them, *They have no free bed tonight* with",
        "them. Read a name aloud if the person asks for it.",
        "",
        "## A child",
        "",
        *_table(_points(script.assent_points, "Point")),
        *_table([(text, "before each recipient") for text in script.assent_recipient]),
        "## In another country",
        "",
        "Said in place of a line above where a country's facts are others, or confirmed.",
        "",
        *_table([(text, "by the country's facts") for text in _others(script)]),
        "## In a language without a voice",
        "",
        "Nothing is heard there. These stand in place of words about hearing; some, like *You can hear everything*, are left out.",
        "Somebody who does not read is not served by it, and the phone says so to the officer.",
        "",
        "| In place of | On the screen |",
        "|---|---|",
        *(f"| {said} | {read} |" for said, read in _silent()),
    ]
    return "\n".join(lines).rstrip() + "\n"


def main() -> int:
    page = draw_page(datetime.date(2026, 11, 30))
    if "--check" in sys.argv:
        if PAGE.read_text(encoding="utf-8") == page:
            return 0
        print(f"{PAGE.relative_to(HERE)} is not what the clips say: python scripts/heard.py")
        return 1
    PAGE.write_text(page, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
