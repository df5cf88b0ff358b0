"""The first words: the few texts of a language that may go live while the rest is a draft.

A person who was greeted in a language must find words on every screen that then opens. So the list in pack.yaml holds
what the phone itself says there (`contracts/codes/screens.json`), the whole of the care offer, the replies to a phrase
of Talk, and what stands for a text about hearing where nothing is heard.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Set

from titian.instrument.languages.silence import SILENT, find_silence

from .findings import Finding, finding
from .misleading import read_screens
from .subject import Subject
from .texts import Texts

SHEET = "pack.yaml"
COLUMN = "first_words"
CARE_STAGE = "care"


def list_first_words(subject: Subject, texts: Texts) -> Iterator[Finding]:
    """Findings about the first words of a pack; none where it has no such list."""
    listed = subject.pack.about.first_words if subject.pack else ()
    if subject.pack is None or not listed or not subject.words:
        return
    for name, count in Counter(listed).items():
        said = _say_what_is_wrong(name, count, subject, texts)
        if said:
            yield finding("first.unknown", said, subject=name, sheet=SHEET, column=COLUMN)
    silence = find_silence(subject.pack.folder)
    screens = read_screens(subject.pack.folder)
    needed = [
        *(screens.first_words if screens else ()),
        *_of_care(texts),
        *_of_talk(texts, set(listed)),
        *(silence.instead[name] for name in listed if silence and name in silence.instead),
    ]
    for name in dict.fromkeys(needed):
        if name in subject.words and name not in listed:
            what = f"{name} stands on a screen that opens with the first words, and is not one of them."
            yield finding("first.lacking", what, subject=name, sheet=SHEET, column=COLUMN)


def _say_what_is_wrong(name: str, count: int, subject: Subject, texts: Texts) -> str:
    if name not in subject.words:
        return f"No file holds {name}."
    if name.endswith(SILENT):
        return f"{name} goes with {name.removesuffix(SILENT)} by itself."
    if name not in texts.spoken:
        return f"{name} is not said to a person."
    return f"{name} stands {count} times." if count > 1 else ""


def _of_care(texts: Texts) -> Iterator[str]:
    choices = texts.choices()
    for item in texts.document.items:
        if item.stage == CARE_STAGE:
            yield from (f"item.{item.id}.{field}" for field in ("before", "label"))
            yield from (f"choice.{item.scale}.{value}" for value, is_spoken in choices[item.scale] if is_spoken)


def _of_talk(texts: Texts, listed: Set[str]) -> Iterator[str]:
    for phrase in texts.talk.phrases if texts.talk else ():
        if f"phrase.{phrase.id}.label" in listed:
            yield from (f"reply.{reply}.label" for reply in phrase.replies)
