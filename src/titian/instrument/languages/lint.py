"""What a program can find in a text that nobody at hand can read: wrong letters, lost signs, changed numbers.

`lint` is pure: a text, its English and a row of the table of languages in, flaws out, each a sentence for whoever wrote
the text. An error is certain enough to stop a release; a warning wants a look. It never says that a text is good.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, Literal

from .scripts import NAMES, SIMPLIFIED_ONLY, TRADITIONAL_ONLY, script_of, show_script
from .table import SOURCE, Language
from .zawgyi import looks_like_zawgyi

Weight = Literal["error", "warning"]

WEIGHTS: Final[dict[str, Weight]] = {
    "text.empty": "error",
    "text.wrong_script": "error",
    "text.mixed_scripts": "error",
    "text.latin_word": "warning",
    "text.other_chinese": "error",
    "text.zawgyi": "error",
    "text.native_digits": "error",
    "text.digits_differ": "error",
    "text.digits_spelled": "warning",
    "text.placeholders": "error",
    "text.hidden_signs": "error",
    "text.joiner": "error",
    "text.not_nfc": "error",
    "text.space_ends": "error",
    "text.spaces": "warning",
    "text.length": "warning",
    "text.question": "warning",
    "text.same_as_english": "warning",
    "text.question_denies": "error",
    "text.no_echoed": "error",
    "text.either_or": "error",
    "text.heard_as": "error",
    "text.can_for_may": "error",
    "text.number_said": "error",
    "text.tag_question": "warning",
    "text.promise": "warning",
    "text.private_care": "warning",
    "text.law_word": "warning",
    "text.adult_form": "warning",
    "text.long_to_hear": "warning",
}
"""Every flaw there is, and how much it weighs. From `text.question_denies` on they are found by `misleading`."""

WITHOUT_QUESTION_MARK: Final = frozenset({"th", "lo", "my", "rki", "shn", "km"})
"""Languages that ask with a word and as a rule write no mark."""
QUESTION_MARKS: Final = "?\uff1f\u061f\u1367\u037e"
PLACEHOLDER: Final = re.compile(r"\{\w+\}")
JOINER, NON_JOINER = "\u200d", "\u200c"
ENOUGH_TO_COMPARE: Final = 20
"""Letters of English under which the length of a translation says nothing."""
LENGTHS: Final = {"Hans": (0.1, 0.8), "Hant": (0.1, 0.8), "Ethi": (0.25, 1.5), "Latn": (0.38, 2.2), "Mymr": (0.22, 2.0)}
USUAL_LENGTH: Final = (0.3, 2.2)
"""How long a translation is beside its English, letters by letters; vowel signs and tones take no room."""

_INDIC: Final = frozenset({"Beng", "Deva", "Guru", "Mlym", "Sinh", "Taml", "Telu"})
_JOINS: Final = frozenset({JOINER, NON_JOINER})
_HARD_SPACES: Final = "\u00a0\u202f"


@dataclass(frozen=True)
class Flaw:
    """One thing wrong with one text."""

    code: str
    sentence: str

    @property
    def weight(self) -> Weight:
        """Whether it stops a release or wants a look."""
        return WEIGHTS[self.code]


def lint(text: str, english: str, language: Language) -> list[Flaw]:
    """Everything found in `text`, errors first. English itself is looked at alone, without comparing."""
    if not text.strip():
        return [Flaw("text.empty", "There is no text.")]
    flaws = [*_letters(text, english, language), *_signs(text, language), *_spaces(text, language)]
    if language.tag != SOURCE:
        flaws += [*_numbers(text, english), *_against_english(text, english, language)]
    return sorted(flaws, key=lambda flaw: flaw.weight)


def _letters(text: str, english: str, language: Language) -> Iterator[Flaw]:
    own = NAMES.get(language.script)
    bare = PLACEHOLDER.sub(" ", text)
    found: Counter[str] = Counter()
    for sign, count in Counter(bare).items():
        if script := script_of(sign):
            found[script] += count
    if own is None or not found:
        return
    foreign = {script: count for script, count in found.items() if script != own}
    if found[own] < sum(foreign.values()):
        most = max(foreign, key=lambda script: foreign[script])
        sentence = f"It is written in {show_script(most)} letters; {language.english_name} uses {show_script(own)}."
        yield Flaw("text.wrong_script", sentence)
        return
    for script in sorted(foreign.keys() - {"LATIN"}):
        signs = "".join(dict.fromkeys(sign for sign in bare if script_of(sign) == script))
        yield Flaw("text.mixed_scripts", f"It mixes in {show_script(script)} letters: {signs[:12]}")
    if "LATIN" in foreign:
        known = {word.casefold() for word in _latin_words(english)}
        strange = [word for word in _latin_words(bare) if word.casefold() not in known]
        if strange:
            yield Flaw("text.latin_word", f"It has Latin words that English does not have: {', '.join(strange[:6])}.")
    yield from _form(text, language)


def _form(text: str, language: Language) -> Iterator[Flaw]:
    """The other form of Chinese, and the other encoding of Burmese."""
    others = {"Hans": (TRADITIONAL_ONLY, "traditional"), "Hant": (SIMPLIFIED_ONLY, "simplified")}
    if language.script in others:
        signs, name = others[language.script]
        if strange := "".join(dict.fromkeys(sign for sign in text if sign in signs)):
            yield Flaw("text.other_chinese", f"It has {name} characters: {strange[:12]}")
    if language.script == "Mymr" and language.tag == "my" and looks_like_zawgyi(text):
        yield Flaw("text.zawgyi", "It was typed with Zawgyi. Convert it to Unicode; no newer phone can show it.")


def _latin_words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+", text)


def _signs(text: str, language: Language) -> Iterator[Flaw]:
    """What is not seen, and digits a phone's keypad does not have."""
    signs = dict.fromkeys(text)
    if hidden := [sign for sign in signs if _is_hidden(sign)]:
        names = ", ".join(f"U+{ord(sign):04X} {unicodedata.name(sign, '')}".strip() for sign in hidden)
        yield Flaw("text.hidden_signs", f"It holds signs nobody sees: {names}. Take them out.")
    joiners = (
        [place for place, sign in enumerate(text) if sign in (JOINER, NON_JOINER)] if signs.keys() & _JOINS else []
    )
    if strays := [place for place in joiners if not _joins(text, place, language)]:
        where = ", ".join(str(place + 1) for place in strays[:6])
        yield Flaw("text.joiner", f"A joiner or non-joiner stands where it joins nothing: character {where}.")
    if any(sign.isdecimal() and not sign.isascii() for sign in signs):
        yield Flaw(
            "text.native_digits", "It has digits of its own script. Write 0 to 9: they are on every phone and card."
        )
    if not unicodedata.is_normalized("NFC", text):
        yield Flaw("text.not_nfc", "Its letters are not composed as Unicode's normal form (NFC) has them.")


@cache
def _is_hidden(sign: str) -> bool:
    category = unicodedata.category(sign)
    return (category in ("Cf", "Co", "Cn", "Cs") and sign not in (JOINER, NON_JOINER)) or (
        category == "Cc" and sign not in "\t\r\n"
    )


def _joins(text: str, place: int, language: Language) -> bool:
    """Persian and its kin part two letters of a word with a non-joiner; Indic scripts steer a virama with either."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if language.script == "Arab" and language.tag != "ar":
        return text[place] == NON_JOINER and script_of(before or " ") == script_of(after or " ") == "ARABIC"
    return language.script in _INDIC and (_is_virama(before) or _is_virama(after))


def _is_virama(sign: str) -> bool:
    return bool(sign) and unicodedata.combining(sign) == 9  # Unicode's class of viramas


def _spaces(text: str, language: Language) -> Iterator[Flaw]:
    if text != text.strip():
        yield Flaw("text.space_ends", "It begins or ends with a space.")
    inner = re.sub(f"[{_HARD_SPACES}](?=[?!:;»])|(?<=«)[{_HARD_SPACES}]", "", text) if language.tag == "fr" else text
    if re.search(r"\s\s|[^\S ]", inner.strip()):
        yield Flaw("text.spaces", "It has two spaces together, a line break, or a space of an unusual kind.")


def _numbers(text: str, english: str) -> Iterator[Flaw]:
    if sorted(_digits(text)) == sorted(_digits(english)):
        return
    theirs, ours = (Counter(_digits(one)) for one in (text, english))
    if theirs and ours:
        sentence = f"Its numbers are {_told(theirs)}; in English they are {_told(ours)}."
        yield Flaw("text.digits_differ", sentence)
    else:
        where = (
            f"English has {_told(ours)}, and it has no digits"
            if ours
            else f"It has {_told(theirs)}, and English no digits"
        )
        yield Flaw("text.digits_spelled", f"{where}. Is the number the same?")


@lru_cache(maxsize=4096)  # each English text is read once a language
def _digits(text: str) -> tuple[str, ...]:
    """Numbers by their value, in whatever digits they are written."""
    if not re.search(r"\d", text):  # of any script
        return ()
    plain = "".join(str(unicodedata.decimal(sign)) if unicodedata.category(sign) == "Nd" else sign for sign in text)
    return tuple(re.findall(r"[0-9]+", plain))


def _told(numbers: Counter[str]) -> str:
    return ", ".join(sorted(numbers.elements()))


def _against_english(text: str, english: str, language: Language) -> Iterator[Flaw]:
    theirs, ours = (Counter(PLACEHOLDER.findall(one)) if "{" in one else Counter() for one in (text, english))
    if theirs != ours:
        wrong = ", ".join(sorted((theirs - ours).keys() | (ours - theirs).keys()))
        yield Flaw("text.placeholders", f"Names in braces are not those of English: {wrong}.")
    if "?" in english and not set(text) & set(QUESTION_MARKS) and language.tag not in WITHOUT_QUESTION_MARK:
        yield Flaw("text.question", "English asks, and it has no question mark.")
    if _is_sentence(english) and text.casefold() == english.casefold():
        yield Flaw("text.same_as_english", "It is the English text.")
    length, least = _length(text), _length(english)
    low, high = LENGTHS.get(language.script, USUAL_LENGTH)
    if least >= ENOUGH_TO_COMPARE and not low * least <= length <= high * least:
        much = "long" if length > least * high else "short"
        yield Flaw("text.length", f"It is very {much} beside English: {length} letters for {least}.")


@lru_cache(maxsize=4096)
def _length(text: str) -> int:
    return sum(map(_takes_room, text))


@cache
def _takes_room(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Mn", "Mc", "Zs")


def _is_sentence(english: str) -> bool:
    """More than a name, which may be the same in two languages."""
    return any(word[:1].islower() for word in english.split()[1:])
