"""What a person is told in a language without a voice: nothing there may say that they hear, or that the phone speaks.

The linter reads the words of the language the pack is written in. Whoever writes the pack gives a text that speaks of
hearing another for silence (the same id with `.silent` behind it), or says in `about_hearing.yaml` why it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from titian.instrument.languages.silence import SILENT, find_silence

from .double import read_reasons
from .findings import Finding, finding
from .subject import Subject
from .texts import Texts

FILE = "about_hearing.yaml"
_HEARING = re.compile(
    r"\b(?:hear|hears|heard|hearing|listen\w*|voices?|earphones?|a?loud\w*|sounds?|phone (?:can )?(?:speaks?|says?))\b",
    re.IGNORECASE,
)


def speaks_of_hearing(text: str) -> bool:
    """Whether English words take it that something is heard."""
    return _HEARING.search(text) is not None


def list_heard(subject: Subject, texts: Texts) -> Iterator[Finding]:
    """Findings about texts that speak of hearing and have nothing for silence, and about reasons nobody needs."""
    silence = find_silence(subject.pack.folder) if subject.pack else None
    if subject.pack is None or silence is None or not subject.words:
        return
    reasons = read_reasons(subject.pack.folder, FILE)
    if reasons is None:
        yield finding("silence.unreadable", "This file cannot be read as id and reason.", sheet=FILE)
        return
    passed = silence.left_out.union(silence.instead, (text.removesuffix(SILENT) for text in texts.silent))
    read = [*(text for text in texts.spoken if text not in passed), *texts.silent]
    heard = {text for text in read if speaks_of_hearing(subject.words.get(text, ""))}
    for text in (text for text in read if text in heard and not reasons.get(text)):
        what = f"{text} speaks of hearing: “{subject.words[text]}” It would stand so where nothing is heard."
        yield finding("silence.heard", what, subject=text, sheet=f"locales/{subject.wordings[0].tag}.yaml")
    for name in (name for name in reasons if name not in heard):
        yield finding("silence.not_needed", f"{name} needs no reason.", subject=name, sheet=FILE)
