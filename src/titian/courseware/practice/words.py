"""Which texts practice interviews need, in which languages they stand, and which belong to nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from titian.instrument.errors import Problem
from titian.instrument.languages.lint import lint
from titian.instrument.languages.table import SOURCE, Language
from titian.voices.errors import UnreadableFile
from titian.voices.wording import Wording, list_languages, load_wording

from .codes import problem
from .machine import text_of
from .model import DERIVED, FLAGS, RULES, Course, EndingKind, Persona

LANGUAGES: Final = ("en", "id", "th")
"""Languages in which practice must stand whole; others come through the studio as they are translated."""
OURS: Final = ("persona.", "move.", "conduct.", "ending.", "missing.")
"""What text ids of practice begin with; others in the same files are not ours to judge."""
ENDINGS: Final[tuple[EndingKind, ...]] = ("helped", "open", "on_the_way", "emergency", "shut", "lost")
MISSING: Final = ("trust", "private", "consent", "place", "apart", "not_asked", "fact")
ABOUT: Final = ("title", "intro.officer", "story.officer", "stereotype.officer", "best.officer")
"""What is said of every persona: a name, what is seen first, the true story, what misleads, why an ending is best."""


def list_needed(course: Course) -> list[str]:
    """Every text id that practice needs, in the order in which authors write them."""
    common = [
        *(f"move.{move.id}.officer" for move in course.moves),
        *(f"conduct.{rule}.officer" for rule in RULES),
        *(f"ending.{kind}.officer" for kind in ENDINGS),
        *(f"missing.{name}.officer" for name in MISSING),
    ]
    known = {move.id for move in course.moves}
    return [*common, *(text for persona in course.personas for text in list_texts(persona, known))]


def list_texts(persona: Persona, known: Iterable[str]) -> Iterator[str]:
    """The texts of one persona. `known` are the common moves, whose words are common, too."""
    start = f"persona.{persona.id}"
    for name in ABOUT:
        yield f"{start}.{name}"
    if any(fact.painful for fact in persona.facts):
        yield f"{start}.cue.officer"
    own = [move for move in persona.moves if move.id not in set(known)]
    yield from (f"{start}.move_{move.id}.officer" for move in own)
    flags = dict.fromkeys(flag for fact in persona.facts for flag in fact.needs.flags)
    yield from (f"{start}.missing_{flag}.officer" for flag in flags if flag not in (*FLAGS, *DERIVED))
    lines = [line for lines in persona.replies.values() for line in lines]
    yield from (text_of(persona, line) for line in dict.fromkeys((*lines, *(fact.said for fact in persona.facts))))
    yield from (f"{start}.end_{ending.id}.officer" for ending in persona.endings)


def read_wordings(folder: Path, problems: list[Problem]) -> list[Wording]:
    """The wordings of a folder of learning; what cannot be read is told."""
    found = []
    for tag in list_languages(folder):
        try:
            found.append(load_wording(folder / "locales" / f"{tag}.yaml"))
        except UnreadableFile as error:
            problems.append(problem("learning.unreadable", f"locales/{tag}.yaml: {' '.join(str(error).split())}"))
    return found


def check_words(course: Course, wordings: list[Wording], unread: Iterable[str] = ()) -> Iterator[Problem]:
    """Texts that are missing where they must stand, and texts that belong to nothing.

    `unread` are personas whose file cannot be read: that is told once, and not for each of their words.
    """
    needed = list_needed(course)
    texts = {wording.tag: wording.texts for wording in wordings}
    for tag in LANGUAGES:
        missing = [text for text in needed if not _stands(texts.get(tag), text)]
        yield from (problem("text.missing", f"{text} is missing in {tag}.", text) for text in missing)
    wanted, waiting = set(needed), tuple(f"persona.{name}." for name in unread)
    for tag, of in texts.items():
        for text in of:
            if text.startswith(OURS) and text not in wanted and not text.startswith(waiting):
                yield problem("text.unknown", f"{text} of {tag} belongs to nothing.", text)


def check_writing(wordings: list[Wording], languages: Mapping[str, Language]) -> Iterator[Problem]:
    """What a program is sure of in the writing of translations: wrong letters, lost signs, changed numbers."""
    english = next((wording.texts for wording in wordings if wording.tag == SOURCE), {})
    for wording in wordings:
        language = languages.get(wording.tag)
        if language is None or wording.tag == SOURCE:
            continue
        for name, text in wording.texts.items():
            if not name.startswith(OURS) or name not in english:
                continue
            for flaw in lint(text.text, english[name].text, language):
                if flaw.weight == "error":
                    yield problem("text.flaw", f"{name} of {wording.tag}: {flaw.sentence} ({flaw.code})", name)


def _stands(texts: object, text: str) -> bool:
    return isinstance(texts, dict) and text in texts and bool(texts[text].text.strip())
