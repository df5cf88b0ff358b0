"""Whether words are in the language they say they are, sentence by sentence, and whether two languages agree.

By letters first; where two languages share theirs, by the small words of each. A sentence too short to tell passes.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from titian.instrument.languages.scripts import script_of

from .words import read_words

SCRIPTS: Final[Mapping[str, str]] = {"en": "LATIN", "id": "LATIN", "th": "THAI"}
FEWEST: Final = 8
"""Letters under which a sentence says nothing of its language."""
MOST_FOREIGN: Final = 0.34
"""The share of other letters a sentence may have: names and units are written as they are."""
_SENTENCES: Final = re.compile(r"(?<=[.!?\u3002])\s+|\n+")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_NUMBERS: Final = re.compile(r"\d+(?:[.,\u00a0]\d{3}(?!\d))*")


def matches(text: str, language: str) -> bool:
    """Whether each sentence may be of the language. True for a language that is not among ours: nothing is known."""
    script = SCRIPTS.get(language)
    return script is None or all(_is_of(sentence, language, script) for sentence in _SENTENCES.split(text))


def list_numbers(text: str) -> Counter[int]:
    """Every whole number in the text, whatever digits it is written in, and each as often as it stands there."""
    plain = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
    return Counter(int(re.sub(r"\D", "", found)) for found in _NUMBERS.findall(plain))


def find_refused(text: str) -> Iterator[str]:
    """Words, of any language of ours, that ask for what no alert may ask for."""
    folded = _fold(text)
    for language, beginnings in read_words().refused.items():
        for word in beginnings:
            at_start = "" if SCRIPTS[language] != "LATIN" else r"(?<!\w)"
            pattern = at_start + re.escape(_fold(word)).replace(r"\ ", r"[\s-]+")
            if re.search(pattern, folded):
                yield word


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _is_of(sentence: str, language: str, script: str) -> bool:
    letters = Counter(found for sign in sentence if (found := script_of(sign)))
    if letters.total() < FEWEST:
        return True
    if 1 - letters[script] / letters.total() > MOST_FOREIGN:
        return False
    rivals = [other for other, its in SCRIPTS.items() if its == script and other != language]
    words = [word.casefold() for word in _WORDS.findall(sentence)]
    own = _count_small(words, language)
    return all(_count_small(words, other) <= own for other in rivals)


def _count_small(words: list[str], language: str) -> int:
    known = set(read_words().small_words.get(language, ()))
    return sum(word in known for word in words)
