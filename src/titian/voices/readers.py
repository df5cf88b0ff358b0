"""How writing becomes IPA: three readers, of which a language names one in its pronunciation file.

`espeak` asks espeak-ng (GPL) as a separate program. `mandarin` asks misaki (Apache-2.0), which knows the words and
tones of Chinese writing. `letters` reads by the rules in the pronunciation file, for a language whose spelling is
regular: no package knows it, a translator can read and mend the rules. Their IPA is kept in the pack, so that only
texts whose words changed need any of them.
"""

# ruff: noqa: RUF001 (IPA letters are meant)

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

from titian.voices.errors import LostSound, MissingTool

Stress = Literal["penultimate", "first", "none"]
"""Where a word read by letters is stressed, unless a rule or the file says so itself.

`penultimate` is the last vowel but one, or the last where that one is the weak `ə`; `first` is the first vowel, or the
second where that one is weak.
"""


def ask_espeak(words: str, voice: str) -> str:
    """The IPA of a run of words as espeak-ng says it in one of its voices."""
    program = shutil.which("espeak-ng")
    if program is None:
        message = "espeak-ng is not installed, and a text has no pronunciation yet (Debian package espeak-ng)."
        raise MissingTool(message)
    answer = subprocess.run(  # noqa: S603 (a fixed program, words as one argument after --)
        [program, "-q", "--ipa", "-v", voice, "--", words], capture_output=True, check=True, encoding="utf-8"
    )
    return " ".join(answer.stdout.split())


_SIMPLE = str.maketrans("麽於乾著", "么于干着")
"""What misaki's table of traditional signs leaves or reads otherwise; 著 is the particle in all words of the pack."""


def ask_misaki(words: str) -> str:
    """The signs of Kokoro for a run of Chinese writing of either script; arrows are the tones."""
    reader, convert = _load_misaki()
    said: str = reader(convert.tranditional_to_simplified(words).translate(_SIMPLE))[0]
    return " ".join(said.split())


@cache
def _load_misaki() -> tuple[Any, Any]:  # Any: this package is absent wherever types are checked
    try:
        convert = importlib.import_module("misaki.zh_normalization.char_convert")
        return importlib.import_module("misaki.zh").ZHG2P(), convert
    except ImportError as error:
        message = (
            "misaki is not installed, and a Mandarin text has no pronunciation yet. "
            "Rendering needs: pip install --no-deps -r requirements/voices.txt"
        )
        raise MissingTool(message) from error


_VOWELS = "aeiouyæøœɐɑɒɔəɛɜɤɨɪɯʊʌ"
_GLIDES = "ɪʊ"
"""The second half of a diphthong where another vowel stands before them (`aɪ`, `aʊ`): no syllable of its own."""


def spell(words: str, rules: Sequence[tuple[str, str]], stress: Stress) -> str:
    """The IPA of words by letter rules: at each place the first rule that fits says the letters it took.

    A rule is a regular expression over the word in small letters and the IPA of what it matches; it may look around
    (`(?<=n)g`, `e(?=r)`). Raises `LostSound` for a letter that no rule reads.
    """
    compiled = [(re.compile(letters), ipa) for letters, ipa in rules]
    return " ".join(_stress(_spell_word(word.lower(), compiled), stress) for word in words.split())


def _spell_word(word: str, rules: Sequence[tuple[re.Pattern[str], str]]) -> str:
    said = ""
    place = 0
    while place < len(word):
        found = next(((match, ipa) for rule, ipa in rules if (match := rule.match(word, place)) and match[0]), None)
        if found is None:
            message = f"No rule reads {word[place]!r} of {word!r}. Add one, or the word, in the pronunciation file."
            raise LostSound(message)
        match, ipa = found
        said += ipa
        place = match.end()
    return said


def _stress(word: str, stress: Stress) -> str:
    vowels = [
        place
        for place, sign in enumerate(word)
        if sign in _VOWELS and not (sign in _GLIDES and place and word[place - 1] in _VOWELS)
    ]
    if stress == "none" or not vowels or "ˈ" in word:
        return word
    if stress == "first":
        place = vowels[1] if len(vowels) > 1 and word[vowels[0]] == "ə" else vowels[0]
    else:
        place = vowels[-2] if len(vowels) > 1 and word[vowels[-2]] != "ə" else vowels[-1]
    return f"{word[:place]}ˈ{word[place:]}"
