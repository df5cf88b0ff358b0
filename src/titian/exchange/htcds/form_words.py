"""Words that Titian has for choices of the HTCDS form: yes and no, and the names of countries."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from babel import Locale, UnknownLocaleError

Texts = Mapping[str, Mapping[str, str]]
# CLDR and the United Nations name these differently: they stay as the form has them.
_AS_THE_FORM_SAYS: Final = frozenset({"HK", "MO", "PS", "TW"})
YES_NO: Final = {"TRUE": "choice.yes_no.yes", "FALSE": "choice.yes_no.no"}


def find_words(list_name: str, code: str, texts: Texts) -> dict[str, str]:
    """Language tag → words, for the languages that have some.

    Yes and no are those of the pack. A country's name is the pack's own, else that of Unicode's CLDR.
    """
    if list_name == "consent" and code in YES_NO:
        return {tag: words[YES_NO[code]] for tag, words in texts.items() if YES_NO[code] in words}
    if list_name != "citizenship":
        return {}
    found = {tag: words.get(f"choice.country.{code}") or _territories(tag).get(code) for tag, words in texts.items()}
    return {tag: name for tag, name in found.items() if name}


@cache
def _territories(tag: str) -> Mapping[str, str]:
    """CLDR's names of countries in a language; none where it has none: no language lends its neighbour's."""
    try:
        locale = Locale.parse(tag, sep="-", resolve_likely_subtags=False)
    except (UnknownLocaleError, ValueError):
        return {}
    return {str(code): str(name) for code, name in locale.territories.items() if code not in _AS_THE_FORM_SAYS}
