"""What one offer says: its letters, its language, what it can be followed by, and which known lures its words match.

    read(text, languages=["en", "my", "th"], country="TH")      a `Reading`

Nothing here decides anything: a reading is derived from the text alone, can be made again, and never says *safe*. No
Django, no network. What only a region needs (`titian[region]`) is loaded with the first call.
"""

from collections.abc import Sequence

from .errors import ReadingError, RegionMissing, TextTooLong, WordsUnreadable
from .model import Certainty, Hit, Identifier, IdentifierKind, Reading, ScriptNote
from .rules import HonestAds, Rules, load_rules

__all__ = [
    "Certainty",
    "Hit",
    "HonestAds",
    "Identifier",
    "IdentifierKind",
    "Reading",
    "ReadingError",
    "RegionMissing",
    "Rules",
    "ScriptNote",
    "TextTooLong",
    "WordsUnreadable",
    "load_rules",
    "read",
]


def read(text: str, *, languages: Sequence[str], country: str | None = None, rules: Rules | None = None) -> Reading:
    """What an offer says. `languages` are the tags it may be in, `country` (ISO 3166) is where it stands, if known.

    `rules` are `load_rules()`, with the honest ads that countries brought (`with_honest`) and without what is turned
    off; as they are shipped, no rule is asked, and the reading says why. Raises TextTooLong, and RegionMissing where
    `titian[region]` is not installed.
    """
    from .reader import read_text

    return read_text(text, languages=languages, country=country, rules=rules)
