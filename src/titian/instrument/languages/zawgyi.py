"""Whether Burmese was typed with Zawgyi, an old font that gives Unicode's letters other shapes and another order.

On a phone that knows Unicode alone such a text is unreadable. Nothing in it says which of the two it is, so this looks
for orders and letters that are wrong in the one and usual in the other. It is a heuristic: a word of letters that look
the same in both is not told apart, and texts in other languages of the Myanmar block are not asked about.
"""

from __future__ import annotations

import re
from typing import Final

_CONSONANT = "\u1000-\u102a\u103f\u104c-\u104f"
_AFTER_CONSONANT = f"[{_CONSONANT}\u103b-\u103e]"

SIGNS: Final = (
    # Zawgyi writes the vowel e, and the medial ra that hugs a letter, before the consonant; Unicode after it.
    re.compile(f"(?<!{_AFTER_CONSONANT})\u1031"),
    re.compile(f"(?<![{_CONSONANT}\u103a])[\u103b\u103c](?=[{_CONSONANT}])"),
    # Zawgyi's killer is Unicode's sign for stacking, which must stand between two consonants.
    re.compile(f"\u1039(?![{_CONSONANT}])"),
    # Letters of Mon, Karen and Shan, which Burmese does not use: Zawgyi keeps its stacked and narrow letters there.
    re.compile("[\u1033\u1034\u105a\u1060-\u1097]"),
    # Unicode's killer ends a syllable: no vowel that is written before or below stands directly behind it.
    re.compile("\u103a[\u102d\u102e\u1032]"),
)


def looks_like_zawgyi(text: str) -> bool:
    """True where at least one sign stands as it can only stand in Zawgyi."""
    return any(sign.search(text) for sign in SIGNS)
