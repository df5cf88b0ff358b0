"""What one offer says: its letters, its language, what it can be followed by, and which known lures its words match.

    read(text, languages=["en", "my", "th"], country="TH")      a `Reading`

Nothing here decides anything: a reading is derived from the text alone, can be made again, and never says *safe*. No
Django, no network. What only a region needs (`titian[region]`) is loaded with the first call.
"""

from .errors import ReadingError, RegionMissing, TextTooLong, WordsUnreadable
from .model import Certainty, Hit, Identifier, IdentifierKind, Reading, ScriptNote

__all__ = [
    "Certainty",
    "Hit",
    "Identifier",
    "IdentifierKind",
    "Reading",
    "ReadingError",
    "RegionMissing",
    "ScriptNote",
    "TextTooLong",
    "WordsUnreadable",
]
