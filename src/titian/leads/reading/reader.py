"""One text in, one reading out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .errors import RegionMissing, TextTooLong
from .language import name_language
from .model import Reading
from .plain import make_plain
from .rules import Rules, load_rules

LONGEST: Final = 20_000
"""Characters of an offer. What is longer is no offer; a page is cut before it is read."""


def read_text(text: str, *, languages: Sequence[str], country: str | None, rules: Rules | None) -> Reading:
    """`titian.leads.reading.read`, with what it needs loaded."""
    if len(text) > LONGEST:
        message = f"The text has {len(text)} characters, and an offer at most {LONGEST}: give the offer alone."
        raise TextTooLong(message)
    rules = rules or load_rules()
    try:
        return _read(text, languages, country, rules)
    except ModuleNotFoundError as error:
        message = f"{error.name} is not installed, which a region's hub needs: install titian[region]."
        raise RegionMissing(message) from error


def _read(text: str, languages: Sequence[str], country: str | None, rules: Rules) -> Reading:
    cleaned = make_plain(text)
    language, confidence = name_language(cleaned.plain.text, languages)
    identifiers = rules.finder.find(text, cleaned, country)
    why_off = rules.why_off(language, country)
    is_asked = language is not None and not why_off
    signs = rules.find_signs(cleaned.plain, language, country, identifiers) if language and is_asked else {}
    return Reading(
        script_notes=cleaned.notes,
        language=language,
        confidence=confidence,
        plain=cleaned.plain.text,
        identifiers=identifiers,
        hits=rules.ask(text, signs) if is_asked else (),
        rules_off=why_off,
        engine=rules.engine,
    )
