"""What somebody typed, as digits: the numerals of any script count, and whatever stands between them does not."""

from __future__ import annotations

import unicodedata


def read_digits(text: str) -> str:
    """The decimal digits of a text as 0 to 9, in their order."""
    values = [unicodedata.decimal(each, None) for each in unicodedata.normalize("NFKC", text)]
    return "".join(str(value) for value in values if value is not None)
