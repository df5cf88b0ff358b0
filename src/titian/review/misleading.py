"""What in the words of a pack can turn an answer round, lead, promise or accuse: each text with its line and advice.

`titian.instrument.languages.misleading` reads the words. Here it is known which text is a question, what its tile for
no says, how long its clip is, and which texts a screen speaks. A question that has to deny something stands with a
reason in the pack's `denied_questions.yaml`: the id of the text, or `th:item.P10.label` where one language alone needs
it.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from titian.instrument.languages.lint import Flaw
from titian.instrument.languages.misleading import Said, find_misleading, find_numbers_said_wrong
from titian.instrument.languages.table import find_table

from .double import read_reasons
from .findings import Finding, finding
from .subject import Subject
from .texts import Texts, Wording

FILE: Final = "denied_questions.yaml"
SCREENS: Final = "screens.json"
DENIES: Final = frozenset({"text.question_denies", "text.no_echoed", "text.either_or"})
"""What a reason excuses."""
LONGEST_CLIP: Final = 12.0
"""Seconds after which the first words of a text are lost."""
LONGEST_FIRST_LAYER: Final = {"en": 40.0}
LONGEST_FIRST_LAYER_ELSEWHERE: Final = 60.0
SHOWN: Final = 6
_ONE_OF: Final = ("talk.for_*", "consent.first_law_*")
"""Of these a country says one."""
_SCRIPT: Final = re.compile(r"^(?:talk|closing)\.")
_LINE: Final = re.compile(r"^ {2}([\w.]+): *\{", re.MULTILINE)


class Screens(BaseModel):
    """`contracts/codes/screens.json`: the texts of the talk that a screen speaks; `*` stands for the rest of an id.

    `first_words` are those of the screens that open in a language of which no more is proved.
    """

    model_config = ConfigDict(frozen=True)

    spoken: tuple[str, ...]
    first_words: tuple[str, ...]


def list_misleading(subject: Subject, texts: Texts) -> Iterator[Finding]:
    """Findings about texts that can be misunderstood, and about reasons nobody needs."""
    if subject.pack is None or not subject.words:
        return
    reasons = read_reasons(subject.pack.folder, FILE)
    if reasons is None:
        yield finding("negation.unreadable", "This file cannot be read as id and reason.", sheet=FILE)
        return
    used: set[str] = set()
    no_tiles = _tiles_for_no(subject)
    for wording in subject.wordings:
        lines: Mapping[str, int] = {}
        for text_id, flaw in _flaws(subject, texts, wording, no_tiles):
            reason = {text_id, f"{wording.tag}:{text_id}"} & reasons.keys() if flaw.code in DENIES else set()
            used |= reason
            if reason:
                continue
            lines = lines or _lines(subject.pack.folder / "locales" / f"{wording.tag}.yaml")
            yield _told(wording, text_id, flaw, lines)
        yield from _numbers(wording)
        yield from _long(texts, wording)
    for name in (name for name in reasons if name not in used):
        yield finding("negation.not_needed", f"{name} needs no reason.", subject=name, sheet=FILE)
    yield from _unspoken(subject)


def _flaws(subject: Subject, texts: Texts, wording: Wording, no_tiles: Mapping[str, str]) -> Iterator[tuple[str, Flaw]]:
    for text_id in (*texts.spoken, *texts.silent):
        text, english = wording.texts.get(text_id, ""), subject.words.get(text_id, "")
        if text and english:
            no_word = wording.texts.get(no_tiles.get(text_id, "choice.yes_no.no"))
            yield from ((text_id, flaw) for flaw in find_misleading(Said(text_id, text, english, wording.tag, no_word)))


def _tiles_for_no(subject: Subject) -> dict[str, str]:
    """Text of a question → text of the tile that says no to it, where it is not that of every question."""
    found = {
        f"item.{item.id}.label": f"choice.{item.scale}.no"
        for item in subject.logic.document.items
        if f"choice.{item.scale}.no" in subject.words
    }
    return found | {text_id: "reply.no.label" for text_id in subject.words if text_id.startswith("phrase.")}


def _told(wording: Wording, text_id: str, flaw: Flaw, lines: Mapping[str, int]) -> Finding:
    what = f"{text_id}: {flaw.sentence} {wording.texts[text_id]}"
    return finding(flaw.code, what, subject=wording.tag, sheet=f"locales/{wording.tag}.yaml", row=lines.get(text_id, 0))


def _lines(path: Path) -> dict[str, int]:
    """Text id → its line in the file."""
    content = path.read_text(encoding="utf-8")
    found, line, at = {}, 1, 0
    for match in _LINE.finditer(content):
        line, at = line + content.count("\n", at, match.start()), match.start()
        found[match[1]] = line
    return found


def _numbers(wording: Wording) -> Iterator[Finding]:
    for text_id, clip in wording.heard.items():
        text = wording.texts.get(text_id, "")
        if clip.ipa and re.search(r"[0-9]", text) and not wording.stale(text_id):
            for flaw in find_numbers_said_wrong(text, clip.ipa, wording.tag):
                what = f"{text_id}: {flaw.sentence}"
                yield finding(flaw.code, what, subject=wording.tag, sheet=f"voices/{wording.tag}/manifest.json")


def _long(texts: Texts, wording: Wording) -> Iterator[Finding]:
    """By clips alone: how long a voice takes is measured there, and a language without one is read."""
    seconds = {text_id: clip.seconds for text_id, clip in wording.heard.items() if not wording.stale(text_id)}
    sheet = f"voices/{wording.tag}/manifest.json"
    long = sorted((text_id for text_id, told in seconds.items() if told > LONGEST_CLIP), key=lambda one: -seconds[one])
    if long:
        shown = ", ".join(f"{text_id} ({seconds[text_id]:.1f} s)" for text_id in long[:SHOWN])
        more = f" and {len(long) - SHOWN} more" if len(long) > SHOWN else ""
        yield finding("text.long_to_hear", f"{shown}{more}.", subject=wording.tag, sheet=sheet)
    most = LONGEST_FIRST_LAYER.get(wording.tag, LONGEST_FIRST_LAYER_ELSEWHERE)
    if (layer := _first_layer(texts, seconds)) > most:
        what = f"What everybody hears before the first question can last {layer:.0f} s; {most:.0f} s is the most."
        yield finding("text.long_to_hear", what, subject=wording.tag, sheet=sheet)


def _first_layer(texts: Texts, seconds: Mapping[str, float]) -> float:
    """The longest that a country can make of it: one line of each group of which one is said, and all others."""
    groups: dict[str, list[float]] = defaultdict(list)
    for text_id in (*texts.lines("talk"), *texts.lines("consent")):
        for group in _ONE_OF:
            if text_id.startswith(group[:-1]):
                groups[group].append(seconds.get(text_id, 0.0))
                break
        else:
            if text_id.startswith("consent.first_"):
                groups[text_id].append(seconds.get(text_id, 0.0))
    return sum(map(max, groups.values()))


def _unspoken(subject: Subject) -> Iterator[Finding]:
    """Texts of the talk that no screen speaks, and texts a screen speaks that no file holds."""
    screens = read_screens(subject.pack.folder) if subject.pack else None
    if screens is None:
        return
    known = {text_id for text_id in subject.words if _SCRIPT.match(text_id) and text_id.count(".") == 1}
    sheet = f"locales/{subject.wordings[0].tag}.yaml"
    for text_id in sorted(known):
        if not any(_fits(text_id, spoken) for spoken in screens.spoken):
            yield finding("text.unspoken", f"No screen speaks {text_id}.", subject=text_id, sheet=sheet)
    for spoken in screens.spoken:
        if not any(_fits(text_id, spoken) for text_id in known):
            yield finding("text.not_written", f"A screen speaks {spoken}.", subject=spoken, sheet=sheet)


def _fits(text_id: str, spoken: str) -> bool:
    return text_id.startswith(spoken[:-1]) if spoken.endswith("*") else text_id == spoken


@cache
def _screens_at(path: Path) -> Screens | None:
    try:
        return Screens.model_validate(json.loads(path.read_bytes()))
    except (OSError, ValueError, ValidationError):
        return None


def read_screens(folder: Path) -> Screens | None:
    """What stands beside the table of languages; None where a pack lies outside a repository."""
    table = find_table(folder)
    return _screens_at(table.parent / SCREENS) if table else None
