"""A text without what was put into it to hide it from readers that are not people.

Each sign of what comes out knows where it stood, so that whatever is found can be quoted as it was written.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from titian.instrument.languages.scripts import script_of, show_script
from titian.instrument.languages.zawgyi import looks_like_zawgyi

from .model import NoteCode, ScriptNote, Span

LOOKED_ALIKE: Final = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU", "DESERET"})
"""Scripts whose letters are mistaken for one another."""
SPACED: Final = frozenset({*LOOKED_ALIKE, "ARABIC", "BENGALI", "DEVANAGARI", "SINHALA", "TAMIL", "TELUGU", "HEBREW"})
"""Scripts with a space between words: two of them in one word are odd."""
HIDDEN: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
"""Signs without a look of their own."""
MOST_SIGNS: Final = 3
"""Signs by which a letter may grow when it is read in its usual form."""
_JOINERS: Final = "\u200b\u200c\u200d\ufe0f"
"""Of these, what honest keyboards write: breaks of Khmer and Thai, joins of Bengali and Sinhala, colours of emoji."""
_BOXED: Final = re.compile(
    r"(?:NEGATIVE |REGIONAL INDICATOR |CROSSING )?(?:CIRCLED|SQUARED|SYMBOL|PARENTHESIZED) ?LATIN CAPITAL LETTER (\w)|"
    r"REGIONAL INDICATOR SYMBOL LETTER (\w)"
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:[^\W\d_]|['\u2019])*")
# a.p.p.l.y, a p p l y: four letters or more, each by itself, with one and the same sign between them.
_SPELLED: Final = re.compile(r"(?<![^\W_])([^\W\d_])([ .\-_*|·•])(?:[^\W\d_]\2){2,}[^\W\d_](?![^\W_])")


@dataclass(frozen=True)
class Plain:
    """`text`, and for each of its signs where what it stands for begins and ends in the text as it was given."""

    text: str
    spans: tuple[Span, ...]

    def span(self, begin: int, end: int) -> Span:
        """Where a piece of `text` stood."""
        if begin >= end:
            return (0, 0)
        return self.spans[begin][0], self.spans[end - 1][1]


@dataclass(frozen=True)
class Cleaned:
    """A text made plain, and what was odd about how it was written. `cased` is `plain` before letters became small."""

    cased: Plain
    plain: Plain
    notes: tuple[ScriptNote, ...]


def make_plain(given: str) -> Cleaned:
    """The plain text: look-alikes, hidden signs, dressed-up letters and digits, spelled-out words put right."""
    notes: list[ScriptNote] = []
    signs = list(_signs(given, notes))
    signs = list(_put_alikes_right(signs, given, notes))
    signs = _join_spelled(signs, given, notes)
    signs = list(_one_space(signs))
    cased = Plain("".join(sign for sign, _ in signs), tuple(span for _, span in signs))
    small = [(letter, span) for sign, span in signs for letter in sign.casefold()]
    plain = Plain("".join(sign for sign, _ in small), tuple(span for _, span in small))
    if looks_like_zawgyi(given):
        notes.append(ScriptNote("zawgyi", given[:80], (0, len(given))))
    return Cleaned(cased, plain, _summed(notes))


_Signs = list[tuple[str, Span]]


def _signs(given: str, notes: list[ScriptNote]) -> Iterator[tuple[str, Span]]:
    """Letter by letter with its marks, each in its usual form."""
    at, end = 0, len(given)
    while at < end:
        begun = at
        at += 1
        while at < end and _is_carried(given[at]):
            at += 1
        cluster = _read_cluster(given[begun:at])
        if cluster.has_hidden and _hides(given, begun, at):
            notes.append(_note("hidden_signs", given, begun, at))
        if cluster.is_dressed:
            notes.append(_note("dressed_letters", given, begun, at))
        for sign in cluster.usual:
            yield sign, (begun, at)


@cache
def _is_carried(sign: str) -> bool:
    """Whether a sign belongs to the letter before it, as its mark or unseen."""
    return unicodedata.category(sign)[0] == "M" or HIDDEN.match(sign) is not None


class _Cluster(NamedTuple):
    """What a letter with its marks is read as, and what is odd about it."""

    usual: str
    has_hidden: bool
    is_dressed: bool


@lru_cache(maxsize=20_000)
def _read_cluster(cluster: str) -> _Cluster:
    shown = HIDDEN.sub("", cluster)
    usual = _usual(shown)
    is_other = usual != unicodedata.normalize("NFC", shown) and usual.isascii() and usual.isalnum()
    return _Cluster(usual, len(shown) < len(cluster), is_other and not _is_wide(shown))


def _hides(given: str, begin: int, end: int) -> bool:
    """Whether the hidden signs of a cluster stand where no keyboard puts them: between two letters of Latin, say."""
    hidden = [sign for sign in given[begin:end] if HIDDEN.match(sign)]
    if any(sign not in _JOINERS for sign in hidden):
        return True
    near = given[begin], given[end] if end < len(given) else " "
    return any(sign != "\ufe0f" for sign in hidden) and all(
        sign.isdigit() or script_of(sign) in LOOKED_ALIKE for sign in near
    )


def _usual(cluster: str) -> str:
    usual = unicodedata.normalize("NFKC", cluster)
    if len(usual) > MOST_SIGNS + len(cluster):  # a whole phrase in one sign: a text of them would grow eighteenfold
        usual = cluster
    return "".join(_usual_sign(sign) for sign in usual if unicodedata.category(sign) != "Me")


@cache
def list_usual_signs() -> Mapping[str, str]:
    """Sign → the letter or digit it is read as, where normal form NFKC leaves it: boxed letters, other digits."""
    found: dict[str, str] = {}
    for code in range(0x80, 0x20000):
        sign = chr(code)
        if unicodedata.normalize("NFKC", sign) == sign and unicodedata.category(sign) != "Nd":
            usual = _usual_sign(sign)
            if usual != sign:
                found[sign] = usual
    return found


@cache
def _usual_sign(sign: str) -> str:
    if sign.isascii():
        return sign
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    if sign == "\U0001f51f":  # the key with 10 on it
        return "10"
    boxed = _BOXED.match(unicodedata.name(sign, ""))
    return (boxed[1] or boxed[2]) if boxed else sign


def _is_wide(shown: str) -> bool:
    """Full-width letters and the digits of other scripts are how people of the region type."""
    first = shown[:1]
    return unicodedata.east_asian_width(first) == "F" or (unicodedata.category(first) == "Nd" and ord(first) < 0x1D000)


def _put_alikes_right(signs: _Signs, given: str, notes: list[ScriptNote]) -> Iterator[tuple[str, Span]]:
    """Letters of another script that stand for Latin ones, in words that are Latin but for them."""
    text = "".join(sign for sign, _ in signs)
    if len({script for sign in set(text) if (script := script_of(sign)) in SPACED}) < 2 and not _has_alikes(text):
        yield from signs
        return
    alike, at = list_look_alikes(), 0
    foreign = _foreign_words(text)
    for word in _WORD.finditer(text):
        yield from signs[at : word.start()]
        at = word.end()
        letters = signs[word.start() : word.end()]
        scripts = {script for sign, _ in letters if (script := script_of(sign))}
        others = scripts & LOOKED_ALIKE - {"LATIN"}
        can_be_latin = all(sign in alike or script_of(sign) not in others for sign, _ in letters)
        if others and can_be_latin and ("LATIN" in scripts or not foreign):
            notes.append(_note("look_alikes", given, letters[0][1][0], letters[-1][1][1]))
            letters = [(alike.get(sign, sign), span) for sign, span in letters]
        elif len(scripts) > 1 and scripts <= SPACED:
            notes.append(_note("two_scripts", given, letters[0][1][0], letters[-1][1][1]))
        yield from letters
    yield from signs[at:]


def _has_alikes(text: str) -> bool:
    return any(script_of(sign) in LOOKED_ALIKE - {"LATIN"} for sign in set(text))


def _foreign_words(text: str) -> bool:
    """Whether somebody really writes in one of those scripts: some word cannot be Latin with letters exchanged."""
    alike = list_look_alikes()
    return any(
        all(script_of(sign) in LOOKED_ALIKE - {"LATIN"} for sign in word[0])
        and any(sign not in alike for sign in word[0])
        for word in _WORD.finditer(text)
    )


@cache
def list_look_alikes() -> Mapping[str, str]:
    """Letter of another script → the Latin one it is mistaken for (Unicode's confusables, by confusable-homoglyphs)."""
    table = json.loads((files("confusable_homoglyphs") / "confusables.json").read_text("utf-8"))
    found: dict[str, str] = {}
    for sign, others in table.items():
        if len(sign) != 1 or script_of(sign) not in LOOKED_ALIKE - {"LATIN"}:
            continue
        latin = [
            other["c"] for other in others if len(other["c"]) == 1 and other["c"].isascii() and other["c"].isalpha()
        ]
        if latin:
            # A small letter first: capital I and small l look the same, and texts are read in small letters.
            found[sign] = min(latin, key=lambda letter: (letter.isupper() != sign.isupper(), letter))
    return found


def _join_spelled(signs: _Signs, given: str, notes: list[ScriptNote]) -> _Signs:
    text = "".join(sign for sign, _ in signs)
    gone: set[int] = set()
    for spelled in _SPELLED.finditer(text):
        if not any(script_of(sign) in LOOKED_ALIKE for sign in spelled[0]):
            continue  # lone letters of other scripts are words
        gone.update(range(spelled.start() + 1, spelled.end(), 2))
        notes.append(_note("spelled_out", given, signs[spelled.start()][1][0], signs[spelled.end() - 1][1][1]))
    return [sign for at, sign in enumerate(signs) if at not in gone]


def _one_space(signs: Sequence[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    """Without space at the ends, and one where there are many; a new line stays one."""
    waiting: tuple[str, Span] | None = None
    begun = False
    for sign, span in signs:
        if sign.isspace():
            is_line = sign in "\n\r\u2028\u2029" or bool(waiting and waiting[0] == "\n")
            waiting = ("\n" if is_line else " ", span)
        elif not _is_control(sign):
            if waiting and begun:
                yield waiting
            waiting, begun = None, True
            yield sign, span


@cache
def _is_control(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "C"


def _note(code: NoteCode, given: str, begin: int, end: int) -> ScriptNote:
    return ScriptNote(code, given[begin:end], (begin, end))


def _summed(notes: Sequence[ScriptNote]) -> tuple[ScriptNote, ...]:
    """One note a kind: the first place it was seen, with as many words as stand side by side."""
    first: dict[NoteCode, ScriptNote] = {}
    for note in notes:
        first.setdefault(note.code, note)
    return tuple(first.values())


def show_scripts(words: str) -> str:
    """The scripts of some words, for a sentence: `Latin and Cyrillic`."""
    return " and ".join(sorted({show_script(script) for sign in words if (script := script_of(sign))}))
