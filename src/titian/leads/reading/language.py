"""Which of the languages asked about a text is in: by its script where that settles it, else by `py3langid`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from titian.instrument.languages.scripts import SIMPLIFIED_ONLY, TRADITIONAL_ONLY, script_of

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SCRIPT_OF: Final = {
    "am": "ETHIOPIC", "ar": "ARABIC", "bn": "BENGALI", "dv": "THAANA", "fa": "ARABIC", "fa-AF": "ARABIC",
    "hi": "DEVANAGARI", "km": "KHMER", "lo": "LAO", "my": "MYANMAR", "ne": "DEVANAGARI", "ps": "ARABIC",
    "si": "SINHALA", "ta": "TAMIL", "th": "THAI", "ur": "ARABIC", "zh-Hans": "CJK", "zh-Hant": "CJK",
}  # fmt: skip
"""Language → its script; what is not here is written in Latin letters."""
CALLED: Final = {"fil": "tl", "fa-AF": "fa", "zh-Hans": "zh", "zh-Hant": "zh"}
"""Language → what `py3langid` calls it, where that is another name."""
FEWEST: Final = 12
"""Letters under which only a script says anything."""
SURE: Final = 0.5
"""Confidence under which no language is named."""


def name_language(text: str, languages: Sequence[str]) -> tuple[str | None, float]:
    """The tag of one of `languages` and how sure that is, from 0 to 1; None where it cannot be told."""
    letters = Counter(script for sign in text if (script := script_of(sign)))
    if not letters:
        return None, 0.0
    script, most = max(letters.items(), key=lambda found: (found[1], found[0]))
    share = round(most / letters.total(), 3)
    able = [tag for tag in languages if SCRIPT_OF.get(tag, "LATIN") == script]
    if script == "CJK":
        able = _by_form(text, able)
    if len(able) == 1:
        return able[0], share
    if not able or most < FEWEST:
        return None, 0.0
    return _classified(text, able)


def _by_form(text: str, able: Sequence[str]) -> list[str]:
    """Chinese in the form it is written in."""
    simplified = sum(sign in SIMPLIFIED_ONLY for sign in text)
    traditional = sum(sign in TRADITIONAL_ONLY for sign in text)
    form = "zh-Hant" if traditional > simplified else "zh-Hans"
    return [form] if form in able else list(able)


def _classified(text: str, able: Sequence[str]) -> tuple[str | None, float]:
    named = {CALLED.get(tag, tag): tag for tag in reversed(able)}
    known = tuple(sorted(set(named) & _names()))
    if not known:
        return None, 0.0
    name, probability = _identifier(known).classify(text)
    sure = round(float(probability), 3)
    return (named[name], sure) if sure >= SURE else (None, sure)


@cache
def _identifier(names: tuple[str, ...]) -> LanguageIdentifier:
    """The model, held to these names; to all it knows where there are none."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    if names:
        identifier.set_languages(names)
    return identifier


@cache
def _names() -> frozenset[str]:
    return frozenset(_identifier(()).labels)
