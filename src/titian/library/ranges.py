"""One byte range of a file, as RFC 9110 section 14 has it."""

from __future__ import annotations

import re
from typing import Final

_RANGE: Final = re.compile(r"bytes=(?:(\d{1,15})-(\d{0,15})|-(\d{1,15}))")


class RangeUnsatisfiable(Exception):
    """The range lies wholly outside the file: 416."""


def parse_range(header: str | None, size: int) -> tuple[int, int] | None:
    """First and last byte asked for; None when the whole file answers (no range, several, or one not understood)."""
    found = _RANGE.fullmatch((header or "").replace(" ", ""))
    if found is None:
        return None
    first, last, suffix = found.groups()
    if suffix is not None:
        if int(suffix) == 0 or size == 0:
            raise RangeUnsatisfiable
        return max(0, size - int(suffix)), size - 1
    start, end = int(first), int(last) if last else size - 1
    if last and end < start:
        return None  # not a range by the grammar's own rules: ignored
    if start >= size:
        raise RangeUnsatisfiable
    return start, min(end, size - 1)
