"""About how long words take to say, so that a translation that grew is seen before it is recorded."""

from __future__ import annotations

import unicodedata
from typing import Final

# Letters (marks not counted) a second in calm speech. Rough on purpose: it compares a text with its English, no more.
PER_SECOND: Final = {"Hans": 4.0, "Hant": 4.0, "Ethi": 7.0, "Thai": 9.0, "Laoo": 9.0, "Khmr": 9.0, "Mymr": 7.0}
OTHERS: Final = 12.0


def count_letters(words: str) -> int:
    """Letters and digits as a reader counts them: a vowel sign above or below is part of its letter."""
    return sum(unicodedata.category(character)[0] in "LN" for character in words)


def estimate_seconds(words: str, script: str) -> float:
    """Seconds, to one decimal."""
    return round(count_letters(words) / PER_SECOND.get(script, OTHERS), 1)
