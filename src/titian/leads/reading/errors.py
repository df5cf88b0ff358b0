"""What can go wrong before an offer is read. A text itself never fails: what is not understood is not named."""

from __future__ import annotations


class ReadingError(Exception):
    """Base of the errors of this package. `code` is stable; the sentence says what to do."""

    code = "reading.error"


class WordsUnreadable(ReadingError):
    """A file of signs, names or places cannot be read, or contradicts the sheets."""

    code = "reading.words_unreadable"


class TextTooLong(ReadingError):
    """The text is longer than an offer is."""

    code = "reading.too_long"


class RegionMissing(ReadingError):
    """What a region's rooms need is not installed."""

    code = "reading.region_missing"
